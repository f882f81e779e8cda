import { alertAddress, alertsOf } from '../alerts/alerts.ts';
import { shownRunbook } from '../alerts/alert-page.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { mayHold } from '../catalogue/document.ts';
import { destinationsIn, ledgerForm, splitAddress, unrecorded, type LedgerEntry, type Published } from './ledger.ts';
import { nearest, NearestNames } from '../text/nearest.ts';
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

/** Every address of the ledger that leads nowhere, pages before their anchors; anchors of a dead page go with it. */
export function deadAddresses(catalogue: Catalogue, published: Published): DeadAddress[] {
  const fresh = freshAddresses(unrecorded(catalogue.ledger, published));
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
  return dead
    .filter(({ entry, last }) => !isCovered(entry.address, last))
    .map(({ entry, last }) => {
      const { page, anchor } = splitAddress(last);
      const pageLives = anchor !== undefined && published.has(page);
      return {
        entry,
        last,
        pageLives,
        suggestion: pageLives ? freshAnchor(page, anchor, fresh) : freshPage(page, fresh),
      };
    });
}

/** What is published and not in the ledger, ready to be asked for every dead address. */
interface Fresh {
  anchorsByPage: ReadonlyMap<string, string[]>;
  pages: NearestNames;
  /** Pages by their last part. */
  pagesByName: ReadonlyMap<string | undefined, string[]>;
}

function freshAddresses(addresses: readonly string[]): Fresh {
  const pages = addresses.filter((address) => !address.includes('#'));
  const anchors = addresses
    .map(splitAddress)
    .flatMap(({ page, anchor }) => (anchor === undefined ? [] : [{ page, anchor }]));
  return {
    anchorsByPage: new Map(
      [...Map.groupBy(anchors, ({ page }) => page)].map(([page, own]) => [page, own.map(({ anchor }) => anchor)]),
    ),
    pages: new NearestNames(pages),
    pagesByName: Map.groupBy(pages, lastPart),
  };
}

function lastPart(page: string): string | undefined {
  return page.split('/').at(-2);
}

/** An anchor that is new on the same page: the only one, or the one whose name is nearest. */
function freshAnchor(page: string, anchor: string, { anchorsByPage }: Fresh): string | undefined {
  const anchors = anchorsByPage.get(page) ?? [];
  const found = nearest(anchor, anchors) ?? (anchors.length === 1 ? anchors[0] : undefined);
  return found === undefined ? undefined : `${page}#${found}`;
}

/** A page that is new: one with the same last part, else the one whose address is nearest. */
function freshPage(page: string, { pages, pagesByName }: Fresh): string | undefined {
  const sameName = pagesByName.get(lastPart(page)) ?? [];
  return sameName.length === 1 ? sameName[0] : pages.nearest(page);
}
