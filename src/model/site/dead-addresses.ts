import { alertAddress, alertsOf } from '../alerts/alerts.ts';
import { shownRunbook } from '../alerts/alert-page.ts';
import { allDocuments, type Catalogue } from '../catalogue/catalogue.ts';
import { mayHold } from '../catalogue/document.ts';
import {
  destinationsIn,
  ledgerForm,
  splitAddress,
  unrecorded,
  type Ledger,
  type LedgerEntry,
  type Published,
} from './ledger.ts';
import { pairUp } from '../diff/pair-up.ts';
import { wordsInCommon } from '../diff/word-diff.ts';
import { slipOf } from './address-lookup.ts';
import { addressOf } from './document-address.ts';
import { nearest } from '../text/nearest.ts';
import { siteMapOf } from './site-map.ts';
import { viewOf } from '../catalogue/views.ts';
import { includesUnread, isPageUnread, knowsAllAlerts } from '../catalogue/unread.ts';

/** An address that was published and no longer leads anywhere, with where it should most likely lead. */
export interface DeadAddress {
  entry: LedgerEntry;
  /** The last address on its way: the one that does not exist. Differs where the ledger leads on to something that is gone. */
  last: string;
  /** Whether the page still exists and only the anchor is gone. */
  pageLives: boolean;
  /** An address that is new since, and that nothing else fits better. */
  suggestion: string | undefined;
  /** Share of the words that the page and the one that is suggested have in common, where the text of the old one is known. */
  likeness: number | undefined;
  /** Addresses of the same heading on pages of alerts, which show the same runbook: they go where it goes. */
  also: readonly string[];
}

/** Everything that is published now: the pages of the catalogue and those of its alerts. */
export const publishedOf = viewOf(gatherPublished);

function gatherPublished(catalogue: Catalogue): Published {
  const published = new Map(
    [...siteMapOf(catalogue)].map(([address, anchors]) => [
      ledgerForm(address),
      anchors && new Set([...anchors].filter((anchor) => anchor !== 'content')),
    ]),
  );
  published.set('/alerts/', undefined);
  for (const alert of alertsOf(catalogue).values()) {
    const shown = shownRunbook(alert);
    const ids = shown?.body?.anchors.map(({ id }) => id) ?? [];
    const isKnown =
      !shown || !(includesUnread(catalogue, shown.runbook) || mayHold(shown.runbook, ['alerts', '*', 'section']));
    published.set(ledgerForm(alertAddress(alert.name)), isKnown ? new Set(['call', 'rules', ...ids]) : undefined);
  }
  return published;
}

/**
 * Every address of the ledger that leads nowhere, pages before their anchors; anchors of a dead page go with it.
 *
 * @param oldTexts Texts of pages that are gone, by address, where they are known: texts tell what was renamed, names do not.
 */
export function deadAddresses(
  catalogue: Catalogue,
  published: Published,
  oldTexts: ReadonlyMap<string, string> = new Map(),
): DeadAddress[] {
  const fresh = freshAddresses(unrecorded(catalogue.ledger, published), catalogue, published);
  const knowsAlerts = knowsAllAlerts(catalogue);
  const mayBeUnread = (address: string): boolean =>
    (!knowsAlerts && address.startsWith('/alerts/')) || isPageUnread(catalogue, address);
  const destinationOf = destinationsIn(catalogue.ledger, published);
  const dead = [...catalogue.ledger.values()].flatMap((entry) => {
    const destination = destinationOf(entry.address);
    return destination.kind === 'dead' && !mayBeUnread(destination.last) ? [{ entry, last: destination.last }] : [];
  });
  const deadOnes = new Set(dead.map(({ entry }) => entry.address));
  // Whoever fixes the page fixes its anchors, and whoever fixes where a line leads on fixes that line.
  const isCovered = (address: string, last: string): boolean => {
    const { page, anchor } = splitAddress(address);
    return (anchor !== undefined && deadOnes.has(page)) || (last !== address && deadOnes.has(last));
  };
  const pairs = pairUp(
    [...oldTexts].map(([key, text]) => ({ key, text })),
    [...fresh.texts].map(([key, text]) => ({ key, text })),
  );
  const twins = new Map(
    [...deadOnes].map((address) => [address, twinsOf(catalogue, address).filter((twin) => deadOnes.has(twin))]),
  );
  const isTwin = new Set([...twins.values()].flat());
  const left = dead.filter(({ entry, last }) => !isCovered(entry.address, last) && !isTwin.has(entry.address));
  const goneFrom = Map.groupBy(new Set(left.map(({ last }) => last)), (last) => splitAddress(last).page);
  const found = left.map(({ entry, last }) => {
    const { page, anchor } = splitAddress(last);
    const pageLives = anchor !== undefined && published.has(page);
    const oldText = oldTexts.get(page);
    const byText = oldText === undefined ? undefined : pairs.get(page);
    const suggestion = pageLives
      ? freshAnchor(page, anchor, fresh, goneFrom.get(page)?.length === 1)
      : oldText === undefined
        ? freshPage(page, anchorsIn(catalogue.ledger, page), fresh)
        : byText;
    const likeness = byText === undefined || pageLives ? undefined : wordsInCommon(oldText!, fresh.texts.get(byText)!);
    return { entry, last, pageLives, suggestion, likeness, also: twins.get(entry.address) ?? [] };
  });
  return found.map((one) => (isTakenTwice(one, found) ? { ...one, suggestion: undefined, likeness: undefined } : one));
}

