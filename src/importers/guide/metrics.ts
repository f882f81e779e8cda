import { thresholdKind } from '../../../schemas/quantities/threshold.ts';
import { addItem, claimEntry, claimTitle, listOf, type Facts, type Fields } from './facts.ts';
import { titlesAbove, topicsBelow, type Entry, type Topic } from './outline.ts';
import { levelOf } from './levels.ts';
import { isSupposed, lengthOfTime, tidied, withoutBrackets, withSigns } from './wording.ts';

const about = /\b(?:metrics?|KPIs?|alarms?|alert thresholds?|thresholds?)\b/i;
/** Thresholds at which an objective warns are no metrics of their own. */
export const isOfObjectives = /\b(?:SLOs?|SLIs?|service[- ]level (?:objectives?|indicators?|targets?)|burn)\b/i;
const isAlarms = /\balarms?\b|\balerts?\b|thresholds?/i;

/** Metrics with their targets and thresholds: `CPU utilization (target: <70%)`, `Lambda error rate > 5%`. */
export function readMetrics(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  if (!isSupposed(titles)) readAlerts(facts, topic);
  if (!isSupposed(titles)) readBounds(facts, topic);
  if (!isSupposed(titles)) readTargets(facts, topic);
  if (
    isSupposed(titles) ||
    /\b(?:reports?|reporting|reviews?|meetings?)\b/i.test(topic.title) ||
    titles.some((title) => isOfObjectives.test(title)) ||
    !titles.some((title) => about.test(title)) ||
    topic.entries.some(({ text }) => /^(?:warn(?:ing)?|page|ticket|info|critical|alert)\b/i.test(text)) ||
    topic.entries.some(({ children, isOrdered }) => children.length > 0 || isOrdered)
  )
    return;
  const read = topic.entries.map((entry) => metricIn(entry, isAlarms.test(topic.title)));
  // A list is one of metrics when something in it, or beside it, is measured.
  const isMeasured = measuredNear(topic);
  if (!isMeasured || !read.every((metric) => metric !== undefined)) return;
  const group = /^(?:key |critical |important )?(?:metrics|alarms|alerts|KPIs)(?: to monitor)?$/i.test(topic.title)
    ? undefined
    : topic.title;
  const severity = /^critical /i.test(topic.title) ? topic.title : undefined;
  topic.entries.forEach((entry, index) => {
    const { name, fields, absorbed } = read[index]!;
    const field = `metrics[${listOf(facts, 'service', 'metrics').length}]`;
    addItem(facts, 'service', 'metrics', name, { name, group: group ?? severity, ...fields });
    claimEntry(facts, entry, 'service', field, absorbed);
  });
  if (topic.entries.length > 0) claimTitle(facts, topic, 'service', 'metrics');
}

function measuredNear(topic: Topic): boolean {
  const isKeyMetrics = titlesAbove(topic).some((title) =>
    /\bkey metrics\b|\bKPIs\b|metrics to (?:monitor|watch)/i.test(title),
  );
  const near = isKeyMetrics ? topicsBelow(topic.parent ?? topic) : [topic];
  return isKeyMetrics || near.some(({ entries }) => entries.some((entry) => /[<>≤≥]\s*\d/.test(entry.text)));
}

const ofAlert = new RegExp(
  String.raw`^(?:(?:fires|triggers|triggered|alerts?)\s+)?(?:(?:when|if)\s+)?(.{2,60}?)\s*((?:<=|>=|[<>≤≥])\s*[\d.]+\s?(?:%|[a-z]{1,8}(?:/[a-z]{1,4})?)?)(?:\s+(?:for|over|in)\s+(\d+\+\s*[a-z]+|${lengthOfTime}))?(?:\s*\(([^()]{1,40})\))?\.?$`,
  'i',
);
const ofBound = new RegExp(
  String.raw`^(.{2,60}?)\s*((?:<=|>=|[<>≤≥])\s*[\d.,]+\s?(?:%(?: of [a-z]+)?|[a-z]{1,8}(?:/[a-z]{1,6})?)?)(?:\s+for\s+(${lengthOfTime}))?\.?$`,
  'i',
);
const isAlertList = /\balert(?:ing)?(?: rules?| definitions?| catalog(?:ue)?)?s?(?:\s*\([^()]*\))?$/i;

