import { backupInterval } from '../../../schemas/recovery.ts';
import { boundedDurationKind } from '../../../schemas/quantities/bounded-duration.ts';
import { responseTimeKind } from '../../../schemas/quantities/response-time.ts';
import { thresholdKind } from '../../../schemas/quantities/threshold.ts';
import { addItem, listOf, withoutGaps, type Facts, type FactType, type Fields } from './facts.ts';
import { fieldsByCell, labelWords, type FactKind, type FieldOf } from './labels.ts';
import { levelOf } from './levels.ts';
import { hours, timesOf } from './maintenance.ts';
import { titlesAbove, type Topic } from './outline.ts';
import { recordsOf, type Cell, type GuideRecord } from './records.ts';
import { isDuration, isRecurrence, tidied, upperBound, without } from './wording.ts';

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

/** What cells say that have no field, in words: `Owner: Data team; Region: eu`. */
function inWords(cells: readonly Cell[]): string | undefined {
  const said = cells.filter(({ value }) => !nothing.test(value));
  return said.map(({ label, value }) => (label === '' ? value : `${label}: ${value}`)).join('; ') || undefined;
}

const asText = (text: string): string => text;
const ifRecurrence = (text: string): string | undefined => (isRecurrence(text) ? text : undefined);
const ifDuration = (text: string): string | undefined => (isDuration(text) ? text : undefined);
const ifThreshold = (text: string): string | undefined => ('value' in thresholdKind.parse(text) ? text : undefined);

function reader<Kind extends FactKind>(one: RecordReader<Kind>): (facts: Facts, topic: Topic) => void {
  return (facts, topic) => {
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
  /\bseverit|\bpriority (?:levels?|matrix|definitions?)|\bincident (?:levels|priorit|classification)|\bSLAs?\b|response (?:times?|targets?)/i;
/** Levels of these are no levels of incidents. */
const otherLevels =
  /vulnerab|\bCVEs?\b|\bbugs?\b|findings?\b|\brisks?\b|post-?mortem|template|\blogs?\b|\blogging\b|audit|defect|patch/i;

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
    const timed: Fields = {};
    const rules: Cell[] = others.filter(({ items, value }) => items.length === 0 && !nothing.test(value));
    for (const field of ['acknowledge', 'respond', 'update', 'recoverWithin'] as const) {
      const cell = cells.get(field);
      if (!cell || nothing.test(cell.value)) continue;
      const text = upperBound(cell.value);
      const kind = field === 'acknowledge' || field === 'respond' ? responseTimeKind : boundedDurationKind;
      if (cell.items.length === 0 && 'value' in kind.parse(text)) timed[field] = text;
      else rules.push(cell);
    }
    const meaning = cells.get('meaning')?.value;
    // Priorities of work have meanings as well: only a time, or the title above, tells that incidents are meant.
    const isSaid = meaning !== undefined && /\d/.test(level.id) && titles.some((title) => isSeverity.test(title));
    if (Object.keys(timed).length === 0 && !isSaid) return undefined;
    const examples = cells.get('examples');
    const fields = withoutGaps({
      name: cells.get('title')?.value ?? level.name,
      meaning,
      ...timed,
      coverage: cells.get('coverage')?.value,
      escalation: cells.get('escalation')?.value,
      examples: examples && [
        ...(nothing.test(examples.value) ? [] : examples.value.split(/\s*[,;]\s+/).map(tidied)),
        ...examples.items,
      ],
      rules: rules.flatMap((cell) => inWords([cell]) ?? []),
    });
    const into = listOf(facts, 'severity', 'levels').find(({ id }) => id === level.id);
    if (into) delete fields['name'];
    if (into && Object.keys(fields).some((field) => Object.hasOwn(into, field))) return undefined;
    const told = [
      name,
      ...[...cells.values()].filter(({ items }) => items.length === 0),
      ...(examples ? [examples] : []),
      ...rules,
    ];
    return { name: level.id, fields, told, absorbed: [name.value, 'within'], into };
  },
});

