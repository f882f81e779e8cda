import { backupInterval } from '../../../schemas/recovery.ts';
import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { boundedDurationKind } from '../../../schemas/quantities/bounded-duration.ts';
import { comparableSeconds, durationKind } from '../../../schemas/quantities/duration.ts';
import { responseTimeKind } from '../../../schemas/quantities/response-time.ts';
import { thresholdKind } from '../../../schemas/quantities/threshold.ts';
import { copiesCalled, subjectOf } from './backups.ts';
import { isOfDrills } from './drills.ts';
import { addItem, listOf, withoutGaps, type Facts, type FactType, type Fields } from './facts.ts';
import { fieldsByCell, fieldsCalled, labelWords, type FactKind, type FieldOf } from './labels.ts';
import { levelOf } from './levels.ts';
import { isOfObjectives } from './metrics.ts';
import { hours, timesOf } from './maintenance.ts';
import { titlesAbove, type Topic } from './outline.ts';
import { plainId } from '../write/names.ts';
import { recordsOf, type Cell, type GuideRecord } from './records.ts';
import {
  intervalIn,
  isDuration,
  isRecurrence,
  isSupposed,
  lengthOfTime,
  recurrenceIn,
  tidied,
  upperBound,
  without,
  withoutBrackets,
} from './wording.ts';

/** What a record says of a kind of facts: the cells that its fields have, and those that no field has. */
export interface Given<Kind extends FactKind> {
  record: GuideRecord;
  titles: readonly string[];
  /** What the record is called: the cell that is labelled so, else the first one. */
  name: Cell;
  cells: ReadonlyMap<FieldOf<Kind>, Cell>;
  others: Cell[];
}

/** An item of typed content that a record became. */
interface Reading {
  name: string;
  fields: Fields;
  /** Cells that the fields tell; all others stay text. */
  told: readonly Cell[];
  /** Words that are written in another way. */
  absorbed: readonly string[];
  /** The item that has some of the fields already. */
  into?: Fields | undefined;
}

interface RecordReader<Kind extends FactKind> {
  kind: Kind;
  type: FactType;
  list: string;
  /** Field that has the name of the record. */
  named: FieldOf<Kind>;
  /** Whether records that stand below these titles may be of this kind. */
  isAbout: (titles: readonly string[], given: Given<Kind>) => boolean;
  read: (facts: Facts, given: Given<Kind>) => Reading | undefined;
}

const nothing = /^(?:n\/?a|none|-|–|—|)$/i;

/** Cells as fields: each by its reader, or nothing when one of them cannot be read. Cells that say nothing are left out. */
function fieldsOf<Kind extends FactKind>(
  { cells }: Given<Kind>,
  readers: Partial<Record<FieldOf<Kind>, (text: string) => string | undefined>>,
): Fields | undefined {
  const fields = new Map<string, string>();
  for (const [field, read] of Object.entries(readers) as [FieldOf<Kind>, (text: string) => string | undefined][]) {
    const text = cells.get(field)?.value ?? '';
    if (nothing.test(text)) continue;
    const value = read(text);
    if (value === undefined) return undefined;
    fields.set(field, value);
  }
  return Object.fromEntries(fields);
}

/** Cells as fields, each by its reader, and those that cannot be read, which words must say then. */
function readableOf<Kind extends FactKind>(
  { cells }: Given<Kind>,
  readers: Partial<Record<FieldOf<Kind>, (text: string) => string | undefined>>,
): { fields: Fields; unread: Cell[] } {
  const fields = new Map<string, string>();
  const unread: Cell[] = [];
  for (const [field, read] of Object.entries(readers) as [FieldOf<Kind>, (text: string) => string | undefined][]) {
    const cell = cells.get(field);
    if (cell === undefined || nothing.test(cell.value)) continue;
    const value = read(cell.value);
    if (value === undefined) unread.push(cell);
    else fields.set(field, value);
  }
  return { fields: Object.fromEntries(fields), unread };
}

/** What cells say that have no field, in words: `Owner: Data team; Region: eu`. */
function inWords(cells: readonly Cell[], gaps: readonly Cell[] = []): string | undefined {
  const said = [...cells.filter(({ value }) => !nothing.test(value)), ...gaps];
  return said.map(({ label, value }) => (label === '' ? value : `${label}: ${value}`)).join('; ') || undefined;
}

