import type { Code, RootContent } from 'mdast';
import { plainText } from '../source/plain-text.ts';
import type { Note } from '../write/new-file.ts';
import type { Facts } from './facts.ts';
import { fieldsByCell, type FactKind, type FieldOf } from './labels.ts';
import { levelOf } from './levels.ts';
import { titlesAbove, topicsBelow, type Entry, type TableOf, type Topic } from './outline.ts';
import { lengthOfTime } from './wording.ts';

/** Something that looks like facts and stayed text: where it is, and what a person must decide. */
export interface UnreadFact {
  /** The node that is left in the guide. */
  node: RootContent;
  /** The words that it begins with. */
  text: string;
  note: Omit<Note, 'find'>;
}

/** A kind of facts by what its sections are called, and by what its own words are anywhere. */
interface Signs {
  kind: string;
  /** File of content that would hold it, and its fields. */
  fields: string;
  title: RegExp;
  words: RegExp;
  /** A value that such a fact has. */
  value: RegExp;
  labels?: FactKind;
}

const time = new RegExp(lengthOfTime, 'i');
const often =
  /\b(?:hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|nightly|every \w+|continuous(?:ly)?|(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?)\b/i;
const either = (...patterns: RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'i');

const signs: Signs[] = [
  {
    kind: 'recovery targets',
    fields: '`rto` or `rpo` in recovery/',
    title: /\bRTO\b|\bRPO\b|recovery (?:time|point|objectives?|targets?)/i,
    words: /\b(?:RTO|RPO|recovery (?:time|point) objective)s?\b/i,
    value: either(time, /\b(?:one|two|four|eight|twelve|zero) (?:minutes?|hours?|days?)\b|\bminutes\b|\bhours\b/),
    labels: 'recovery target',
  },
  {
    kind: 'service level objectives',
    fields: '`target` and `window` in slos/',
    title:
      /\bSLOs?\b|\bSLIs?\b|service[- ]level (?:objectives?|indicators?|targets?)|\b(?:availability|latency|error[- ]rate|freshness) (?:objective|target)s?\b/i,
    words: /\bSLOs?\b|service[- ]level objectives?/i,
    value: /\d\s*%|[<>≤≥]=?\s*\d|\b\d+\s*ms\b|\bp\d{2}\b/i,
    labels: 'objective',
  },
  {
    kind: 'steps of escalation',
    fields: '`steps` in escalations/',
    title: /escalat/i,
    words: /\bescalat(?:e|es|ed|ion)\b/i,
    value: either(time, /\bL\d\b|\blevel \d|->|→|\bon[- ]?call\b|\b(?:lead|manager|director|CTO|engineer)\b/),
    labels: 'escalation step',
  },
  {
    kind: 'levels of severity',
    fields: '`levels` in severities/',
    title: /severit|priority (?:levels?|matrix)|incident (?:levels?|classification|priorit)|\bSLAs?\b|response times?/i,
    words: /^\W*(?:(?:P|S|SEV)[- ]?\d)\b/i,
    value: either(time, /\b(?:P|SEV|S)[- ]?\d\b|\b(?:critical|immediate|business (?:day|hours))\b/),
    labels: 'severity level',
  },
  {
    kind: 'backups',
    fields: '`backups` in recovery/',
    title: /\bback-?ups?\b|\bsnapshots?\b|\bretention\b/i,
    words: /\bback-?ups?\b|\bretention\b|\bretained\b/i,
    value: either(time, often),
    labels: 'backup',
  },
  {
    kind: 'maintenance windows or routines',
    fields: '`windows` or `routines` in maintenance/',
    title: /maintenance|\bchange windows?\b|\bcadence\b/i,
    words: /\bmaintenance windows?\b/i,
    value: either(often, /\d{1,2}:\d{2}|\d\s*[ap]\.?m\b|\bUTC\b/),
    labels: 'maintenance window',
  },
  {
    kind: 'an on-call rotation',
    fields: '`rotations` in teams/',
    title: /\bon[- ]?call\b|\brota\b|\brotations?\b|\bshifts?\b/i,
    words:
      /\b(?:on[- ]?call (?:rotation|schedule|shift|coverage)s?|hand-?(?:off|over)s?|(?:primary|secondary) on[- ]?call)\b/i,
    value: either(
      time,
      often,
      /\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|24\/7|\bpagerduty\b|\bopsgenie\b|\bprimary\b|\bsecondary\b/,
    ),
  },
  {
    kind: 'contacts',
    fields: '`people` or `channels` in teams/',
    title: /\bcontacts?\b|\broster\b|who to call|\bstakeholders\b|\bchannels?\b|\bsupport\b|\bhelp\b/i,
    words: /\bcontacts?\b/i,
    value: /\+?\d[\d\s().-]{7,}\d|[\w.+-]+@[\w-]+\.\w+|(?:^|\s)[#@][\w-]+|\bext\b|x{3}/i,
  },
  {
    kind: 'drills',
    fields: '`drills` in recovery/',
    title:
      /\b(?:DR|disaster recovery|failover|recovery|restore) (?:tests?|testing|drills?|exercises?)\b|\bdrills?\b|\btest(?:ing)? (?:frequency|schedule|cadence)\b/i,
    words: /\b(?:drills?|DR tests?|restore tests?)\b/i,
    value: either(often, time),
    labels: 'drill',
  },
  {
    kind: 'metrics',
    fields: '`metrics` of the service',
    title: /\bmetrics\b|\bKPIs?\b|\bthresholds?\b|\balarms?\b/i,
    words: /\bthresholds?\b/i,
    value: /[<>≤≥]=?\s*\d/,
    labels: 'metric',
  },
];

/** What looks like facts and became no field, section by section: nothing is left as text in silence. */
export function unreadFacts(facts: Facts, top: Topic): UnreadFact[] {
  const told = new Set([...facts.claims.map(({ node }) => node), ...facts.told]);
  return topicsBelow(top).flatMap((topic) => unreadIn(topic, told));
}

function unreadIn(topic: Topic, told: ReadonlySet<unknown>): UnreadFact[] {
  const found: UnreadFact[] = topic.tables.flatMap((table) => tableFact(topic, table, told) ?? []);
  const lines = linesOf(topic, told);
  const isLevel = topic.node !== undefined && levelOf(topic.title, true) !== undefined;
  for (const one of signs) {
    const isTopic = one.title.test(topic.title) || isNamed(one, titlesAbove(topic.parent));
    const fitting = lines.filter(
      ({ text, label, isTaken, isBesideFacts }) =>
        !isTaken &&
        !isProcedure(text) &&
        ((one.value.test(text) && (isTopic || one.words.test(text))) ||
          (one.labels !== undefined && one.words.test(label ?? '')) ||
          (isTopic && isBesideFacts && label !== undefined) ||
          (isTopic && isLevel && one.labels === 'severity level')),
    );
    for (const line of fitting) line.isTaken = true;
    const [first] = fitting;
    if (first)
      found.push({
        node: first.node,
        text: first.text,
        note: noteOn(one, `${countOf(fitting.length)} ${placeOf(topic)}`, first.text),
      });
  }
  return found;
}

/** Sections nearer than the title of the guide say what a text is about. */
function isNamed({ title }: Signs, titles: readonly string[]): boolean {
  return titles.slice(0, 2).some((one) => title.test(one));
}

/** Where a text stands, in words. */
function placeOf({ node, title }: Topic): string {
  return node === undefined ? 'before the first section' : `below “${title}”`;
}

function countOf(count: number): string {
  return count === 1 ? 'A line' : `${count} lines`;
}

interface Line {
  node: RootContent;
  text: string;
  label: string | undefined;
  isTaken: boolean;
  /** Whether others of its list became fields. */
  isBesideFacts: boolean;
}

function linesOf({ entries, others }: Topic, told: ReadonlySet<unknown>): Line[] {
  const isBesideFacts = entries.some(({ node }) => told.has(node));
  const ofEntry = (entry: Entry): Line[] => [
    ...(told.has(entry.node)
      ? []
      : [{ node: entry.node, text: entry.text, label: entry.label, isTaken: false, isBesideFacts }]),
    ...entry.children.flatMap(ofEntry),
  ];
  const isText = (node: RootContent): boolean =>
    !told.has(node) &&
    (node.type === 'paragraph' || node.type === 'blockquote' || (node.type === 'code' && isPlain(node)));
  return [
    ...entries.flatMap(ofEntry),
    ...others
      .filter(isText)
      .map((node) => ({ node, text: plainText(node), label: undefined, isTaken: false, isBesideFacts: false })),
  ];
}

/** A block that holds words, not code. */
function isPlain({ lang, value }: Code): boolean {
  return /^(?:text|txt|plain)?$/i.test(lang ?? '') && value.length <= 1_000;
}

/** A command to type is what to do, not a fact about the service. */
function isProcedure(text: string): boolean {
  return text === '' || /^(?:run|execute|open|click|ssh|kubectl|curl|docker|git)\b/i.test(text);
}

function tableFact(topic: Topic, table: TableOf, told: ReadonlySet<unknown>): UnreadFact | undefined {
  const [, ...rows] = table.node.children;
  const left = rows.filter((row) => !told.has(row));
  const text = [table.header, ...table.rows.map(({ cells }) => cells)].map((cells) => cells.join(' ')).join(' ');
  if (left.length === 0 || rows.length === 0) return undefined;
  const titles = titlesAbove(topic);
  const named = titles.slice(0, 2);
  const scored = signs
    .map((one) => {
      const given = one.labels ? fieldsByCell(one.labels, table.header).filter((field) => field !== undefined) : [];
      const isTopic = named.some((title) => one.title.test(title));
      const hasWords =
        table.header.some((label) => one.words.test(label)) ||
        table.rows.some(({ cells }) => one.words.test(cells[0] ?? ''));
      const fits = one.value.test(text) && (isTopic || hasWords || given.length >= 3);
      return { one, given, score: fits ? Number(isTopic) * 2 + Number(hasWords) * 2 + given.length : 0 };
    })
    .toSorted((a, b) => b.score - a.score);
  const [best] = scored;
  if (!best || best.score === 0) return undefined;
  const firstLeft = table.rows[rows.indexOf(left[0]!)];
  const what =
    left.length === rows.length
      ? `The table ${placeOf(topic)}`
      : `${left.length} of ${rows.length} rows of the table ${placeOf(topic)}`;
  const shown = firstLeft?.cells.join(' | ') ?? '';
  return { node: table.node, text: shown, note: noteOn(best.one, what, shown, missingOf(best.one, best.given)) };
}

function missingOf({ labels }: Signs, given: readonly FieldOf<FactKind>[]): string | undefined {
  return labels !== undefined && given.length < 2
    ? 'the titles of its columns name no fields that are known'
    : undefined;
}

function noteOn({ kind, fields }: Signs, what: string, text: string, why = whyNot(text)): Omit<Note, 'find'> {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return {
    id: 'import/unread-fact',
    level: 'note',
    message: `${what} may be ${kind}, and stayed text: ${why} (\`${shown.replaceAll('`', '')}\`).`,
    hint: `If it is, write it as ${fields}.`,
  };
}

function whyNot(text: string): string {
  if (/\d\s*(?:%|[a-z]+)?\s*(?:-|–|—|to)\s*[<>]?\s*\d+(?!\d*[:/])\s*[a-z%]/i.test(text))
    return 'a range is no single value';
  if (/\b(?:current(?:ly)?|actual(?:ly)?|last|goal|stretch|typical(?:ly)?|about|approx\w*|~)\b|~/i.test(text))
    return 'it says what is or may be, not what is promised';
  if (/\b(?:TBD|TODO|N\/A|to be)\b/i.test(text)) return 'it has a gap';
  if (!/:\s|\|/.test(text)) return 'no label says which field it is';
  return 'its labels and values have no form that is known';
}
