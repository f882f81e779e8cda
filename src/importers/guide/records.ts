import type { Facts, FactType } from './facts.ts';
import { claimEntry, claimRow, claimTitle } from './facts.ts';
import { labelWords } from './labels.ts';
import { isOrder, levelOf } from './levels.ts';
import type { Entry, TableOf, Topic } from './outline.ts';
import { tidied, withoutBrackets } from './wording.ts';

/** A value and what it is called: a cell below its heading, a line behind its label, a list below its label. */
export interface Cell {
  /** Empty for what the record itself is called: a heading, the words of an item. */
  label: string;
  value: string;
  /** Items of a list that stands below the label. */
  items: string[];
  /** Says that the words of this cell are told by fields. Cells of one row are claimed together. */
  claim: (facts: Facts, type: FactType, field: string, absorbed: readonly string[]) => void;
}

/** Something that a guide says by labels, whatever form it has. */
export interface GuideRecord {
  form: 'row' | 'column' | 'heading' | 'item' | 'fields' | 'listed';
  line: number;
  cells: Cell[];
  /** Of a row, the first cells of all rows of its table. */
  beside?: readonly string[];
}

/** Records that must be read all or none, because they share lines: columns of one table. */
export type RecordGroup = GuideRecord[];

/** What a topic says by labels: rows of tables, its own labelled lines below its heading, items with labelled items. */
export function recordsOf(topic: Topic): RecordGroup[] {
  return [
    ...topic.tables.flatMap(rowRecords),
    ...topic.tables.flatMap(columnRecords),
    ...topic.tables.flatMap((table) => fieldsRecord(topic, table)),
    ...headingRecord(topic),
    ...topic.entries.flatMap(itemRecord),
    ...topic.entries.flatMap((entry) => listedRecord(topic, entry)),
  ];
}

function rowRecords(table: TableOf): RecordGroup[] {
  return table.rows.map((row) => [
    {
      form: 'row',
      line: row.line,
      beside: table.rows.map(({ cells }) => cells[0]?.trim() ?? ''),
      cells: row.cells.map((cell, index) => ({
        label: table.header[index] ?? '',
        value: cell.trim(),
        items: [],
        claim: (facts, type, field, absorbed) => {
          if (!facts.claims.some((claim) => claim.line === row.line))
            claimRow(facts, table, row, type, field, absorbed);
          else facts.claims.find((claim) => claim.line === row.line)!.absorbed.push(...absorbed);
        },
      })),
    },
  ]);
}

/** The same table read down: its first column has the labels, its heading the names. */
function columnRecords(table: TableOf): RecordGroup[] {
  const [, ...names] = table.header;
  if (names.length < 2 || table.rows.length === 0) return [];
  const claim: Cell['claim'] = (facts, type, field, absorbed) => {
    for (const row of table.rows)
      if (!facts.claims.some(({ line }) => line === row.line))
        claimRow(facts, table, row, type, field, [...absorbed, row.cells[0] ?? '']);
  };
  return [
    names.map((name, index): GuideRecord => ({
      form: 'column',
      line: table.line,
      cells: [
        { label: '', value: name.trim(), items: [], claim },
        ...table.rows.map(({ cells }) => ({
          label: cells[0] ?? '',
          value: cells[index + 1]?.trim() ?? '',
          items: [],
          claim,
        })),
      ],
    })),
  ];
}

/** `| Field | Value |`: each row has a label and its value, and the heading above names them. */
function fieldsRecord(topic: Topic, table: TableOf): RecordGroup[] {
  const [label = '', value = ''] = table.header.map(labelWords);
  const isFields = table.header.length === 2 && fieldWords.test(label) && valueWords.test(value);
  if (topic.title === '' || !isFields) return [];
  const name: Cell = { label: '', value: topic.title, items: [], claim: () => undefined };
  const cells = table.rows.map((row): Cell => ({
    label: row.cells[0] ?? '',
    value: row.cells[1]?.trim() ?? '',
    items: [],
    claim: (facts, type, field, absorbed) =>
      claimRow(facts, table, row, type, field, [...absorbed, row.cells[0] ?? '', topic.title]),
  }));
  return [[{ form: 'fields', line: table.line, cells: [name, ...cells] }]];
}

const fieldWords =
  /^(?:fields?|propert(?:y|ies)|attributes?|items?|keys?|parameters?|settings?|aspects?|details?|names?|)$/;
const valueWords = /^(?:values?|details?|settings?|descriptions?|)$/;