const asText = (text: string): string => text;
const ifRecurrence = (text: string): string | undefined => (isRecurrence(text) ? text : undefined);
const ifDuration = (text: string): string | undefined => (isDuration(text) ? text : undefined);
const ifThreshold = (text: string): string | undefined => thresholdIn(text)?.threshold;

/** A bound with what it is of and how long it holds: `age > 26h`, `> 5% for 5 min`. */
function thresholdIn(text: string): { threshold: string; isWhole: boolean } | undefined {
  if ('value' in thresholdKind.parse(text)) return { threshold: text, isWhole: true };
  const [, bound = ''] =
    new RegExp(
      `^(?:[\\p{L}_][\\p{L}\\d_ ]{0,30}\\s)?((?:p\\d{1,2}\\s*)?(?:<=|>=|[<>≤≥])\\s*[\\d.]+\\s?(?:%|[a-z]{1,8})?)(?:\\s+(?:in|for|over|within)\\s+(?:${lengthOfTime}))?$`,
      'iu',
    ).exec(text.trim()) ?? [];
  return bound !== '' && 'value' in thresholdKind.parse(bound) ? { threshold: bound, isWhole: false } : undefined;
}

function reader<Kind extends FactKind>(one: RecordReader<Kind>): (facts: Facts, topic: Topic) => void {
  return (facts, topic) => {
    if (isSupposed(titlesAbove(topic))) return;
    for (const group of recordsOf(topic)) {
      if (group.some(({ line }) => facts.claims.some((claim) => claim.line === line))) continue;
      const given = group.map((record) => givenBy(one, record, titlesAbove(topic)));
      if (!given.every((each) => each !== undefined && one.isAbout(each.titles, each))) continue;
      const readings = given.map((each) => one.read(facts, each!));
      if (!readings.every((reading) => reading !== undefined)) continue;
      for (const reading of readings) addReading(facts, one, reading);
    }
  };
}

function givenBy<Kind extends FactKind>(
  { kind, named }: RecordReader<Kind>,
  record: GuideRecord,
  titles: readonly string[],
): Given<Kind> | undefined {
  // One label that has two values speaks of two things.
  const labels = record.form === 'row' ? [] : record.cells.map(({ label }) => labelWords(label)).filter(Boolean);
  if (new Set(labels).size < labels.length) return undefined;
  const fields = fieldsByCell(
    kind,
    record.cells.map(({ label }) => label),
  );
  const byField = new Map<FieldOf<Kind>, Cell>();
  fields.forEach((field, index) => {
    if (field !== undefined) byField.set(field, record.cells[index]!);
  });
  const name = byField.get(named) ?? (fields[0] === undefined ? record.cells[0] : undefined);
  if (name === undefined || !/\p{L}/u.test(name.value)) return undefined;
  // The title of a list says what its items say; it names none of them.
  if (record.form === 'listed') {
    const isField = fieldsCalled(kind, name.value).some((field) => field !== named);
    if (name !== record.cells[0] || byField.size === 0 || isField) return undefined;
  }
  byField.delete(named);
  const others = record.cells.filter((cell, index) => cell !== name && fields[index] === undefined);
  return { record, titles, name, cells: byField, others };
}

function addReading<Kind extends FactKind>(
  facts: Facts,
  { type, list }: RecordReader<Kind>,
  { name, fields, told, absorbed, into }: Reading,
): void {
  const items = listOf(facts, type, list);
  const field = `${list}[${into ? items.indexOf(into) : items.length}]`;
  for (const cell of told) cell.claim(facts, type, field, [...absorbed, cell.label]);
  if (into) items.splice(items.indexOf(into), 1, { ...into, ...withoutGaps(fields) });
  else addItem(facts, type, list, name, fields);
}

const isSeverity =
  /\bseverit|\bpriority (?:levels?|matrix|definitions?)|\bincident (?:levels|priorit|classification)|\bSLAs?\b|(?:response|resolution) (?:times?|targets?)/i;
/** Levels of these are no levels of incidents. */
const otherLevels =
  /vulnerab|\bCVEs?\b|\bbugs?\b|findings?\b|\brisks?\b|post-?mortem|template|\blogs?\b|\blogging\b|audit|defect|patch/i;

