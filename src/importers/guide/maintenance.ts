import type { Paragraph } from 'mdast';
import { recurrenceKind } from '../../../schemas/quantities/recurrence.ts';
import { plainText } from '../source/plain-text.ts';
import { addItem, claimEntry, claimTitle, listOf, type Facts, type Fields } from './facts.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import { clockTime, isDuration, isRecurrence, isSupposed, lengthOfTime, tidied, without } from './wording.ts';

const about = /\bmaintenance\b/i;
const clock = String.raw`\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?`;
/** `2:00 AM - 6:00 AM UTC` */
export const hours = new RegExp(
  `(${clock})\\s*(?:-|–|—|to|until)\\s*(${clock})(?:\\s*\\(?([A-Z]{2,5}|[A-Z][a-z]+/[A-Z]\\w+)\\)?)?`,
  'i',
);

/** Windows of maintenance, what is done in them, and work that comes back. */
export function readMaintenance(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  if (isSupposed(titles)) return;
  const isAbout = titles.some((title) => about.test(title));
  const isWindows = /\b(?:maintenance|change) windows?$/i.test(topic.title.trim());
  for (const entry of topic.entries) {
    const isWindow = /^(?:(?:regular|scheduled|planned|weekly|monthly) )?maintenance(?: windows?)?$/i.test(
      entry.label ?? '',
    );
    const isTime =
      isAbout &&
      /^(?:schedule|when|window|time(?: slot)?|regular|standard|default|weekly|monthly)$/i.test(entry.label ?? '');
    if (entry.children.length === 0 && (isWindow || isWindows || isTime)) readEntry(facts, topic, entry);
  }
  for (const node of topic.others) if (node.type === 'paragraph') readSentence(facts, topic, node);
  if (isWindows) for (const node of topic.others) if (node.type === 'paragraph') readParagraph(facts, topic, node);
  if (!isAbout) return;
  if (readFields(facts, topic)) return;
  if (/activit|tasks|work done/i.test(topic.title)) readActivities(facts, topic);
  if (isRecurrence(topic.title)) readRoutine(facts, topic);
}

function readEntry(facts: Facts, { title }: Topic, entry: Entry): void {
  // `Tue 02:00-04:00` has a colon, but no label.
  const isLabelled = entry.label !== undefined && !/\d$/.test(entry.label);
  const window = windowIn(isLabelled ? entry.value : entry.text);
  if (!window) return;
  const isName = isLabelled && !/^(?:schedule|when|window|time(?: slot)?)$/i.test(entry.label!);
  const field = addWindow(facts, isName ? entry.label! : title, window);
  claimEntry(facts, entry, 'maintenance', field, [...window.absorbed, entry.label ?? '']);
}

function readParagraph(facts: Facts, { title }: Topic, node: Paragraph): void {
  const window = windowIn(plainText(node));
  const line = node.position?.start.line ?? 0;
  if (!window) return;
  facts.claims.push({
    node,
    line,
    lastLine: node.position?.end.line ?? line,
    type: 'maintenance',
    field: addWindow(facts, title, window),
    absorbed: window.absorbed,
  });
}