/** Where two that are gone would lead to one that is new, at most one of them was renamed, and nobody can say which. */
function isTakenTwice({ last, suggestion }: DeadAddress, found: readonly DeadAddress[]): boolean {
  return suggestion !== undefined && found.some((other) => other.suggestion === suggestion && other.last !== last);
}

/** The same section on the pages of the alerts that show a runbook. */
export function twinsOf(catalogue: Catalogue, address: string): string[] {
  const { page, anchor } = splitAddress(address);
  return anchor === undefined
    ? []
    : [...alertsOf(catalogue).values()].flatMap((alert) => {
        const shown = shownRunbook(alert);
        const isShown = shown !== undefined && ledgerForm(addressOf(shown.runbook)) === page;
        return isShown ? [`${ledgerForm(alertAddress(alert.name))}#${anchor}`] : [];
      });
}

function anchorsIn(ledger: Ledger, page: string): string[] {
  return [...ledger.keys()].flatMap((address) => {
    const split = splitAddress(address);
    return split.page === page && split.anchor !== undefined ? [split.anchor] : [];
  });
}

/** What is published and not in the ledger, ready to be asked for every dead address. */
interface Fresh {
  anchorsByPage: ReadonlyMap<string, string[]>;
  pages: readonly string[];
  /** Texts of the new pages, by address. */
  texts: ReadonlyMap<string, string>;
  published: Published;
  /** Pages by their last part. */
  pagesByName: ReadonlyMap<string | undefined, string[]>;
}

function freshAddresses(addresses: readonly string[], catalogue: Catalogue, published: Published): Fresh {
  const pages = addresses.filter((address) => !address.includes('#'));
  const isFresh = new Set(pages);
  const anchors = addresses
    .map(splitAddress)
    .flatMap(({ page, anchor }) => (anchor === undefined ? [] : [{ page, anchor }]));
  return {
    anchorsByPage: new Map(
      [...Map.groupBy(anchors, ({ page }) => page)].map(([page, own]) => [page, own.map(({ anchor }) => anchor)]),
    ),
    pages,
    texts: new Map(
      allDocuments(catalogue).flatMap((document) => {
        const page = ledgerForm(addressOf(document));
        return isFresh.has(page) ? [[page, document.source] as const] : [];
      }),
    ),
    published,
    pagesByName: Map.groupBy(pages, lastPart),
  };
}

function lastPart(page: string): string | undefined {
  return page.split('/').at(-2);
}

/** An anchor that is new on the same page: the one whose name is nearest, or the only one where no other is gone. */
function freshAnchor(page: string, anchor: string, { anchorsByPage }: Fresh, isAlone: boolean): string | undefined {
  const anchors = anchorsByPage.get(page) ?? [];
  const found = nearest(anchor, anchors) ?? (isAlone && anchors.length === 1 ? anchors[0] : undefined);
  return found === undefined ? undefined : `${page}#${found}`;
}

/**
 * A page that is new and has the same last part, or one that is a slip away, with at least half of the sections that the
 * ledger knows of the old one. Names alone say little: `redis-down` and `redis-slow` are two pages.
 */
function freshPage(page: string, anchors: readonly string[], fresh: Fresh): string | undefined {
  const sameName = fresh.pagesByName.get(lastPart(page)) ?? [];
  const found = sameName.length === 0 ? slipOf(page, fresh.pages) : sameName.length === 1 ? sameName[0] : undefined;
  const has = found === undefined ? undefined : fresh.published.get(found);
  const kept = anchors.filter((anchor) => has === undefined || has.has(anchor)).length;
  return kept * 2 >= anchors.length ? found : undefined;
}