const readTargets = reader({
  kind: 'recovery target',
  type: 'recovery',
  list: 'targets',
  named: 'scope',
  isAbout: (_titles, { record }) => record.form === 'row',
  read(_facts, given) {
    const { name, cells, others } = given;
    const bounded = (text: string): string | undefined =>
      'value' in boundedDurationKind.parse(upperBound(text)) ? upperBound(text) : undefined;
    const figures = fieldsOf(given, { rto: bounded, rpo: bounded, mttr: bounded });
    if (figures === undefined || !['rto', 'rpo'].some((figure) => Object.hasOwn(figures, figure))) return undefined;
    const gaps = [...cells.values()].filter(({ value }) => nothing.test(value) && /\w/.test(value));
    return {
      name: name.value,
      fields: { scope: tidied(name.value), ...figures, note: inWords(others) ?? gapWords(gaps) },
      told: [name, ...cells.values(), ...others],
      absorbed: ['up', 'to'],
    };
  },
});

/** `RPO: N/A`: what has no figure is said as well. */
function gapWords(cells: readonly Cell[]): string | undefined {
  return cells.map(({ label, value }) => `${label}: ${value}`).join('; ') || undefined;
}

const readBackups = reader({
  kind: 'backup',
  type: 'recovery',
  list: 'backups',
  named: 'what',
  isAbout: (titles, { record, cells }) =>
    titles.some((title) => /back-?ups?\b|snapshots?\b/i.test(title)) &&
    !titles.some((title) => /restor|drill|\btests?\b|\balerts?\b/i.test(title)) &&
    (record.form !== 'heading' || cells.has('kept')),
  read(_facts, given) {
    const { name, cells, others } = given;
    const fields = fieldsOf(given, {
      how: asText,
      every: (text) => (backupInterval.safeParse(text).success ? text : undefined),
      kept: ifDuration,
      where: asText,
      verified: ifRecurrence,
    });
    if (fields?.['every'] === undefined || others.some(({ items }) => items.length > 0)) return undefined;
    return {
      name: name.value,
      fields: { what: tidied(name.value), ...fields, note: inWords(others) },
      told: [name, ...cells.values(), ...others],
      absorbed: [],
    };
  },
});

const readMetrics = reader({
  kind: 'metric',
  type: 'service',
  list: 'metrics',
  named: 'name',
  isAbout: (titles, { record }) =>
    record.form === 'row' && titles.some((title) => /metric|KPI|alarm|threshold|monitor/i.test(title)),
  read(_facts, given) {
    const { name, cells, others } = given;
    const fields = fieldsOf(given, { target: ifThreshold, alert: ifThreshold, cadence: asText });
    if (!fields || !['target', 'alert'].some((bound) => Object.hasOwn(fields, bound))) return undefined;
    return {
      name: name.value,
      fields: { name: name.value, ...fields, note: inWords(others) },
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
  isAbout: (titles, { record }) =>
    record.form === 'row' &&
    /\b(?:DR|disaster recovery|failover|recovery|restore) (?:tests?|testing|drills?|exercises?)\b/i.test(
      titles[0] ?? '',
    ),
  read(_facts, given) {
    const { name, cells, others } = given;
    const fields = fieldsOf(given, { every: ifRecurrence, next: asText });
    if (
      fields?.['every'] === undefined ||
      (fields['next'] !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(String(fields['next'])))
    )
      return undefined;
    return {
      name: name.value,
      fields: { what: tidied(name.value), ...fields, note: inWords(others) },
      told: [name, ...cells.values(), ...others],
      absorbed: [],
    };
  },
});

/** Reads the records of a topic as items of each kind whose labels they have. */
export function readRecords(facts: Facts, topic: Topic): void {
  for (const read of [readLevels, readTargets, readBackups, readWindows, readMetrics, readDrills]) read(facts, topic);
}