/** `15 min` and `15 minutes` say the same. */
function isSameTime(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((text) => durationKind.parse(String(text)));
  return one === other || ('value' in a! && 'value' in b! && comparableSeconds(a.value).eq(comparableSeconds(b.value)));
}

/** `Acknowledge within 15 minutes. Open a call.`, `15 min acknowledge, 1 hr mitigate`: a time for each word that names one. */
function timesByWord(text: string): { fields: Fields; rest: string[] } | undefined {
  const fields: Fields = {};
  const rest: string[] = [];
  for (const clause of text.split(/[.,;]\s+/)) {
    const plain = clause.trim().replace(/\.$/, '');
    const [, verb = '', after = ''] = /^(ack\w*|respond|response)\s+(?:within|in|:)\s*(.+)$/i.exec(plain) ?? [];
    const [, before = '', word = ''] = /^(.+?)\s+(?:to\s+)?(ack\w*|respond|response)$/i.exec(plain) ?? [];
    const time = upperBound(after || before);
    const field = /^ack/i.test(verb || word) ? 'acknowledge' : 'respond';
    if (time !== '' && 'value' in responseTimeKind.parse(time) && !(field in fields)) fields[field] = time;
    else rest.push(plain);
  }
  return Object.keys(fields).length > 0 ? { fields, rest } : undefined;
}

/** `Immediate (< 15 minutes)`: at once, and at most so long. */
function atOnceWithin(text: string): string | undefined {
  const inside = /^immediate(?:ly)?\s*\(([^()]+)\)$/i.exec(text.trim())?.[1];
  const limit = inside === undefined ? '' : upperBound(inside);
  return /^(?:<|≤|within|under|less than|max|up to)/i.test(inside ?? '') && isDuration(limit) ? limit : undefined;
}

/** `Next business day. No paging.`, `Immediate (drop everything)`: the time, and what is said of it. */
function withRemark(text: string): { time: string; rest: string } | undefined {
  const [, first = '', inside, sentence] = /^([^(.]+?)\s*(?:\(([^()]+)\)|\.\s+(.+?))\.?$/.exec(text.trim()) ?? [];
  const time = upperBound(first);
  const rest = tidied(inside ?? sentence ?? '');
  const isTime = time !== '' && 'value' in responseTimeKind.parse(time);
  return isTime && rest !== '' && !/\d/.test(rest) ? { time, rest } : undefined;
}

const readLevels = reader({
  kind: 'severity level',
  type: 'severity',
  list: 'levels',
  named: 'name',
  // A table of alerts has a severity in each row, and describes none.
  isAbout: (titles, { name, record }) =>
    name === record.cells[0] &&
    !titles.some((title) => otherLevels.test(title)) &&
    (titles.some((title) => isSeverity.test(title)) ||
      ['severity', 'severity level', 'sev', 'priority', 'priority level'].includes(labelWords(name.label))),
  read(facts, { name, cells, others, record, titles }) {
    const level = levelOf(name.value, /severity|sev|priority/i.test(name.label) || record.form !== 'row');
    if (!level) return undefined;
    let timed: Fields = {};
    const rules: Cell[] = others.filter(({ items, value }) => items.length === 0 && !nothing.test(value));
    const said: string[] = [];
    for (const field of ['acknowledge', 'respond', 'update', 'recoverWithin'] as const) {
      const cell = cells.get(field);
      if (!cell || nothing.test(cell.value)) continue;
      const text = field === 'update' ? intervalIn(cell.value) : upperBound(cell.value);
      const kind = field === 'acknowledge' || field === 'respond' ? responseTimeKind : boundedDurationKind;
      const limit = field === 'respond' || field === 'acknowledge' ? atOnceWithin(cell.value) : undefined;
      const split = field === 'respond' || field === 'acknowledge' ? withRemark(cell.value) : undefined;
      const several = field === 'respond' || field === 'acknowledge' ? timesByWord(cell.value) : undefined;
      if (cell.items.length === 0 && text !== undefined && 'value' in kind.parse(text)) timed[field] = text;
      else if (cell.items.length === 0 && several) {
        timed = { ...timed, ...several.fields };
        said.push(...several.rest.map((rest) => `${cell.label}: ${rest}`));
      } else if (cell.items.length === 0 && limit) timed[field] = limit;
      else if (cell.items.length === 0 && split) {
        timed[field] = split.time;
        said.push(split.rest);
      } else rules.push(cell);
    }
    const meaning = cells.get('meaning')?.value;
    // Priorities of work have meanings as well: only a time, or the title above, tells that incidents are meant.
    const isSaid = meaning !== undefined && /\d/.test(level.id) && titles.some((title) => isSeverity.test(title));
    if (Object.keys(timed).length === 0 && !isSaid) return undefined;
    const examples = cells.get('examples');
    let fields = withoutGaps({
      name: cells.get('title')?.value ?? level.name,
      meaning,
      ...timed,
      coverage: cells.get('coverage')?.value,
      escalation: nothing.test(cells.get('escalation')?.value ?? '') ? undefined : cells.get('escalation')?.value,
      examples: examples && [
        ...(nothing.test(examples.value) ? [] : examples.value.split(/\s*[,;]\s+/).map(tidied)),
        ...examples.items,
      ],
      rules: [...rules.flatMap((cell) => inWords([cell]) ?? []), ...said],
    });
    // `Critical` is the level `Critical (P0)` where there is one.
    const isWord = level.id === plainId(level.name);
    const into = listOf(facts, 'severity', 'levels').find(
      ({ id, name: called }) => id === level.id || (isWord && called === level.name),
    );
    if (into) {
      delete fields['name'];
      // Two that say different things are a question for a person; what is only listed comes together.
      const known = new Map(Object.entries(into));
      const differs = ([field, value]: [string, unknown]): boolean =>
        known.has(field) && !Array.isArray(value) && !isSameTime(known.get(field), value);
      if (Object.entries(fields).some(differs)) return undefined;
      fields = Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [
          field,
          Array.isArray(value) ? [...((known.get(field) as unknown[] | undefined) ?? []), ...value] : value,
        ]),
      );
    }
    const told = [
      name,
      ...[...cells.values()].filter(({ items }) => items.length === 0),
      ...(examples ? [examples] : []),
      ...rules,
    ];
    return {
      name: level.id,
      fields,
      told,
      absorbed: [name.value, 'within every hourly daily weekly immediate immediately'],
      into,
    };
  },
});

