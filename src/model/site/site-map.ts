import type { ContentTypeName } from '../../../schemas/content-types.ts';
import { addressOf } from './addresses.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { mayHold, type Document } from '../catalogue/document.ts';
import { mayHoldIds } from '../catalogue/named-items.ts';
import { termsOf } from '../catalogue/glossary.ts';
import { anchorsOfPage, anchorsOnSharedPage, siteAnchor, type PageAnchor, type SharedType } from './page-anchors.ts';
import { guidesOf, shelvesOf, type Shelf } from '../catalogue/shelves.ts';
import { includesUnread, knowsAll, knowsAllAlerts } from '../catalogue/unread.ts';

/** A page of the site, with its anchors in order. */
export interface SitePage {
  /** From the site's root, with the last slash: `/slos/`. */
  address: string;
  /** File that the page is made from; undefined when the site makes it from many, or from none. */
  file: string | undefined;
  /** In order, also those that occur twice. */
  anchors: PageAnchor[];
  /** Whether these are all. They are not where a file is broken, or where Astro compiles the page. */
  complete: boolean;
}

/** Anchors of each page by its address; undefined where nobody can know them all. */
export type SiteMap = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/**
 * Every page that a link in the content may name, and its anchors. Pages of alerts are not among them: they are made from
 * alert rules too, which are no part of the catalogue.
 */
export function siteMapOf(catalogue: Catalogue): SiteMap {
  return new Map(
    pagesOf(catalogue).map(({ address, anchors, complete }) => [
      address,
      complete ? new Set(anchors.map(({ id }) => id)) : undefined,
    ]),
  );
}

/** Every page that the catalogue makes. */
export function pagesOf(catalogue: Catalogue): SitePage[] {
  const { documents, broken, unread, site, glossary } = catalogue;
  const serviceIds = shelvesOf(catalogue).map(({ serviceId }) => serviceId);
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
    list('/runbooks/', shelfAnchors(shelvesOf(catalogue))),
    ...shelvesOf(catalogue).map(({ serviceId, planned }) =>
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
    ...Object.entries(sharedPages).map(([address, types]) => sharedPage(catalogue, address, types)),
    ...own.map((document) => ({
      address: addressOf(document),
      file: document.file,
      anchors: anchorsOfPage(catalogue, document),
      complete:
        !includesUnread(catalogue, document) &&
        !mayHoldIds(document) &&
        (document.type !== 'service' || knowsWhatServicesShow(catalogue)),
    })),
    ...[...compiled, ...broken.filter(hasPage)].map((page) => ({
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

function shelfAnchors(shelves: readonly Shelf[]): string[] {
  const filled = shelves.filter(({ runbooks, planned }) => runbooks.length + planned.length > 0);
  return [
    ...filled.map(({ serviceId }) => serviceId),
    ...(filled.some(({ planned }) => planned.length > 0) ? ['planned'] : []),
  ];
}

function hasPage({ type }: { type: ContentTypeName }): boolean {
  return ['service', 'runbook', 'guide', 'page'].includes(type);
}

const sharedPages: Record<string, SharedType[]> = {
  '/slos/': ['slo'],
  '/severities/': ['severity'],
  '/contacts/': ['team', 'escalation'],
  '/recovery/': ['recovery'],
  '/maintenance/': ['maintenance'],
};

function sharedPage(catalogue: Catalogue, address: string, types: SharedType[]): SitePage {
  const documents = types.flatMap((type) => [...catalogue.documents[type].values()] as Document<SharedType>[]);
  const siteIds = address === '/slos/' ? ['content', 'how-to-read'] : ['content'];
  return {
    address,
    file: undefined,
    anchors: [...siteIds.map(siteAnchor), ...documents.flatMap((document) => anchorsOnSharedPage(catalogue, document))],
    complete:
      knowsAll(catalogue, types) &&
      documents.every((document) => !mayHoldIds(document) && !includesUnread(catalogue, document)),
  };
}
