import type { Objective } from '../../../schemas/slo.ts';
import type { AlertRule } from './alert-rule.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { viewOf } from '../catalogue/views.ts';
import { ownValue } from '../text/own-value.ts';

/** An alert by its name: what runbooks say of it, and every rule that has the name. */
export interface Alert {
  name: string;
  /** Rules of this name, in the order of their files. */
  rules: AlertRule[];
  /** Runbooks that name it, the one to follow first. */
  runbooks: ClaimedAlert[];
  /** Objectives that it guards. */
  objectives: { document: Document<'slo'>; objective: Objective }[];
  /** Service that answers for it: of its runbook, its objective, or what its rules say; undefined when nothing tells. */
  serviceId: string | undefined;
  /** Team that the rules name, when no service is known. */
  teamId: string | undefined;
}

/** A runbook's claim on an alert. */
export interface ClaimedAlert {
  runbook: Document<'runbook'>;
  /** Section to open, when it is not the top. */
  section: string | undefined;
}

/** Every alert that a runbook, an objective or a rule names, in the order of their names. */
export const alertsOf = viewOf(gatherAlerts);

const alertsByService = viewOf((catalogue) => Map.groupBy(alertsOf(catalogue).values(), ({ serviceId }) => serviceId));

/** Alerts that a service answers for, in the order of their names. */
export function alertsOfService(catalogue: Catalogue, id: string): readonly Alert[] {
  return alertsByService(catalogue).get(id) ?? [];
}

function gatherAlerts(catalogue: Catalogue): ReadonlyMap<string, Alert> {
  const alerts = new Map<string, Alert>();
  const alertNamed = (name: string): Alert => {
    const known = alerts.get(name) ?? {
      name,
      rules: [],
      runbooks: [],
      objectives: [],
      serviceId: undefined,
      teamId: undefined,
    };
    alerts.set(name, known);
    return known;
  };
  for (const runbook of catalogue.documents.runbook.values())
    for (const { name, section } of runbook.data.alerts) alertNamed(name).runbooks.push({ runbook, section });
  for (const document of catalogue.documents.slo.values())
    for (const objective of document.data.objectives)
      for (const name of objective.alerts) alertNamed(name).objectives.push({ document, objective });
  for (const rule of catalogue.rules) alertNamed(rule.name).rules.push(rule);
  for (const alert of alerts.values()) {
    alert.runbooks.sort((a, b) => Number(isPlanned(a)) - Number(isPlanned(b)));
    alert.serviceId = serviceOf(alert, catalogue);
    alert.teamId =
      alert.serviceId === undefined ? labelNaming(alert.rules, ['team', 'owner'], catalogue.documents.team) : undefined;
  }
  return new Map([...alerts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isPlanned({ runbook }: ClaimedAlert): boolean {
  return runbook.data.status === 'planned';
}

function serviceOf({ runbooks, objectives, rules }: Alert, { documents }: Catalogue): string | undefined {
  return (
    runbooks[0]?.runbook.data.service ??
    objectives[0]?.document.id ??
    labelNaming(rules, ['service', 'app', 'job', 'component'], documents.service) ??
    rules.map(({ group }) => group).find((group) => group !== undefined && documents.service.has(group))
  );
}

/** The first label of some rules whose value is the id of something described. */
function labelNaming(
  rules: AlertRule[],
  labels: string[],
  described: ReadonlyMap<string, unknown>,
): string | undefined {
  const values = rules.flatMap((rule) => labels.map((label) => ownValue(rule.labels, label)?.value));
  return values.find((value) => value !== undefined && described.has(value));
}

/** Longest part of an address that a name becomes, in bytes of UTF-8: file systems end at 255, and `.html` follows. */
const longestSegment = 200;

/**
 * The part of an address that an alert's name becomes: the name itself wherever a file name and a link can hold it.
 * Total: every name has one. Two names may have the same one; a check reports that.
 *
 * Names that were ever made into addresses are frozen in `test/fixtures/alert-addresses.txt`.
 */
export function alertSegment(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '-')
    .replace(/ +/g, ' ')
    .replace(/^[ .-]+|(?<![ .-])[ .-]+$/g, '')
    // `a.html` is another spelling of `a`.
    .replace(/\.(html?)$/i, '-$1');
  if (safe !== '' && byteLength(safe) <= longestSegment) return safe;
  let start = '';
  for (const character of safe.slice(0, longestSegment))
    if (byteLength(start + character) <= longestSegment - 9) start += character;
  return [start.replace(/(?<![ .-])[ .-]+$/, ''), fingerprint(name)].filter(Boolean).join('-');
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Address of the page of an alert, percent-encoded where a link needs it: `/alerts/KubePodCrashLooping/`. */
export function alertAddress(name: string): string {
  return `/alerts/${encodeURI(alertSegment(name))}/`;
}

/** Eight hexadecimal digits that differ for names that differ (FNV-1a, 32 bits). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