/** `QueueBacklogHigh: queue depth > 100 for 5m (critical)`, `High error rate: errors above 5%`: a rule by its name, with when it fires. */
function readAlerts(facts: Facts, topic: Topic): void {
  if (!isAlertList.test(topic.title.trim())) return;
  for (const entry of topic.entries) {
    const { label = '', children, isOrdered } = entry;
    const [, measured = '', bound = '', lasting, remark] = ofAlert.exec(withSigns(entry.value)) ?? [];
    if (!isAlertName(label) || !('value' in thresholdKind.parse(bound)) || children.length > 0 || isOrdered) continue;
    if (/[<>≤≥\d]\s*$|[<>≤≥]/.test(measured)) continue;
    const field = `metrics[${listOf(facts, 'service', 'metrics').length}]`;
    addItem(facts, 'service', 'metrics', label, {
      name: tidied(label),
      group: /^(?:critical|warning|high|medium|low|info)\b/i.test(topic.title) ? tidied(topic.title) : undefined,
      alert: bound.trim(),
      note: [tidied(measured), lasting && `for ${lasting}`, remark].filter(Boolean).join('; '),
    });
    claimEntry(facts, entry, 'service', field, [
      'fires triggers triggered when if over in below above under more less greater higher lower fewer than at most least',
    ]);
  }
}

const isAlertTitle =
  /^(?:(?:critical|warning|high|major|minor|info|page|paging|urgent|severe|key|important)\s+)*(?:alerts?|alarms?|warnings?|alert(?:ing)? (?:rules?|thresholds?|conditions?))$/i;

/** `**Replication lag > 30s** (data may differ)` below `Critical alerts (page on-call)`: what is measured, and when someone is told. */
function readBounds(facts: Facts, topic: Topic): void {
  const { text: title } = withoutBrackets(topic.title);
  if (!isAlertTitle.test(title)) return;
  // `Critical: …` above bounds groups them.
  const grouped = topic.entries.flatMap(({ label, children }) =>
    /^(?:critical|warning|high|major|minor|info)$/i.test(label ?? '')
      ? children.map((entry) => ({ entry, group: label }))
      : [],
  );
  for (const { entry, group } of [...topic.entries.map((entry) => ({ entry, group: undefined })), ...grouped]) {
    const { text, inside } = withoutBrackets(entry.text);
    const [, measured = '', bound = '', lasting] = ofBound.exec(withSigns(text)) ?? [];
    const isNamed = /^(?:\p{L}|[45]xx\b)/u.test(measured) && !/[<>≤≥:;,.?]|\b(?:if|when|check|see)\b/i.test(measured);
    if (!isNamed || measured.split(/\s+/).length > 6 || !('value' in thresholdKind.parse(bound))) continue;
    if (entry.label !== undefined || entry.children.length > 0 || entry.isOrdered || entry.links.length > 0) continue;
    const field = `metrics[${listOf(facts, 'service', 'metrics').length}]`;
    addItem(facts, 'service', 'metrics', measured, {
      name: tidied(measured),
      group: group ?? (/^(?:alerts?|alarms?)$/i.test(title) ? undefined : tidied(topic.title)),
      alert: bound,
      note: [lasting && `for ${lasting}`, inside].filter(Boolean).join('; ') || undefined,
    });
    claimEntry(facts, entry, 'service', field, [
      'for below above under more less greater higher lower fewer than at most least over',
    ]);
  }
}

const isLessBetter =
  /latenc|response|duration|\btime\b|error|fail|\bCPU\b|memory|disk|usage|utili[sz]ation|connections|\blag\b|queue|depth|backlog|load\b/i;
const isMoreBetter = /availab|uptime|success|hit (?:rate|ratio)|coverage|throughput/i;

