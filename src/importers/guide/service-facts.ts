import { durationKind } from '../../../schemas/quantities/duration.ts';
import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { keepBackups } from './backups.ts';
import { addItem, claimEntry, listOf, valuesOf, type Facts, type Fields } from './facts.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import { readChannels } from './people.ts';
import { isSupposed, tidied, withoutBrackets } from './wording.ts';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** What a guide says of the service itself: version, day of the last change, owner, environments, links, retention. */
export function readServiceFacts(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  for (const entry of topic.entries) {
    if (entry.children.length > 0) continue;
    if (isAboutGuide(topic)) readVersion(facts, entry);
    if (/^retention$/i.test(entry.label ?? '')) readRetention(facts, entry);
    if (isOfRetention(topic)) readKept(facts, topic, entry);
    if (titles.some((title) => /^environments?$/i.test(title))) readEnvironment(facts, entry);
    if (titles.slice(0, 2).some((title) => /\blinks\b|\bresources\b|\bdashboards?\b/i.test(title)))
      readLink(facts, entry);
  }
}

const metadata =
  /^(?:(?:document )?version|(?:last )?(?:updated|modified|revised|reviewed)(?: on)?|status|(?:next )?review(?: \w+)?)$/i;

/** Whether lines of a topic speak of the guide and its service: above all sections, below `Overview`, or several together. */
function isAboutGuide({ depth, title, entries }: Topic): boolean {
  return (
    depth <= 1 ||
    /^(?:overview|about|owner\w*|service|metadata|information|document\b.*|details|summary)$/i.test(title) ||
    entries.some(({ label }) => metadata.test(label ?? '') && !/^version$/i.test(label ?? ''))
  );
}

function readVersion(facts: Facts, entry: Entry): void {
  const { label = '', value } = entry;
  const plain = value.replace(/(?<!\.)\.$/, '');
  // `1.0 · 2026-06-18`
  const [, version = plain, changed] = /^(v?\d[\w.]*)\s*(?:[·•|,—–]|\()\s*(\d{4}-\d{2}-\d{2})\)?$/i.exec(plain) ?? [];
  const isVersion = /^(?:(?:document|doc|guide|runbook) )?version$/i.test(label);
  if (isVersion && facts.service['version'] === undefined && /^v?\d[\w.-]*$|^X/i.test(version)) {
    facts.service['version'] = version;
    if (changed !== undefined) facts.service['updated'] ??= changed;
    claimEntry(facts, entry, 'service', 'version');
  } else if (
    /^(?:last )?(?:updated?|modified|revised|revision)(?: on| date)?$/i.test(label) &&
    facts.service['updated'] === undefined
  ) {
    const day = dayIn(plain);
    if (day === undefined) return;
    facts.service['updated'] = day;
    claimEntry(facts, entry, 'service', 'updated', [value]);
  } else if (
    /^(?:(?:document |service |runbook )?owner|owned by|maintainer|maintained by|team|owning team)$/i.test(label) &&
    valuesOf(facts, 'team')['name'] === undefined &&
    isTeamName.test(plain) &&
    !isRole.test(plain) &&
    !isPlaceholder(value)
  ) {
    valuesOf(facts, 'team')['name'] = plain;
    claimEntry(facts, entry, 'team', 'name');
  }
}

