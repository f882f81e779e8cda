import { addItem, listOf, withoutGaps, type Facts, type FactType, type Fields } from './facts.ts';
import { fieldsByCell, fieldsCalled, labelWords, type FactKind, type FieldOf } from './labels.ts';
import { titlesAbove, type Topic } from './outline.ts';
import { recordsOf, type Cell, type GuideRecord } from './records.ts';
import { isDuration, isRecurrence, isSupposed } from './wording.ts';

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

export const nothing = /^(?:n\/?a|none|-|–|—|)$/i;

/** Cells as fields: each by its reader, or nothing when one of them cannot be read. Cells that say nothing are left out. */
export function fieldsOf<Kind extends FactKind>(
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
export function readableOf<Kind extends FactKind>(
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
export function inWords(cells: readonly Cell[], gaps: readonly Cell[] = []): string | undefined {
  const said = [...cells.filter(({ value }) => !nothing.test(value)), ...gaps];
  return said.map(({ label, value }) => (label === '' ? value : `${label}: ${value}`)).join('; ') || undefined;
}

export const asText = (text: string): string => text;
export const ifRecurrence = (text: string): string | undefined => (isRecurrence(text) ? text : undefined);
export const ifDuration = (text: string): string | undefined => (isDuration(text) ? text : undefined);

export function reader<Kind extends FactKind>(one: RecordReader<Kind>): (facts: Facts, topic: Topic) => void {
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
