import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { allDocuments } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { nearest } from '../model/text/nearest.ts';
import type { Place } from '../model/text/place.ts';
import { includedParts } from '../model/catalogue/parts.ts';
import { resolveLink } from '../model/site/links.ts';
import { siteMapOf, type SiteMap } from '../model/site/site-map.ts';
import { addressByAlias, innerLinks } from './links-in-content.ts';
import { quoted } from './wording.ts';

export const linkUnknownAnchor = {
  id: 'link/unknown-anchor',
  level: 'error',
  summary: 'Every `#anchor` that a link inside the site names exists on the page that it leads to.',
  run: (catalogue: Catalogue) => {
    const siteMap = siteMapOf(catalogue);
    return [...anchorsOfLinks(catalogue), ...anchorsOfBranches(catalogue), ...anchorsInParts(catalogue)].flatMap(
      (use) => unknownAnchor(use, siteMap),
    );
  },
} satisfies Check;

/** An anchor that is named, and the page that should have it. */
interface AnchorUse {
  anchor: string;
  address: string;
  at: Place;
  part?: Document<'part'>;
}

function anchorsOfLinks(catalogue: Catalogue): AnchorUse[] {
  const aliases = addressByAlias(catalogue);
  return innerLinks(catalogue).flatMap(({ link, target: { anchor, address } }) =>
    anchor === undefined || address === '' ? [] : [{ anchor, address: aliases.get(address) ?? address, at: link.at }],
  );
}

/** `#section` in `goto` of a branch. A runbook in `goto` is a reference. */
function anchorsOfBranches(catalogue: Catalogue): AnchorUse[] {
  return allDocuments(catalogue).flatMap((document) => ownAnchorUses(document).filter(({ address }) => address !== ''));
}

function ownAnchorUses(document: Document): AnchorUse[] {
  return (document.body?.elements ?? []).flatMap(({ props, places, at }) => {
    const { goto } = props;
    const target = typeof goto === 'string' && goto.startsWith('#') ? resolveLink(document, goto) : undefined;
    if (target?.kind !== 'page' || target.anchor === undefined) return [];
    return [{ anchor: target.anchor, address: target.address, at: places['goto'] ?? at }];
  });
}

/** `#section` in a part means the page that includes it: a section of the part itself, or of every such page. */
function anchorsInParts(catalogue: Catalogue): AnchorUse[] {
  const uses = new Map<string, AnchorUse>();
  const pages = [
    ...catalogue.documents.runbook.values(),
    ...catalogue.documents.guide.values(),
    ...catalogue.documents.service.values(),
  ];
  for (const page of pages) {
    for (const { part } of includedParts(catalogue, page)) {
      const links = (part.body?.links ?? []).flatMap(({ href, at }): AnchorUse[] => {
        const target = resolveLink(part, href);
        return target.kind === 'page' && target.address === '' && target.anchor !== undefined
          ? [{ anchor: target.anchor, address: '', at }]
          : [];
      });
      for (const use of [...links, ...ownAnchorUses(part)]) {
        const resolved = resolveLink(page, `#${use.anchor}`);
        if (resolved.kind === 'page')
          uses.set(`${use.at.file} ${use.at.line} ${use.at.column} ${page.file}`, {
            ...use,
            address: resolved.address,
            part,
          });
      }
    }
  }
  return [...uses.values()];
}

function unknownAnchor({ anchor, address, at, part }: AnchorUse, siteMap: SiteMap): Reported[] {
  const anchors = siteMap.get(address);
  if (!anchors || anchors.has(anchor)) return [];
  const known = [...anchors].filter((id) => id !== 'content');
  const near = nearest(anchor, known);
  const which = part ? `The page \`${address}\`, which includes the part \`${part.id}\`,` : `The page \`${address}\``;
  const others = known.length > 0 ? `Use one of ${quoted(known)}.` : 'Delete `#` and what follows it from the link.';
  return [
    {
      message: `${which} has no anchor \`#${anchor}\`.`,
      hint: near === undefined ? others : `Did you mean \`#${near}\`?`,
      at,
    },
  ];
}
