import { parseAddress, type SiteAddress } from '../../../schemas/address.ts';
import { withBase } from './addresses.ts';
import { addressOf } from './document-address.ts';
import { alertAddress, alertSegment, alertsOf, type Alert } from '../alerts/alerts.ts';
import { severityOfAlert } from '../alerts/alert-page.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { decodedAddress } from './address-lookup.ts';
import { publishedOf } from './dead-addresses.ts';
import { destinationsIn, ledgerForm, splitAddress, type Ledger, type Published } from './ledger.ts';

/** An address that shows the page of another one: a spelling, or a former address. */
export interface Alternate {
  /** With the last slash for a folder, or ending in `.html`. */
  address: SiteAddress;
  /** Address of the page that is shown. */
  of: string;
  /** `moved` pages say that they have moved; `spelling` pages do not. */
  kind: 'spelling' | 'moved';
  /** Whether a rule of the site may link to it. */
  isLinked: boolean;
}

/** An old anchor of a page, and what it leads to. */
export interface OldAnchor {
  /** Page that the anchor stood on. */
  page: string;
  id: string;
  /** Where it leads now: an element of the same page, or an address. */
  target: { kind: 'element'; id: string } | { kind: 'address'; address: string };
}

/** What a built site needs besides its pages, so that every address that was ever published leads somewhere. */
export interface OtherAddresses {
  /** How many pages the catalogue makes. */
  pageCount: number;
  alternates: Alternate[];
  anchors: OldAnchor[];
  /** Addresses of the pages of alerts and of their runbooks, those of the worst alerts first. */
  worstFirst: () => string[];
}

/** Every other address of a catalogue's pages, and every anchor that they once had. */
export function otherAddresses(catalogue: Catalogue): OtherAddresses {
  const published = publishedOf(catalogue);
  const alerts = alertsOf(catalogue);
  return {
    pageCount: published.size,
    alternates: alternatesOf(catalogue, alerts, published),
    anchors: oldAnchorsOf(catalogue.ledger, published),
    worstFirst: () => pagesWorstFirst(catalogue, [...alerts.values()]),
  };
}

function pagesWorstFirst(catalogue: Catalogue, alerts: readonly Alert[]): string[] {
  const rankOf = new Map(alerts.map((alert) => [alert, severityOfAlert(catalogue, alert)?.level.rank ?? 9]));
  const worstFirst = alerts.toSorted((a, b) => rankOf.get(a)! - rankOf.get(b)!);
  return [
    ...new Set(
      worstFirst.flatMap(({ name, runbooks }) => [
        alertAddress(name),
        ...runbooks.map(({ runbook }) => addressOf(runbook)),
      ]),
    ),
  ];
}

/**
 * Every address under which a page is shown besides its own. Links in alerts are typed by people and written by tools, so
 * each alert answers in lower case, without the last slash where a host wants a file, and at the address that
 * kube-prometheus' rules carry. None of them replaces a page that exists, nor lies where no page may be.
 */
export function alternatesOf(
  catalogue: Catalogue,
  alerts: ReadonlyMap<string, Alert>,
  published: Published,
): Alternate[] {
  const taken = new Set([...published.keys()].map(ledgerForm));
  const alternates: Alternate[] = [];
  const linked = linkedPaths(catalogue.rules);
  const add = (address: string, of: string, kind: Alternate['kind']): void => {
    const read = parseAddress(ledgerForm(address));
    if ('problem' in read || taken.has(read.address)) return;
    taken.add(read.address);
    const isLinked = linked.has(pathOf(read.address));
    alternates.push({ address: read.address, of: ledgerForm(of), kind, isLinked });
  };
  for (const [address, target] of movedPages(catalogue, published)) add(address, target, 'moved');
  for (const alert of alerts.values()) for (const { address, of } of spellingsOf(alert)) add(address, of, 'spelling');
  return alternates;
}