/** A few words without a sentence in them: `Logistics Platform`, `SRE / Data`. */
const isTeamName = /^[\p{Lu}@#\d][\p{L}\d&#/().-]*(?: [\p{L}\d@&#/().-]+){0,3}$/u;

/** What one person is, and no team. */
const isRole =
  /^(?:head|director|VP|vice president|chief) of\b|\b(?:lead|manager|engineer|director|officer|owner|commander|head|VP|C[TEIO]O|CISO|architect|administrator|maintainer)$/i;

/** A day, or a month when no day is said: `2025-12-27`, `November 2024`. A placeholder stays one. */
function dayIn(text: string): string | undefined {
  if (isPlaceholder(text) || /^\d{4}-\d{2}(?:-\d{2})?$/.test(text)) return text;
  const [, name, day, year] = /^([A-Z][a-z]+)(?:\s+(\d{1,2}),?)?\s+(\d{4})$/.exec(text) ?? [];
  const month = months.findIndex(
    (known) => name !== undefined && known.startsWith(name.toLowerCase()) && name.length >= 3,
  );
  if (month === -1) return undefined;
  return [year, String(month + 1).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}

/** `Staging: pre-prod validation, mirrors prod.` */
function readEnvironment(facts: Facts, entry: Entry): void {
  const { label = '', value } = entry;
  if (
    !/^(?:prod(?:uction)?|staging|stage|dev(?:elopment)?|test|testing|qa|uat|sandbox|pre-?prod(?:uction)?|dr|demo|integration|canary|preview)$/i.test(
      label,
    )
  )
    return;
  const field = `environments[${listOf(facts, 'service', 'environments').length}]`;
  addItem(facts, 'service', 'environments', label, { name: tidied(label), purpose: tidied(value) });
  claimEntry(facts, entry, 'service', field);
}

const kinds: [string, RegExp][] = [
  ['status-page', /status ?page|\bstatus\b/i],
  ['dashboard', /dashboard|grafana/i],
  ['cost', /\bcosts?\b|billing/i],
  ['repository', /repositor|\brepo\b|github|gitlab/i],
  ['pager', /pagerduty|opsgenie|pager/i],
  ['logs', /\blogs?\b|kibana|loki/i],
  ['traces', /trac(?:es|ing)|jaeger/i],
  ['console', /console/i],
  ['document', /docs?\b|document|guide|book|framework|wiki|spec/i],
];

/** `[Overview](https://…)`, `Status Page: https://… (internal)`, `Slack Channel: #ops` */
function readLink(facts: Facts, entry: Entry): void {
  const { label, value, links } = entry;
  const [link, ...others] = links;
  if (label !== undefined && /channel|chat|slack/i.test(label) && readChannels(facts, entry)) return;
  if (others.length > 0 || (link && !/^https?:/.test(link.url))) return;
  const { text, inside } = withoutBrackets(value);
  const name = label ?? link?.text;
  const says = label === undefined ? without(entry.text, link?.text ?? '') : link ? without(text, link.text) : text;
  if (name === undefined || (!link && (label === undefined || text === '' || text.split(' ').length > 6))) return;
  if (link && says !== '') return;
  // What names no address is no link.
  if (!link && !/https?:\/\/|^(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/\S*)?$|^[[<]/i.test(text)) return;
  if (/^(?:note|owner|review|next review|last \w+|version|team|production urls?)$/i.test(name)) return;
  const kind = kinds.find(([, pattern]) => pattern.test(`${name} ${text}`))?.[0] ?? 'other';
  const fields: Fields = {
    name: tidied(name),
    kind,
    url: link?.url,
    note: [link ? undefined : text, inside].filter(Boolean).join(', ') || undefined,
  };
  const field = `links[${listOf(facts, 'service', 'links').length}]`;
  addItem(facts, 'service', 'links', name, fields);
  claimEntry(facts, entry, 'service', field);
}

function without(text: string, part: string): string {
  return text
    .replace(part, '')
    .replace(/[\s().:–-]+/g, ' ')
    .trim();
}

/** Sections that say how long data is kept, and not copies of it. */
function isOfRetention(topic: Topic): boolean {
  const titles = titlesAbove(topic);
  return (
    /\bretention(?: (?:polic(?:y|ies)|periods?|schedule|times?|requirements?))?$/i.test(topic.title) &&
    !isSupposed(titles) &&
    !titles.slice(0, 2).some((title) => /\bback-?ups?\b|\bsnapshots?\b|\brestor/i.test(title))
  );
}

/** `Incident reports: 7 years`; below `Metric retention`, `High resolution: 7 days` is of metrics. */
function readKept(facts: Facts, { title }: Topic, entry: Entry): void {
  const { label = '', value } = entry;
  const { text, inside } = withoutBrackets(value.replace(/\.$/, ''));
  const kept = text.replace(/^(?:(?:keep|kept|retain(?:ed)?|stored?)\s+)?(?:for\s+)?/i, '');
  const isData = !/\bback-?ups?\b|\bsnapshots?\b|^(?:review|status|owner|format|location|schedule)\b/i.test(label);
  if (label === '' || !isData || kept === '' || !('value' in durationKind.parse(kept))) return;
  const subject = title
    .replace(/\b(?:data|retention|polic(?:y|ies)|periods?|schedule|times?|requirements?)\b/gi, ' ')
    .trim();
  listOf(facts, 'service', 'retention').push({
    what: tidied(subject === '' ? label : `${subject}: ${label}`),
    kept,
    ...(inside !== undefined && { note: tidied(inside) }),
  });
  claimEntry(facts, entry, 'service', 'retention', ['keep kept retain retained store stored for']);
}

/** `logs 30d, backups 35d (or per policy)`. `13m` may be minutes or months, so the line stays text then. */
function readRetention(facts: Facts, entry: Entry): void {
  const { text, inside } = withoutBrackets(entry.value.replace(/\.$/, ''));
  const parts = text
    .split(/\s*,\s*/)
    .map((part) =>
      /^(?!.*\b(?:for|kept|keep|retained?|versions?)\s+\d)(.+?)\s+(\d+\s*(?:d|days?|weeks?|months?|y|years?))$/i.exec(
        part,
      ),
    );
  const backups = parts.find((part) => part && /^back-?ups?$/i.test(part[1]!));
  if (backups) keepBackups(facts, backups[2]!, inside);
  if (!parts.every((part) => part !== null && 'value' in durationKind.parse(part[2]!))) return;
  for (const part of parts)
    listOf(facts, 'service', 'retention').push({
      what: tidied(part![1]!),
      kept: part![2],
      ...(inside !== undefined && part === parts.at(-1) && { note: tidied(inside) }),
    });
  claimEntry(facts, entry, 'service', 'retention');
}
