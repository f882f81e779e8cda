import { alertAddress, alertsOf } from '../alerts/alerts.ts';
import { addressOf } from './document-address.ts';
import { severityOfAlert, shownRunbook } from '../alerts/alert-page.ts';
import { alternatesOf } from './alternates.ts';
import { rankLevel, type Catalogue } from '../catalogue/catalogue.ts';
import { parametersOf } from '../catalogue/parts.ts';
import { publishedOf } from './dead-addresses.ts';
import { byCodePoint, destinationsIn, ledgerForm, splitAddress } from './ledger.ts';

/** Every address of a site, as a check of links needs it: from the content, or read back from `urls.json`. Plain data. */
export interface UrlIndex {
  /** Public address of the site, with its base and the last slash. */
  site: string;
  /** Pages by address, in the form of the ledger, with their anchors; null where nobody can know them all. */
  pages: Record<string, string[] | null>;
  /** Addresses that show the page of another one. */
  alternates: Record<string, { of: string; kind: 'spelling' | 'moved' }>;
  /** Old anchors, with the address that each leads to now. */
  anchors: Record<string, string>;
  /** Alerts by name. */
  alerts: Record<string, IndexedAlert>;
  /** Levels of each severity matrix that alerts name, the worst first. */
  matrices: Record<string, IndexedLevel[]>;
  /** Parameters of the pages that have some; undefined in lists of before they were recorded. */
  parameters?: Record<string, IndexedParameter[]> | undefined;
  /** Beginnings of links that stand for an address of the site. */
  prefixes?: Record<string, string> | undefined;
}

export interface IndexedParameter {
  name: string;
  /** Whether it has a value without anyone giving one. */
  hasDefault: boolean;
}

export interface IndexedLevel {
  id: string;
  name: string;
  label: string;
  rank: number;
}

export interface IndexedAlert {
  /** Page of the alert. */
  address: string;
  /** Page of the runbook to follow; null when none covers the alert. */
  runbook: string | null;
  /** Severity that the runbook states, null when it states none. */
  severity: (IndexedLevel & { matrix?: string | undefined }) | null;
}

/** @param site Public address of the site, with its base. */
export function urlIndexOf(catalogue: Catalogue, site: string): UrlIndex {
  const published = publishedOf(catalogue);
  const alerts = alertsOf(catalogue);
  const pages = [...published].map(
    ([address, anchors]) => [address, anchors ? [...anchors].toSorted(byCodePoint) : null] as const,
  );
  const alternates = alternatesOf(catalogue, alerts, published).map(
    ({ address, of, kind }) => [address, { of, kind }] as const,
  );
  const destinationOf = destinationsIn(catalogue.ledger, published);
  const anchors = [...catalogue.ledger.values()].flatMap(({ address }) => {
    const { page, anchor } = splitAddress(address);
    const destination = destinationOf(address);
    const isOld =
      anchor !== undefined &&
      destination.kind === 'alive' &&
      !published.get(page)?.has(anchor) &&
      published.get(page) !== undefined;
    return isOld
      ? [[address, destination.page + (destination.anchor === undefined ? '' : `#${destination.anchor}`)] as const]
      : [];
  });
  const indexed = [...alerts.values()].map((alert) => {
    const runbook = alert.runbooks.find(({ runbook }) => runbook.data.status !== 'planned')?.runbook;
    const stated = runbook?.data.severity === undefined ? undefined : severityOfAlert(catalogue, alert);
    const severity = stated ? { ...indexedLevel(stated.level), matrix: stated.matrix.id } : null;
    return [
      alert.name,
      { address: ledgerForm(alertAddress(alert.name)), runbook: runbook ? addressOf(runbook) : null, severity },
    ] as const;
  });
  const named = new Set(indexed.map(([, { severity }]) => severity?.matrix));
  const matrices = [...catalogue.documents.severity]
    .filter(([id]) => named.has(id))
    .map(([id, { data }]) => [id, data.levels.map(rankLevel).map(indexedLevel)] as const);
  return {
    site: site.endsWith('/') ? site : `${site}/`,
    pages: sorted(pages),
    alternates: sorted(alternates),
    anchors: sorted(anchors),
    alerts: sorted(indexed),
    matrices: sorted(matrices),
    parameters: sorted(parametersByPage(catalogue)),
    ...(catalogue.site &&
      Object.keys(catalogue.site.data.linkPrefixes).length > 0 && {
        prefixes: sorted(Object.entries(catalogue.site.data.linkPrefixes)),
      }),
  };
}

function parametersByPage(catalogue: Catalogue): [address: string, IndexedParameter[]][] {
  const { runbook, guide } = catalogue.documents;
  const pages = [...runbook.values(), ...guide.values()].map((page) => [addressOf(page), page] as const);
  const alerts = [...alertsOf(catalogue).values()].flatMap((alert) => {
    const shown = shownRunbook(alert);
    return shown ? [[ledgerForm(alertAddress(alert.name)), shown.runbook] as const] : [];
  });
  return [...pages, ...alerts].flatMap(([address, page]) => {
    const parameters = parametersOf(catalogue, page);
    if (parameters.length === 0) return [];
    return [[address, parameters.map(({ name, default: usual }) => ({ name, hasDefault: usual !== undefined }))]];
  });
}

function indexedLevel({ id, name, label, rank }: IndexedLevel): IndexedLevel {
  return { id, name, label, rank };
}

function sorted<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => byCodePoint(a, b)));
}