/** `≤ 24 hours based on nightly dumps`: a figure, and words without another that explain it. */
function explainedFigure(text: string): { figure: string; note: string } | undefined {
  const [, figure = '', note = ''] =
    new RegExp(
      `^((?:<=|<|≤)?\\s*${lengthOfTime})\\s+((?:for|to|by|based on|after|thanks to|via|with|from|once)\\b.+)$`,
      'i',
    ).exec(text.trim()) ?? [];
  const isWhole = figure !== '' && 'value' in boundedDurationKind.parse(figure.trim()) && !/\d/.test(note);
  return isWhole ? { figure: upperBound(figure), note: tidied(note) } : undefined;
}

/** Columns that say since when or until when figures hold, and nothing that they are of. */
const isState =
  /^(?:now|today|current\b.*|actual\b.*|measured|achieved|goals?|status|notes?|values?|targets?)$|\b(?:post|after|once|future|planned)\b/i;

const readTargets = reader({
  kind: 'recovery target',
  type: 'recovery',
  list: 'targets',
  named: 'scope',
  isAbout: (titles, { record, name }) =>
    (record.form === 'row' || (record.form === 'column' && !isState.test(name.value))) &&
    !titles.some((title) => /\brecords?\b|results?\b/i.test(title)),
  read(_facts, given) {
    const { name, cells, others } = given;
    const bounded = (text: string): string | undefined => {
      const figure = upperBound(withoutBrackets(text).text);
      return 'value' in boundedDurationKind.parse(figure) ? figure : explainedFigure(text)?.figure;
    };
    // `24 hours (nightly dump)`: what stands in brackets explains the figure, unless it is another.
    const remarks = [...cells.values()].flatMap(({ label, value }) => {
      const inside = explainedFigure(value)?.note ?? withoutBrackets(value).inside;
      return inside === undefined ? [] : [{ label, inside }];
    });
    if (remarks.some(({ inside }) => /\d/.test(inside))) return undefined;
    const { fields: figures, unread } = readableOf(given, { rto: bounded, rpo: bounded, mttr: bounded });
    if (!['rto', 'rpo'].some((figure) => Object.hasOwn(figures, figure))) return undefined;
    // What has no figure, or no single one, is said as well: `RPO: N/A`.
    const gaps = [...cells.values()].filter(({ value }) => nothing.test(value) && /\w/.test(value));
    const scope = /^targets?\s*\(([^()]+)\)$/i.exec(name.value)?.[1] ?? name.value;
    return {
      name: scope,
      fields: {
        scope: tidied(scope),
        ...figures,
        note:
          [
            ...remarks
              .filter(({ label }) => !unread.some((cell) => cell.label === label))
              .map(({ label, inside }) => `${label}: ${inside}`),
            inWords([...unread, ...others], gaps),
          ]
            .filter(Boolean)
            .join('; ') || undefined,
      },
      told: [name, ...cells.values(), ...others],
      absorbed: ['up to within at most max under less than', 'target targets'],
    };
  },
});

