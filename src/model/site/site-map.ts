import { contentTypeOf, type ContentTypeName } from '../../../schemas/content-types.ts';
import { addressOf } from './document-address.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { mayHold } from '../catalogue/document.ts';
import { mayHoldIds } from '../catalogue/named-items.ts';
import { termsOf } from '../catalogue/glossary.ts';
import { anchorsOfPage, anchorsOnSharedPage, siteAnchor, type PageAnchor } from './page-anchors.ts';
import { guidesOf, runbooksByService, servicesByName, type ServiceRunbooks } from '../catalogue/runbooks-by-service.ts';
import { viewOf } from '../catalogue/views.ts';
import { includesUnread, knowsAll, knowsAllAlerts } from '../catalogue/unread.ts';

/** A page of the site, with its anchors in order. */
export interface SitePage {
  /** From the site's root, with the last slash: `/slos/`. */
  address: string;
  /** File that the page is made from; undefined when the site makes it from many, or from none. */
  file: string | undefined;
  /** In order, also those that occur twice. */
  anchors: readonly PageAnchor[];
  /** Whether these are all. They are not where a file is broken, or where Astro compiles the page. */
  complete: boolean;
}

/** Anchors of each page by its address; undefined where nobody can know them all. */
export type SiteMap = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/**
 * Every page that a link in the content may name, and its anchors. Pages of alerts are not among them: they are made from
 * alert rules too, which are no part of the catalogue.
 */
export const siteMapOf = viewOf(
  (catalogue): SiteMap =>
    new Map(
      pagesOf(catalogue).map(({ address, anchors, complete }) => [
        address,
        complete ? new Set(anchors.map(({ id }) => id)) : undefined,
      ]),
    ),
);

/** Every page that the catalogue makes. */
export const pagesOf = viewOf(gatherPages);

function gatherPages(catalogue: Catalogue): readonly SitePage[] {
  const { documents, broken, unread, site, glossary } = catalogue;
  const knowsServices = knowsWhatServicesShow(catalogue);
  const serviceIds = servicesByName(catalogue).map(({ serviceId }) => serviceId);
  const list = (address: string, ids: readonly string[]): SitePage => ({
    address,
    file: undefined,
    anchors: ['content', ...ids].map(siteAnchor),
    complete: isComplete,
  });
  const isComplete =
    broken.length === 0 &&
    unread.length === 0 &&
    !(glossary && mayHold(glossary, ['terms', '*'])) &&
    ['service', 'status'].every((field) => knowsAll(catalogue, ['runbook', 'guide'], [field]));
  const own = [...documents.service.values(), ...documents.runbook.values(), ...documents.guide.values()];
  // While `site.yaml` is broken, nobody knows whether it trusts them: a link to one is not dangling.
  const mayTrust = !site || site.data.trustPages || mayHold(site, ['trustPages']);
  const compiled = mayTrust ? [...documents.page.values()] : [];
  return [
    list('/', serviceIds),
    list('/services/', []),
    list('/runbooks/', runbookIndexAnchors(runbooksByService(catalogue))),
    ...runbooksByService(catalogue).map(({ serviceId, planned }) =>
      list(`/runbooks/${serviceId}/`, planned.length > 0 ? ['planned'] : []),
    ),
    list(
      '/guides/',
      [undefined, ...serviceIds].filter((id) => guidesOf(catalogue, id).length > 0).map((id) => id ?? 'general'),
    ),
    list(
      '/glossary/',
      termsOf(catalogue.glossary).map(({ anchor }) => anchor),
    ),
    ...sharedPages(catalogue),
    ...own.map((document) => ({
      address: addressOf(document),
      file: document.file,
      anchors: anchorsOfPage(catalogue, document),
      complete:
        !includesUnread(catalogue, document) && !mayHoldIds(document) && (document.type !== 'service' || knowsServices),
    })),
    ...[...compiled, ...broken.filter(hasOwnPage)].map((page) => ({
      address: addressOf(page),
      file: page.file,
      anchors: [],
      complete: false,
    })),
    ...broken
      .filter(({ type }) => type === 'service')
      .map(({ id }) => ({ address: `/runbooks/${id}/`, file: undefined, anchors: [], complete: false })),
    { address: '/health/', file: undefined, anchors: [], complete: false },
    { address: '/a-z/', file: undefined, anchors: [], complete: false },
  ];
}

/** Whether it is known which sections the pages of services have: of their alerts, objectives and guides. */
function knowsWhatServicesShow(catalogue: Catalogue): boolean {
  return knowsAllAlerts(catalogue) && knowsAll(catalogue, ['runbook', 'guide'], ['service']);
}

function runbookIndexAnchors(groups: readonly ServiceRunbooks[]): string[] {
  const filled = groups.filter(({ runbooks, planned }) => runbooks.length + planned.length > 0);
  return [
    ...filled.map(({ serviceId }) => serviceId),
    ...(filled.some(({ planned }) => planned.length > 0) ? ['planned'] : []),
  ];
}

/** Whether each document of a type has a page of its own. */
function hasOwnPage({ type }: { type: ContentTypeName }): boolean {
  const { place, page } = contentTypeOf(type);
  return 'folder' in place && page !== 'none' && 'address' in page;
}

/** Pages that documents of one type or of several share. */
function sharedPages(catalogue: Catalogue): SitePage[] {
  const shared = (Object.keys(catalogue.documents) as (keyof Catalogue['documents'])[]).flatMap((type) => {
    const { page } = contentTypeOf(type);
    return page !== 'none' && 'shared' in page ? [{ type, page }] : [];
  });
  return [...Map.groupBy(shared, ({ page }) => page.shared)].map(([address, types]) => ({
    address,
    file: undefined,
    anchors: [
      ...(address === '/slos/' ? ['content', 'how-to-read'] : ['content']).map(siteAnchor),
      ...types.flatMap(({ type, page }) =>
        [...catalogue.documents[type].values()].flatMap((document) => anchorsOnSharedPage(catalogue, document, page)),
      ),
    ],
    complete: types.every(
      ({ type }) =>
        knowsAll(catalogue, [type]) &&
        [...catalogue.documents[type].values()].every(
          (document) => !mayHoldIds(document) && !includesUnread(catalogue, document),
        ),
    ),
  }));
}
