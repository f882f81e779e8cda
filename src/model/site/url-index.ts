import { isGap } from '../../../schemas/quantities/quantity.ts';
import { reviewDue } from '../audit/health.ts';
import { alertAddress, alertsOf } from '../alerts/alerts.ts';
import { addressOf } from './document-address.ts';
import { severityOfAlert, shownRunbook } from '../alerts/alert-page.ts';
import { severityWordsOf } from '../alerts/severity-words.ts';
import { alternatesOf } from './alternates.ts';
import { matrixOf, ownerOf, rankLevel, type Catalogue } from '../catalogue/catalogue.ts';
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
  /** Levels of each severity matrix, the worst first. */
  matrices: Record<string, IndexedLevel[]>;
  /** What words of rules stand for; undefined in lists of before it was recorded. */
  severity?: IndexedSeverity | undefined;
  /** What is known of runbooks in use and guides, by their page; undefined in lists of before it was recorded. */
  runbooks?: Record<string, IndexedRunbook> | undefined;
  /** Parameters of the pages that have some; undefined in lists of before they were recorded. */
  parameters?: Record<string, IndexedParameter[]> | undefined;
  /** Beginnings of links that stand for an address of the site. */
  prefixes?: Record<string, string> | undefined;
}

export interface IndexedSeverity {
  /** Matrix of services that name none. */
  matrix?: string | undefined;
  /** Ids of levels by the words, in lower case, that the site has for them. */
  words: Record<string, string[]>;
}

export interface IndexedRunbook {
  /** Team that keeps it. */
  team?: string | undefined;
  /** ISO 8601 days: of its last review, and of the next one. */
  reviewed?: string | undefined;
  due?: string | undefined;
  /** Whether it is for one alert alone. */
  isOfOne?: true | undefined;
  /** Whether it is a draft: nobody says yet that it is what to do. */
  isDraft?: true | undefined;
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
  /** Section of its runbook that is for it, where the runbook names one. */
  section?: string | undefined;
  /** Severity matrix of its service, where that is not the one of the site. */
  matrix?: string | undefined;
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
  const usualMatrix = matrixOf(catalogue, undefined)?.id;
  const indexed = [...alerts.values()].map((alert) => {
    const claim = alert.runbooks.find(({ runbook }) => runbook.data.status !== 'planned');
    const runbook = claim?.runbook;
    const stated = runbook?.data.severity === undefined ? undefined : severityOfAlert(catalogue, alert);
    const severity = stated ? { ...indexedLevel(stated.level), matrix: stated.matrix.id } : null;
    const matrix = matrixOf(catalogue, alert.serviceId)?.id;
    return [
      alert.name,
      {
        address: ledgerForm(alertAddress(alert.name)),
        runbook: runbook ? addressOf(runbook) : null,
        severity,
        ...(claim?.section !== undefined && { section: claim.section }),
        ...(matrix !== undefined && matrix !== usualMatrix && { matrix }),
      },
    ] as const;
  });
  const matrices = [...catalogue.documents.severity].map(
    ([id, { data }]) => [id, data.levels.map(rankLevel).map(indexedLevel)] as const,
  );
  return {
    site: site.endsWith('/') ? site : `${site}/`,
    pages: sorted(pages),
    alternates: sorted(alternates),
    anchors: sorted(anchors),
    alerts: sorted(indexed),
    matrices: sorted(matrices),
    severity: {
      ...(usualMatrix !== undefined && { matrix: usualMatrix }),
      words: sorted([...severityWordsOf(catalogue.site)].map(([word, ids]) => [word, [...ids]])),
    },
    runbooks: sorted(runbooksByPage(catalogue)),
    parameters: sorted(parametersByPage(catalogue)),
    ...(catalogue.site &&
      Object.keys(catalogue.site.data.linkPrefixes).length > 0 && {
        prefixes: sorted(Object.entries(catalogue.site.data.linkPrefixes)),
      }),
  };
}

function runbooksByPage(catalogue: Catalogue): [address: string, IndexedRunbook][] {
  const { runbook, guide } = catalogue.documents;
  const inUse = [...runbook.values()].filter(({ data }) => data.status !== 'planned');
  return [...inUse, ...guide.values()].map((page) => {
    const { reviewed } = page.data;
    const team = ownerOf(catalogue, page)?.id;
    const due = reviewDue(page);
    const isOfOne = page.type === 'runbook' && page.data.alerts.length === 1;
    return [
      addressOf(page),
      {
        ...(team !== undefined && { team }),
        ...(reviewed !== undefined && !isGap(reviewed) && { reviewed: reviewed.date }),
        ...(due !== undefined && { due }),
        ...(isOfOne && { isOfOne: true as const }),
        ...(page.type === 'runbook' && page.data.status === 'draft' && { isDraft: true as const }),
      },
    ];
  });
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