/** How often copies are made, with what explains it: `Daily at 02:00 UTC`. */
function intervalOfCopies(text: string): { every: string; rest: string } | undefined {
  if (backupInterval.safeParse(text).success) return { every: text, rest: '' };
  const [, continuous, rest = ''] =
    /^(continuous(?:ly)?|real[- ]?time)\s*(\(.*\)|streaming|replication|archiv\w+|shipping)$/i.exec(text.trim()) ?? [];
  // `01:00 UTC daily (cron)`
  const [, time, often = '', remark] =
    /^(\d{1,2}:\d{2}(?:\s*[A-Z]{3,4})?),?\s+([a-z]+)(?:\s+(\(.*\)))?$/i.exec(text.trim()) ?? [];
  if (isRecurrence(often)) return { every: often, rest: [time, remark].filter(Boolean).join(' ') };
  return continuous === undefined ? recurrenceIn(text) : { every: continuous, rest };
}

/** `30 days`, `Keep 7 days`, `retained for 90 days` */
function keptFor(text: string): string | undefined {
  const length = text
    .trim()
    .replace(/^(?:(?:keep|kept|retain(?:ed)?|stored?)\s+)?(?:for\s+)?(?:the\s+)?(?:last\s+)?/i, '')
    .replace(/\s+(?:retention|retained|kept|of (?:rolling )?(?:back-?ups?|history|data))$/i, '')
    .replace(/^(\d+)-(?=day|week|month|year)/i, '$1 ');
  return ifDuration(length);
}

/** Labels of what is said about a document: its cadence is that of what it tells to do. */
const ofDocument =
  /^(?:title|(?:runbook|document|procedure) (?:id|name|title)|(?:last )?(?:updated|reviewed|tested)|review(?: cycle| cadence)?|estimated (?:time|duration)|approv\w+(?: required)?)$/;

/** `Daily Automated Backups` is called so because of what it does. */
function subjectOfCopies(title: string): string {
  return title.replace(/\s*\((?:recommended|automated|automatic)\)$/i, '');
}

/** Words of titles that say that backups are below, and not of what. */
const generalWord =
  /^(?:back-?ups?|automated|configuration|settings|details|overview|summary|strategy|schedule|polic(?:y|ies)|plan|and|&|retention)$/i;