/** `Critical: 15 minutes` below `Response times`: the title is the label of what each item of its list says of its own. */
function listedRecord({ title }: Topic, entry: Entry): RecordGroup[] {
  if (entry.label === undefined || entry.value === '' || entry.children.length > 0 || title === '') return [];
  const claim: Cell['claim'] = (facts, type, field, absorbed) => {
    if (!facts.claims.some(({ node }) => node === entry.node)) claimEntry(facts, entry, type, field, absorbed);
  };
  const name: Cell = { label: '', value: entry.label, items: [], claim };
  const said: Cell = { label: title, value: entry.value, items: [], claim };
  return [[{ form: 'listed', line: entry.line, cells: [name, said] }]];
}

function headingRecord(topic: Topic): RecordGroup[] {
  const lists = topic.topics.filter(
    ({ depth, entries, tables, others }) =>
      depth === 7 &&
      entries.length > 0 &&
      entries.every(({ children }) => children.length === 0) &&
      tables.length + others.length === 0,
  );
  const lines = topic.entries.filter(({ label }) => label !== undefined);
  if (topic.title === '' || lines.length + lists.length === 0) return [];
  // `P1 - Critical (Response time: 15 minutes)`: what stands in brackets has a label of its own.
  const { text, inside } = withoutBrackets(topic.title);
  const [, label, value = ''] = /^(\p{L}[\p{L} ]{2,30}):\s*(\S.*)$/u.exec(inside ?? '') ?? [];
  const name: Cell = {
    label: '',
    value: label === undefined ? topic.title : text,
    items: [],
    claim: (facts, type, field) => claimTitle(facts, topic, type, field),
  };
  const said: Cell[] = label === undefined ? [] : [{ label, value, items: [], claim: () => undefined }];
  const examples = examplesOf(topic);
  return [
    [
      {
        form: 'heading',
        line: topic.line,
        cells: [name, ...said, ...lines.map(entryCell), ...lists.flatMap(listCells), ...examples],
      },
    ],
  ];
}

/** Items without a label below a level of severity, beside lines with one: they are examples of it. */
function examplesOf({ title, entries }: Topic): Cell[] {
  const items = entries.filter(({ label, list }) => label === undefined && list !== undefined);
  const isFlat = items.every(({ children, isOrdered }) => children.length === 0 && !isOrdered);
  const isDone = items.some(({ text }) => isOrder.test(text));
  if (items.length === 0 || !isFlat || isDone || levelOf(title, false) === undefined) return [];
  return [
    {
      label: 'examples',
      value: '',
      items: items.map(({ text }) => tidied(text)),
      claim: (facts, type, field, absorbed) => {
        for (const entry of items) claimEntry(facts, entry, type, field, absorbed);
      },
    },
  ];
}

function itemRecord(entry: Entry): RecordGroup[] {
  const lines = entry.children.filter(({ label }) => label !== undefined);
  if (lines.length === 0 || lines.length < entry.children.length || (entry.label !== undefined && entry.value !== ''))
    return [];
  const name: Cell = {
    label: '',
    value: entry.label ?? entry.text,
    items: [],
    claim: (facts, type, field, absorbed) => claimEntry(facts, entry, type, field, absorbed),
  };
  return [[{ form: 'item', line: entry.line, cells: [name, ...lines.map(entryCell)] }]];
}

function entryCell(entry: Entry): Cell {
  return {
    label: entry.label ?? '',
    value: entry.value,
    items: entry.children.map(({ text }) => tidied(text)),
    claim: (facts, type, field, absorbed) => {
      for (const one of [entry, ...entry.children]) claimEntry(facts, one, type, field, absorbed);
    },
  };
}

/** `Response time:` above `Acknowledge: 15 min` and `Update: every 30 min` groups cells; any other list is one. */
function listCells(topic: Topic): Cell[] {
  const isGroup =
    /\b(?:times?|SLAs?|targets?|storage|retention)$/i.test(topic.title) &&
    topic.entries.every(({ label, value }) => label !== undefined && value !== '');
  if (!isGroup) return [listCell(topic)];
  return topic.entries.map((entry): Cell => {
    const cell = entryCell(entry);
    return {
      ...cell,
      claim: (facts, type, field, absorbed) => {
        claimTitle(facts, topic, type, field);
        cell.claim(facts, type, field, absorbed);
      },
    };
  });
}

function listCell(topic: Topic): Cell {
  return {
    label: topic.title,
    value: '',
    items: topic.entries.map(({ text }) => tidied(text)),
    claim: (facts, type, field, absorbed) => {
      claimTitle(facts, topic, type, field);
      for (const entry of topic.entries) claimEntry(facts, entry, type, field, absorbed);
    },
  };
}