/** `API error rate: < 0.1%` below `Key metrics`: how it should be, where the sign says that it is good so. */
function readTargets(facts: Facts, topic: Topic): void {
  const title = withoutBrackets(topic.title).text;
  if (
    !/^(?:(?:key|core|critical|important|performance|system|business)\s+)*(?:metrics|KPIs)(?: (?:and|&) targets| targets?)?$/i.test(
      title,
    )
  )
    return;
  if (titlesAbove(topic).some((one) => isOfObjectives.test(one))) return;
  for (const entry of topic.entries) {
    const { label = '', value, children, isOrdered } = entry;
    const bound = withSigns(value.replace(/\.$/, ''));
    const isGood =
      (isLessBetter.test(label) && !isMoreBetter.test(label) && /^[<≤]/.test(bound)) ||
      (isMoreBetter.test(label) && /^[>≥]/.test(bound));
    if (!isGood || !('value' in thresholdKind.parse(bound)) || children.length > 0 || isOrdered) continue;
    const field = `metrics[${listOf(facts, 'service', 'metrics').length}]`;
    addItem(facts, 'service', 'metrics', label, { name: tidied(label), target: bound });
    claimEntry(facts, entry, 'service', field, [value]);
  }
}

/** A rule is called in one word, or in a few that begin as a title does; a level, a means or a field is no rule. */
function isAlertName(label: string): boolean {
  if (/^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*$|^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(label)) return true;
  const isTitle = /^\p{Lu}[\p{L}\p{N}]*(?:[ /-][\p{L}\p{N}]+){1,4}$/u.test(label);
  return (
    isTitle && levelOf(label, true) === undefined && !/\b(?:thresholds?|conditions?|alerts?|metrics?)\b/i.test(label)
  );
}

interface MetricIn {
  name: string;
  fields: Fields;
  absorbed: string[];
}

function metricIn({ text, links }: Entry, isAlarm: boolean): MetricIn | undefined {
  if (links.length > 0 || text.length > 100) return undefined;
  const { text: name, inside } = withoutBrackets(text);
  const [, measured, bound] = /^(.*?)\s*((?:<=|>=|[<>≤≥])\s*\d.*)$/.exec(text) ?? [];
  if (inside === undefined || /[<>≤≥]/.test(name)) {
    if (bound === undefined)
      return isAlarm || /[.:;]/.test(text) ? undefined : { name: tidied(text), fields: {}, absorbed: [] };
    const isBound = isAlarm && 'value' in thresholdKind.parse(bound);
    return isBound ? { name: tidied(measured!), fields: { alert: bound }, absorbed: [] } : undefined;
  }
  const fields = fieldsIn(inside);
  return fields && { name: tidied(name), fields, absorbed: ['target', 'alert', 'threshold', 'warning'] };
}

/** `target: <70%`, `alert: >100 jobs`, `p50, p95, p99`, `hourly` */
function fieldsIn(inside: string): Fields | undefined {
  const fields: Fields = {};
  const named = [
    ...inside.matchAll(/\b(target|goal|alert|threshold|alarm)s?\s*(?::|at|when)?\s*((?:<=|>=|[<>≤≥])\s*[^,;]+)/gi),
  ];
  for (const [, key, bound] of named) fields[/target|goal/i.test(key!) ? 'target' : 'alert'] = bound!.trim();
  if (named.length > 0)
    return named.map(([all]) => all).join('').length + 2 * named.length >= inside.length &&
      Object.values(fields).every((bound) => 'value' in thresholdKind.parse(String(bound)))
      ? fields
      : undefined;
  if (/^p\d{1,2}(?:\.\d+)?(?:\s*[,/]\s*p\d{1,2}(?:\.\d+)?)*$/i.test(inside))
    return { percentiles: inside.toLowerCase().split(/\s*[,/]\s*/) };
  if (/^(?:real[- ]?time|hourly|daily|weekly|monthly|quarterly|continuous(?:ly)?|every \d+ \w+)$/i.test(inside))
    return { cadence: inside };
  return undefined;
}