/**
 * Paths that the texts of rules may link to, without the last slash: what looks like the address of an alert or of a runbook, with the
 * name of the alert where a template writes it. One too many costs some kilobytes.
 */
function linkedPaths(rules: Catalogue['rules']): Set<string> {
  const paths = new Set<string>();
  for (const { name, annotations, describedLink } of rules) {
    for (const { value } of [...Object.values(annotations), ...(describedLink ? [describedLink] : [])]) {
      const filled = value.replace(/\{\{[^{}]*\}\}/g, (template) =>
        /lower/i.test(template) ? name.toLowerCase() : name,
      );
      for (const [link] of filled.matchAll(/\/(?:alerts|runbooks)\/[^\s?#"'<>|)\]}]+/g)) paths.add(pathOf(link));
    }
  }
  return paths;
}

function pathOf(address: string): string {
  return decodedAddress(address).replace(/\/$/, '');
}

/** Addresses that lead to the page of an alert, or to its runbook, by another spelling. */
function spellingsOf({ name, serviceId, runbooks }: Alert): { address: string; of: string }[] {
  const page = alertAddress(name);
  const lower = alertSegment(name).toLowerCase();
  const spellings = [`/alerts/${alertSegment(name)}.html`, `/alerts/${lower}/`, `/alerts/${lower}.html`].map(
    (address) => ({ address, of: page }),
  );
  if (serviceId === undefined) return spellings;
  const runbook = runbooks[0] ? addressOf(runbooks[0].runbook) : page;
  return [
    ...spellings,
    ...[`/runbooks/${serviceId}/${lower}/`, `/runbooks/${serviceId}/${lower}.html`].map((address) => ({
      address,
      of: runbook,
    })),
  ];
}

/** Former pages, by their address, and the page that each leads to now: from `aliases` and from the ledger. */
function movedPages(catalogue: Catalogue, published: Published): Map<string, string> {
  const { runbook, guide } = catalogue.documents;
  const moved = new Map<string, string>(
    [...runbook.values(), ...guide.values()].flatMap((document) =>
      document.data.aliases.map((alias) => [alias, addressOf(document)] as const),
    ),
  );
  const destinationOf = destinationsIn(catalogue.ledger, published);
  for (const { address } of catalogue.ledger.values()) {
    if (address.includes('#') || published.has(address)) continue;
    const destination = destinationOf(address);
    if (destination.kind === 'alive') moved.set(address, destination.page);
  }
  return moved;
}

/** Every anchor of the ledger that its page does not have itself any more, with what it leads to. */
export function oldAnchorsOf(ledger: Ledger, published: Published): OldAnchor[] {
  const destinationOf = destinationsIn(ledger, published);
  return [...ledger.values()].flatMap(({ address }) => {
    const { page, anchor } = splitAddress(address);
    const destination = anchor === undefined ? undefined : destinationOf(address);
    if (anchor === undefined || destination?.kind !== 'alive' || published.get(page)?.has(anchor)) return [];
    const shownPage = destinationOf(page);
    const stays = shownPage.kind === 'alive' && shownPage.page === destination.page;
    if (stays && destination.anchor === anchor) return [];
    const target =
      stays && destination.anchor !== undefined
        ? ({ kind: 'element', id: destination.anchor } as const)
        : ({
            kind: 'address',
            address: destination.page + (destination.anchor === undefined ? '' : `#${destination.anchor}`),
          } as const);
    return [{ page, id: anchor, target }];
  });
}

/** What is shown for a request while the content is written: a built site has a copy there. @param url Path and query. */
export function shownAddress(url: string, base: string, alternates: readonly Alternate[]): string {
  const [asked = '/', ...query] = url.split('?');
  if (!asked.startsWith(base)) return url;
  const address = ledgerForm(`/${asked.slice(base.length)}`);
  const page = alternates.find((alternate) => alternate.address === address || alternate.address === `${address}/`)?.of;
  return page === undefined ? url : [withBase(base, encodeURI(decodeURI(page))), ...query].join('?');
}
