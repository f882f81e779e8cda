import { addressOf } from '../site/document-address.ts';
import type { AlertRule } from '../alerts/alert-rule.ts';
import { shownRunbook } from '../alerts/alert-page.ts';
import { alertAddress, alertsOf, type Alert } from '../alerts/alerts.ts';
import { allDocuments, type Catalogue } from '../catalogue/catalogue.ts';
import { publishedOf } from '../site/dead-addresses.ts';
import type { Document } from '../catalogue/document.ts';
import type { Finding } from '../audit/finding.ts';
import { reviewDue, titleOf } from '../audit/health.ts';
import { destinationsIn, ledgerForm } from '../site/ledger.ts';
import { nestedAnchor } from '../catalogue/nested-prose.ts';
import { includedParts } from '../catalogue/parts.ts';
import { treeOf } from '../catalogue/tree.ts';
import { brokenRuleFiles } from '../catalogue/unread.ts';
import { urlIndexOf } from '../site/url-index.ts';
import { blocksOf } from './blocks.ts';
import { factsOf } from './document-facts.ts';
import type { AlertState, Block, ContentState, DocumentState, Problem, SiteState } from './site-state.ts';

/**
 * What readers get of a catalogue.
 *
 * @param judged Findings of all checks, and the ISO 8601 day that counted as today for them.
 * @param site Public address of the site, with its base.
 */
export function stateOf(
  catalogue: Catalogue,
  judged: { findings: readonly Finding[]; day: string },
  site: string,
): SiteState {
  return { index: urlIndexOf(catalogue, site), content: contentStateOf(catalogue, judged) };
}

/** The part of it that is not addresses. */
export function contentStateOf(
  catalogue: Catalogue,
  { findings, day }: { findings: readonly Finding[]; day: string },
): ContentState {
  const published = publishedOf(catalogue);
  const destinationOf = destinationsIn(catalogue.ledger, published);
  const ends = [...catalogue.ledger.keys()].map((address) => ({
    address,
    destination: destinationOf(address),
  }));
  const shownOn = pagesByPart(catalogue);
  const prefix = contentPrefix(catalogue);
  return {
    day,
    documents: allDocuments(catalogue).map((document) => documentState(document, shownOn)),
    alerts: [...alertsOf(catalogue).values()].map((alert) => alertState(alert, prefix)),
    dead: ends.flatMap(({ address, destination }) => (destination.kind === 'dead' ? [address] : [])),
    retired: Object.fromEntries(
      ends.flatMap(({ address, destination }) =>
        destination.kind === 'retired' ? [[address, destination.reason]] : [],
      ),
    ),
    broken: [
      ...catalogue.broken.map(({ type, id, file }) => ({ key: `${type}/${id}`, path: withoutPrefix(file, prefix) })),
      ...brokenRuleFiles(catalogue).map((file) => ({ key: ruleKey(file, prefix), path: withoutPrefix(file, prefix) })),
    ],
    pictures: catalogue.pictures.map(({ path, digest, size, problems }) => ({
      path,
      digest,
      size,
      ...(problems[0] && { refused: problems[0].message }),
    })),
    problems: findings.map(({ id, level, message, at }) => problem({ id, level, message, at }, prefix)),
  };
}

function problem(
  { id, level, message, at }: Pick<Finding, 'id' | 'level' | 'message' | 'at'>,
  prefix: string,
): Problem {
  return { id, level, message: message.replaceAll(prefix, ''), file: withoutPrefix(at.file, prefix), line: at.line };
}

/** How messages call the content folder, with the slash: two sides may call it differently. */
function contentPrefix(catalogue: Catalogue): string {
  const [first] = allDocuments(catalogue);
  if (first) return first.file.slice(0, first.file.length - first.path.length);
  const finding = catalogue.findings.find(({ at }) => at.file.endsWith('site.yaml'));
  return finding ? finding.at.file.slice(0, -'site.yaml'.length) : '';
}

function withoutPrefix(file: string, prefix: string): string {
  return prefix !== '' && file.startsWith(prefix) ? file.slice(prefix.length) : file;
}

function documentState(document: Document, shownOn: ReadonlyMap<string, string[]>): DocumentState {
  const { type, id, path } = document;
  const due = type === 'runbook' || type === 'guide' ? reviewDue(document as Document<'runbook' | 'guide'>) : undefined;
  const address = addressOf(document);
  return {
    key: `${type}/${id}`,
    type,
    path,
    title: titleOf(document),
    address,
    shownOn: type === 'part' ? (shownOn.get(id) ?? []) : [],
    ...factsOf(document),
    blocks: blocksOfDocument(document),
    anchors: type === 'part' ? [] : (document.body?.anchors ?? []).map(({ id }) => anchorAddress(address, id)),
    ...(due !== undefined && { due }),
  };
}

/** Address of a section: on a page that documents share, the document's own anchor is in front. */
function anchorAddress(address: string, id: string): string {
  const [page = '', prefix] = address.split('#', 2);
  return ledgerForm(`${page}#${prefix === undefined ? id : nestedAnchor(prefix, id)}`);
}

function blocksOfDocument(document: Document): Block[] {
  // Pages that Astro compiles are compared as they are written: nobody knows what they will show.
  if (document.type === 'page') return document.source.split(/\n{2,}/).map((text) => ({ kind: 'text', text }));
  if (!document.body) return [];
  return blocksOf(treeOf(document.body)).map(({ kind, text, fields }) => ({ kind, text, ...(fields && { fields }) }));
}

/** Addresses of the pages that show each part, by its id. */
function pagesByPart(catalogue: Catalogue): Map<string, string[]> {
  const pages = new Map<string, string[]>();
  for (const document of allDocuments(catalogue)) {
    if (document.type === 'part') continue;
    for (const { part } of includedParts(catalogue, document))
      pages.set(part.id, [...new Set([...(pages.get(part.id) ?? []), addressOf(document)])]);
  }
  return pages;
}

function alertState(alert: Alert, prefix: string): AlertState {
  const shown = shownRunbook(alert);
  const covers = shown !== undefined && shown.runbook.data.status !== 'planned';
  return {
    name: alert.name,
    address: ledgerForm(alertAddress(alert.name)),
    runbook: covers ? { key: `runbook/${shown.runbook.id}`, title: shown.runbook.data.title } : null,
    section: covers ? (alert.runbooks[0]?.section ?? null) : null,
    rules: alert.rules.map(ruleFields),
    sources: [
      ...alert.runbooks.map(({ runbook }) => `runbook/${runbook.id}`),
      ...alert.objectives.map(({ document }) => `slo/${document.id}`),
      ...alert.rules.map(({ file }) => ruleKey(file, prefix)),
    ],
  };
}

function ruleKey(file: string, prefix: string): string {
  return `rules/${withoutPrefix(file, prefix)}`;
}

/** What the page of an alert tells of one of its rules. Links are checked against the site, and reported as problems. */
function ruleFields(rule: AlertRule): Record<string, string> {
  const values: [string, string | undefined][] = [
    ['group', rule.group],
    ['query', rule.query],
    ['threshold', rule.threshold],
    ['for', rule.for],
    ...Object.entries(rule.labels).map(([name, { value }]): [string, string] => [`label ${name}`, value]),
    ...Object.entries(rule.annotations).map(([name, { value }]): [string, string] => [name, value]),
  ];
  return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}
