import { alertsOfService } from '../alerts/alerts.ts';
import type { SharedPage } from '../../../schemas/content-type.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { namespacesOf } from '../catalogue/named-items.ts';
import { nestedAnchor } from '../catalogue/nested-prose.ts';
import { includedParts, parametersOf } from '../catalogue/parts.ts';
import { placeOf, type Place } from '../text/place.ts';
import { guidesOf } from '../catalogue/runbooks-by-service.ts';
import { viewsOf } from '../catalogue/views.ts';

/** Something on a page that a link may name: `#id`. */
export interface PageAnchor {
  id: string;
  /** What has it: the site itself, a section or step of a text, a part that a text includes, or something with an id. */
  of: 'site' | 'text' | 'part' | 'item';
  /** The same, as it is in a sentence: `the team \`payments\``. */
  what: string;
  /** Where it comes from; undefined for a section that the site itself puts there. */
  at: Place | undefined;
}

/** All anchors of the page of one service, runbook or guide: of its text, of included parts, of the site's own sections. */
export const anchorsOfPage = viewsOf((catalogue: Catalogue, document: Document): readonly PageAnchor[] => [
  ...siteAnchorsOf(catalogue, document).map(siteAnchor),
  ...anchorsOfText(catalogue, document),
]);

/** Anchors of the text of a document and of the parts that it includes. */
export function anchorsOfText(catalogue: Catalogue, document: Document): PageAnchor[] {
  const written =
    document.body?.anchors.map(({ id, at }) => ({ id, of: 'text' as const, what: 'a section or step', at })) ?? [];
  return [...written, ...anchorsOfParts(catalogue, document)];
}

function anchorsOfParts(catalogue: Catalogue, document: Document): PageAnchor[] {
  return includedParts(catalogue, document).flatMap(({ part, include }) =>
    (part.body?.anchors ?? []).map(({ id }) => ({
      id,
      of: 'part' as const,
      what: `the part \`${part.id}\``,
      at: include.at,
    })),
  );
}

/** Anchors of a document that shares its page with others: its own, those of its items, those of its text. */
export function anchorsOnSharedPage(catalogue: Catalogue, document: Document, page: SharedPage): PageAnchor[] {
  const prefix = page.anchor(document.id);
  const what = `${page.phrase} \`${document.id}\``;
  const items = new Map(namespacesOf(document).flatMap(({ items }) => items.map((item) => [item.id, item.path])));
  const itemAnchors = [...items].map(([id, path]) => ({
    id: `${prefix}-${id}`,
    of: 'item' as const,
    what: `\`${id}\` of ${what}`,
    at: placeOf(document, path),
  }));
  const written = (document.body?.anchors ?? []).map(({ id, at }) => ({
    id: nestedAnchor(prefix, id),
    of: 'text' as const,
    what: `the text on ${what}`,
    at,
  }));
  return [
    { id: prefix, of: 'item' as const, what, at: { file: document.file, line: 1, column: 1 } },
    ...(page.itemsHaveAnchors ? itemAnchors : []),
    ...written,
    ...anchorsOfParts(catalogue, document),
  ];
}

/** Ids of the sections that the page of a document has whatever its text says. */
function siteAnchorsOf(catalogue: Catalogue, document: Document): string[] {
  switch (document.type) {
    case 'service':
      return ['content', 'call', ...sectionsOfService(catalogue, document as Document<'service'>)];
    case 'runbook':
      return parametersOf(catalogue, document as Document<'runbook'>).length > 0
        ? ['content', 'call', 'parameters']
        : ['content', 'call'];
    case 'guide':
      return parametersOf(catalogue, document as Document<'guide'>).length > 0
        ? ['content', 'parameters']
        : ['content'];
    default:
      return [];
  }
}

function sectionsOfService(catalogue: Catalogue, { id, data }: Document<'service'>): string[] {
  const { links, metrics, environments, components, costBudgets, retention } = data;
  const sections: [id: string, shown: boolean][] = [
    ['runbooks', true],
    ['alerts', alertsOfService(catalogue, id).length > 0],
    ['links', links.length > 0],
    ['objectives', catalogue.documents.slo.has(id)],
    ['metrics', metrics.length > 0],
    ['environments', environments.length > 0],
    ['components', components.length > 0],
    ['costs', costBudgets.length > 0],
    ['retention', retention.length > 0],
    ['guides', guidesOf(catalogue, id).length > 0],
  ];
  return [
    ...sections.filter(([, shown]) => shown).map(([id]) => id),
    ...metrics.map(({ id }) => `metric-${id}`),
    ...environments.map(({ id }) => `environment-${id}`),
    ...components.map(({ id }) => `component-${id}`),
    ...costBudgets.map(({ id }) => `cost-${id}`),
  ];
}

/** A section that the site itself puts on a page. */
export function siteAnchor(id: string): PageAnchor {
  return { id, of: 'site', what: 'a section that the site puts on this page', at: undefined };
}