const readBackups = reader({
  kind: 'backup',
  type: 'recovery',
  list: 'backups',
  named: 'what',
  isAbout: (titles, { record, cells, name }) =>
    titles.some((title) => /back(?:ed|ing)?[- ]?ups?\b|snapshots?\b/i.test(title)) &&
    !titles
      .slice(0, -1)
      .some((title) =>
        /restor|drill|\btests?\b|\balerts?\b|verif|validat|checks?\b|monitor|review|rotation|clean-?up/i.test(title),
      ) &&
    (record.form === 'row' ||
      record.form === 'column' ||
      (!record.cells.some(({ label }) => ofDocument.test(labelWords(label))) &&
        (cells.has('every') || (record.form === 'listed' && copiesCalled(name.value) !== undefined)) &&
        (cells.has('kept') || /back-?ups?\b|snapshots?\b/i.test(titles[0] ?? '')))),
  read(facts, given) {
    const { name, cells } = given;
    // A list below a label of its own is read by itself.
    const others = given.others.filter(({ items }) => items.length === 0);
    const { fields, unread } = readableOf(given, {
      how: asText,
      every: (text) => intervalOfCopies(text)?.every,
      kept: keptFor,
      where: asText,
      verified: ifRecurrence,
    });
    // `Nightly pg_dump` says how and how often at once.
    const how = cells.get('how')?.value ?? '';
    const [first = ''] = how.split(/\s+/);
    const within = !cells.has('every') && isRecurrence(first) ? first : undefined;
    const named = !cells.has('every') && within === undefined ? copiesCalled(name.value) : undefined;
    const every = fields['every'] ?? within ?? named?.every;
    if (every === undefined || unread.some((cell) => cell === cells.get('every'))) return undefined;
    if ([...cells.values()].some(({ items }) => items.length > 0)) return undefined;
    const at = intervalOfCopies(cells.get('every')?.value ?? '')?.rest;
    if (named && fields['kept'] === undefined) return undefined;
    const what =
      named ||
      (given.record.form !== 'row' &&
        name.value
          .trim()
          .split(/\s+/)
          .every((word) => generalWord.test(word)))
        ? (subjectOf(given.titles.slice(0, -1)) ?? String(facts.service['name']))
        : given.record.form === 'row'
          ? name.value
          : subjectOfCopies(name.value);
    if (named?.kind) fields['how'] ??= tidied(named.kind);
    return {
      name: what,
      fields: {
        what: tidied(what),
        ...fields,
        every,
        note:
          [at, named && withoutBrackets(name.value).inside, inWords([...unread, ...others])]
            .filter(Boolean)
            .join('; ') || undefined,
      },
      told: [...(given.record.form === 'row' ? [name] : []), ...cells.values(), ...others],
      absorbed: ['for keep kept retain retained', ...(named ? [name.value] : [])],
    };
  },
});

const readMetrics = reader({
  kind: 'metric',
  type: 'service',
  list: 'metrics',
  named: 'name',
  isAbout: (titles, { record }) =>
    record.form === 'row' &&
    titles.some((title) => /metric|KPI|alarm|threshold|monitor/i.test(title)) &&
    !titles
      .slice(0, -1)
      .slice(0, 2)
      .some((title) => isOfObjectives.test(title)),
  read(_facts, given) {
    const { name, cells, others } = given;
    const fields = fieldsOf(given, { target: ifThreshold, alert: ifThreshold, cadence: asText });
    // What a bound holds of is said in the words of the source as well.
    const parts = [...cells.values()].filter(({ value }) => thresholdIn(value)?.isWhole === false);
    if (!fields || !['target', 'alert'].some((bound) => Object.hasOwn(fields, bound))) return undefined;
    return {
      name: name.value,
      fields: { name: name.value, ...fields, note: inWords([...parts, ...others]) },
      told: [name, ...cells.values(), ...others],
      absorbed: [],
    };
  },
});

const readWindows = reader({
  kind: 'maintenance window',
  type: 'maintenance',
  list: 'windows',
  named: 'name',
  isAbout: (titles, { record }) => record.form === 'row' && titles.some((title) => /maintenance/i.test(title)),
  read(_facts, given) {
    const { name, cells, others } = given;
    const time = cells.get('time')?.value ?? '';
    const found = hours.exec(time);
    const times = found && timesOf(found);
    const fields = fieldsOf(given, { every: ifRecurrence, longest: ifDuration, notice: ifDuration });
    if (!times || without(time, found[0]) !== '' || fields?.['every'] === undefined) return undefined;
    const { every, ...lengths } = fields;
    return {
      name: name.value,
      fields: { name: tidied(name.value), every, ...times.fields, ...lengths, for: inWords(others) },
      told: [name, ...cells.values(), ...others],
      absorbed: times.absorbed,
    };
  },
});

const readDrills = reader({
  kind: 'drill',
  type: 'recovery',
  list: 'drills',
  named: 'what',
  isAbout: (titles, { record }) => record.form === 'row' && isOfDrills(titles),
  read(_facts, given) {
    const { name, cells, others } = given;
    const { fields, unread } = readableOf(given, {
      every: ifRecurrence,
      next: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) || isPlaceholder(text) ? text : undefined),
    });
    if (fields['every'] === undefined) return undefined;
    return {
      name: name.value,
      fields: { what: tidied(name.value), ...fields, note: inWords([...unread, ...others]) },
      told: [name, ...cells.values(), ...others],
      absorbed: [],
    };
  },
});

/** Reads the records of a topic as items of each kind whose labels they have. */
export function readRecords(facts: Facts, topic: Topic): void {
  for (const read of [readLevels, readTargets, readBackups, readWindows, readMetrics, readDrills]) read(facts, topic);
}
