import { encodedPart, parseAddress, type AddressProblem, type SiteAddress } from '../../../schemas/address.ts';
import type { Place } from '../text/place.ts';

/** One line of the ledger: an address that was published, and what became of it. */
export interface LedgerEntry {
  /** From the site's root, with the anchor if it has one: `/runbooks/shop/queue/#drain`. Spaces are `%20`. */
  address: string;
  /** Where the address leads now, when not to itself. */
  leadsTo: string | undefined;
  /** Why nothing leads anywhere any more, when someone decided so. */
  retired: string | undefined;
  at: Place;
}

/** Lines of the ledger that are for people, by the address of the line that they are before; '' for those at the end. */
export type LedgerComments = ReadonlyMap<string, readonly string[]>;

/** What the file of the ledger begins with. */
export const ledgerHeading: readonly string[] = [
  '# Every address and anchor ever published. Written by `alertbook urls`; one line each, sorted, so that it merges.',
  '# /address/               leads to itself',
  '# /old/ -> /new/          leads on',
  '# /address/ retired: why  leads nowhere, by decision',
];

/** Every address ever published, by address. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

/** What is published now: pages by address, with their anchors; undefined anchors where nobody can know them all. */
export type Published = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/** Where an address of the ledger ends: at a page or anchor that exists, nowhere by decision, or nowhere at all. */
export type Destination =
  | { kind: 'alive'; page: string; anchor: string | undefined }
  | { kind: 'retired'; reason: string }
  /** `last` is the last address on the way, the one that does not exist. */
  | { kind: 'dead'; last: string };

/**
 * Any text in the form of the ledger: what would break a line or a link is percent-encoded, the rest stays readable. An
 * address of the site has that form already; here are also anchors, and links that people wrote.
 */
export function ledgerForm(address: string): string {
  return address
    .toWellFormed()
    .replace(/(?:%[0-9A-Fa-f]{2})+|[\s%"<>\\^`{|}\p{C}]/gu, (found) =>
      found.length > 1 && found.startsWith('%') ? reencoded(found) : encodeURIComponent(found),
    );
}

function reencoded(bytes: string): string {
  try {
    return encodedPart(decodeURIComponent(bytes));
  } catch {
    return bytes.replaceAll('%', '%25');
  }
}

/**
 * Reads an address with or without an anchor, as a line of the ledger or a command names it. Anchors are what headings and
 * people made of them: any text is one.
 */
export function parseLedgerAddress(text: string): { address: string } | AddressProblem {
  const [, page = '', anchor = ''] = /^([^#]*)(#.*)?$/s.exec(text) ?? [];
  const read = parseAddress(page);
  const rest = anchor === '#' ? '' : ledgerForm(anchor);
  if ('address' in read) return { address: read.address + rest };
  return { problem: read.problem, instead: read.instead && ((read.instead + rest) as SiteAddress) };
}

/** Page and anchor of an address: `/slos/#shop` is `/slos/` and `shop`. */
export function splitAddress(address: string): { page: string; anchor: string | undefined } {
  const [page = '', anchor] = address.split('#', 2);
  return { page, anchor: anchor === '' ? undefined : anchor };
}

/** Finds where an address leads now. @see destinationsIn */
export type FindDestination = (address: string) => Destination;

/**
 * Follows addresses through the ledger to where they lead now. A page that leads on takes its anchors with it, unless an
 * anchor has a line of its own that says otherwise. Each step of a way is walked once, however many addresses go it: ask one
 * function for all of them, while neither the ledger nor what is published changes.
 */
export function destinationsIn(ledger: Ledger, published: Published): FindDestination {
  const known = new Map<string, Destination>();
  return (address) => {
    const way = new Set<string>();
    for (let current = address; ;) {
      const next = known.get(current) ?? (way.has(current) ? deadEnd(current) : stepFrom(current, ledger, published));
      way.add(current);
      if (typeof next === 'string') current = next;
      else {
        for (const passed of way) known.set(passed, next);
        return next;
      }
    }
  };
}

function deadEnd(last: string): Destination {
  return { kind: 'dead', last };
}

/** The next address on the way, or its end. What is there now leads to itself, whatever an old line says. */
function stepFrom(address: string, ledger: Ledger, published: Published): string | Destination {
  const { page, anchor } = splitAddress(address);
  if (isThere(page, anchor, published)) return { kind: 'alive', page, anchor };
  const entry = lineFor(page, anchor, ledger, published);
  if (entry?.retired !== undefined) return { kind: 'retired', reason: entry.retired };
  if (entry?.leadsTo === undefined)
    return mayBeThere(page, published) ? { kind: 'alive', page, anchor } : deadEnd(address);
  const target = splitAddress(entry.leadsTo);
  const takesAnchor = anchor !== undefined && target.anchor === undefined && entry.address === page;
  return takesAnchor ? `${target.page}#${anchor}` : entry.leadsTo;
}

/** The line that decides about an address: its own where it says something, else the one of its page, if that is gone. */
function lineFor(
  page: string,
  anchor: string | undefined,
  ledger: Ledger,
  published: Published,
): LedgerEntry | undefined {
  const own = anchor === undefined ? undefined : ledger.get(`${page}#${anchor}`);
  const decides = own?.leadsTo !== undefined || own?.retired !== undefined;
  return decides || published.has(page) ? own : ledger.get(page);
}

/** Whether a page, or an anchor of it, is surely published. */
export function isThere(page: string, anchor: string | undefined, published: Published): boolean {
  return anchor === undefined ? published.has(page) : (published.get(page)?.has(anchor) ?? false);
}

/** Whether nobody can know all anchors of a page that is there: it may have any. */
function mayBeThere(page: string, published: Published): boolean {
  return published.has(page) && published.get(page) === undefined;
}

/** Every address that is published now, in the form of the ledger, sorted. */
export function publishedAddresses(published: Published): string[] {
  const addresses = [...published].flatMap(([page, anchors]) => [
    page,
    ...[...(anchors ?? [])].map((anchor) => `${page}#${anchor}`),
  ]);
  return [...new Set(addresses.map(ledgerForm))].toSorted(byCodePoint);
}

/** Addresses that are published and not in the ledger yet, or that it still says to lead on or to be retired. */
export function unrecorded(ledger: Ledger, published: Published): string[] {
  return publishedAddresses(published).filter((address) => {
    const entry = ledger.get(address);
    return entry === undefined || entry.leadsTo !== undefined || entry.retired !== undefined;
  });
}

/** The order of the lines: the same on every machine, so that two branches sort the same lines to the same places. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
