import { addressOf } from '../model/site/document-address.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document, LinkUse } from '../model/catalogue/document.ts';
import { resolveLink, type LinkTarget } from '../model/site/links.ts';

/** A link from one page of the site to another. */
export interface InnerLink {
  link: LinkUse;
  document: Document;
  target: LinkTarget & { kind: 'page' };
}

/** Every Markdown link whose target the catalogue should know. Images are files beside the pages. */
export function innerLinks(catalogue: Catalogue): InnerLink[] {
  const siteUrl = catalogue.site?.data.url;
  return allDocuments(catalogue).flatMap((document) =>
    (document.body?.links ?? []).flatMap((link) => {
      const target = resolveLink(document, link.href, siteUrl);
      return link.kind === 'link' && target.kind === 'page' ? [{ link, document, target }] : [];
    }),
  );
}

/** Address of the page that an old address leads to, by the old address as links are resolved: decoded. */
export function addressByAlias(catalogue: Catalogue): Map<string, string> {
  const documents = [...catalogue.documents.runbook.values(), ...catalogue.documents.guide.values()];
  return new Map(
    documents.flatMap((document) =>
      document.data.aliases.map((alias) => [decodeURIComponent(alias), addressOf(document)] as const),
    ),
  );
}