/** `Maintenance runs every Tuesday from 02:00 to 04:00 UTC.` in prose, which stays text as well. */
function readSentence(facts: Facts, { title }: Topic, node: Paragraph): void {
  if (facts.claims.some((claim) => claim.node === node)) return;
  for (const sentence of plainText(node).split(/(?<=[.;])\s+/)) {
    const found = hours.exec(sentence);
    const times = found && timesOf(found);
    if (!found || !times || times.fields['timeZone'] === undefined || notAlways.test(sentence)) continue;
    if (!about.test(title) && !/\bmaintenance\b/i.test(sentence)) continue;
    if (!/\bmaintenance\b|\bwindows?\b/i.test(sentence)) continue;
    const lead = sentence
      .slice(0, found.index)
      .replace(/[,(\s]*(?:from|between|at|during)?\s*$/i, '')
      .split(/\s+/);
    const every = [6, 5, 4, 3, 2, 1]
      .filter((count) => count <= lead.length)
      .map((count) => lead.slice(-count).join(' ').replace(/,$/, ''))
      .find(isRecurrence);
    if (every === undefined) continue;
    addWindow(facts, /\bwindows?$/i.test(title) ? title : 'Maintenance window', {
      every,
      fields: times.fields,
      absorbed: [],
    });
    facts.told.add(node);
  }
}

const notAlways =
  /\b(?:usually|typically|avoid|never|not|except|outside|emergency|if|unless|prefer\w*|may|might|e\.g\.|example|deploy\w*)\b/i;

interface WindowIn {
  every: string;
  fields: Fields;
  absorbed: string[];
}

function addWindow(facts: Facts, name: string, { every, fields }: WindowIn): string {
  addItem(facts, 'maintenance', 'windows', `${every}-${String(fields['from'])}`, {
    name: tidied(name),
    every,
    ...fields,
  });
  return `windows[${listOf(facts, 'maintenance', 'windows').length - 1}]`;
}

/** `Tue/Thu 02:00-04:00 UTC for High risk.` */
function windowIn(text: string): WindowIn | undefined {
  const found = hours.exec(text);
  const times = found && timesOf(found);
  if (!found || !times) return undefined;
  const lead = text
    .slice(0, found.index)
    .trimEnd()
    .replace(/(?:from|at|between)$/i, '');
  const every = tidied(lead.trimEnd().replace(/[,:(]$/, ''));
  const after = without(
    text
      .slice(found.index + found[0].length)
      .replace(/^\)/, '')
      .replace(/\.$/, ''),
  );
  const [, purpose = /^\(([^()]+)\)$/.exec(after)?.[1]] = /^for\s+(.+)$/i.exec(after) ?? [];
  if (!isRecurrence(every) || (after !== '' && purpose === undefined)) return undefined;
  return { every, fields: { ...times.fields, for: purpose && tidied(purpose) }, absorbed: times.absorbed };
}

/** Both times of a window, with its time zone, from a match of {@link hours}. */
export function timesOf([, from = '', to = '', zone]: RegExpExecArray):
  { fields: Fields; absorbed: string[] } | undefined {
  const half = /[ap]\.?m/i.exec(to)?.[0];
  const start = clockTime(from) ?? (half && clockTime(`${from} ${half}`));
  const end = clockTime(to);
  if (!start || !end) return undefined;
  const timeZone = zone === undefined ? undefined : zoneOf(zone);
  if (zone !== undefined && timeZone === undefined) return undefined;
  return { fields: { from: start, to: end, timeZone }, absorbed: [from, to] };
}

/** Only names that mean one thing all year: `EST` and the like depend on who reads them. */
export function zoneOf(text: string): string | undefined {
  if (/^(?:UTC|GMT|Z)$/i.test(text)) return 'UTC';
  return text.includes('/') && Intl.supportedValuesOf('timeZone').includes(text) ? text : undefined;
}

/** `Frequency`, `Time`, `Duration` and `Notification` as items of one window. */
function readFields(facts: Facts, topic: Topic): boolean {
  const find = (pattern: RegExp): Entry | undefined =>
    topic.entries.find(({ label, children }) => pattern.test(label ?? '') && children.length === 0);
  const every = find(/^(?:frequency|days?|when|schedule|recurrence)$/i);
  const time = find(/^(?:times?|hours|window)$/i);
  const found = time && hours.exec(time.value);
  const times = found && timesOf(found);
  if (
    !every ||
    !time ||
    !times ||
    without(time.value, found[0]) !== '' ||
    !('value' in recurrenceKind.parse(every.value))
  )
    return false;
  const longest = find(/^(?:max(?:imum)? )?duration$/i);
  const length =
    longest &&
    new RegExp(
      `^(?:max(?:imum|\\.)?|up to|at most|no more than|<|≤)?\\s*(${lengthOfTime})(?:\\s+max(?:imum)?)?$`,
      'i',
    ).exec(longest.value)?.[1];
  const notice = find(/^(?:notification|notice|announcement|communication)s?$/i);
  const ahead =
    notice &&
    new RegExp(`^(?:at least\\s+)?(${lengthOfTime})\\s*(?:in advance|before(?:hand)?|ahead|prior|notice)?$`, 'i').exec(
      notice.value,
    )?.[1];
  const field = `windows[${listOf(facts, 'maintenance', 'windows').length}]`;
  const name = topic.title;
  addItem(facts, 'maintenance', 'windows', name, {
    name,
    every: every.value,
    ...times.fields,
    longest: length && isDuration(length) ? length : undefined,
    notice: ahead,
  });
  claimEntry(facts, every, 'maintenance', `${field}.every`);
  claimEntry(facts, time, 'maintenance', `${field}.from`, times.absorbed);
  if (length) claimEntry(facts, longest, 'maintenance', `${field}.longest`, ['maximum', 'max', 'up to', 'at most']);
  if (ahead)
    claimEntry(facts, notice, 'maintenance', `${field}.notice`, [
      'in advance',
      'before',
      'ahead',
      'at least',
      'notice',
    ]);
  claimTitle(facts, topic, 'maintenance', `${field}.name`);
  return true;
}

/** What is done in the one window that there is. */
function readActivities(facts: Facts, topic: Topic): void {
  const [window, ...others] = listOf(facts, 'maintenance', 'windows');
  if (
    !window ||
    others.length > 0 ||
    window['activities'] ||
    topic.entries.length === 0 ||
    topic.entries.some(({ children }) => children.length > 0)
  )
    return;
  window['activities'] = topic.entries.map(({ text }) => tidied(text));
  for (const entry of topic.entries) claimEntry(facts, entry, 'maintenance', 'windows[0].activities');
  claimTitle(facts, topic, 'maintenance', 'windows[0].activities');
}

/** `Weekly:` above a list of tasks. */
function readRoutine(facts: Facts, topic: Topic): void {
  if (topic.entries.length === 0 || topic.entries.some(({ children }) => children.length > 0)) return;
  const field = `routines[${listOf(facts, 'maintenance', 'routines').length}]`;
  const above = topic.parent?.title ?? '';
  addItem(facts, 'maintenance', 'routines', topic.title, {
    name: tidied([topic.title, above.toLowerCase().replace(/^(?:scheduled|routine|regular)\s+/, '')].join(' ')),
    every: topic.title.toLowerCase(),
    tasks: topic.entries.map(({ text }) => tidied(text)),
  });
  for (const entry of topic.entries) claimEntry(facts, entry, 'maintenance', `${field}.tasks`);
  claimTitle(facts, topic, 'maintenance', `${field}.every`);
}
