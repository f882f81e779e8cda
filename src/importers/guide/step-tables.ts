import { isAbout, isOrder, isSomeone, stepTimes, whoIn } from './escalations.ts';
import { claimRow, listOf, withoutGaps, type Facts, type Fields } from './facts.ts';
import { fieldsByCell, labelWords } from './labels.ts';
import { levelOf } from './levels.ts';
import { memberFor } from './members.ts';
import { titlesAbove, type Row, type TableOf, type Topic } from './outline.ts';
import { isDuration, isSupposed, tidied, upperBound, withoutBrackets } from './wording.ts';

const means: [string, RegExp][] = [
  ['phone', /^(?:phone|call|telephone|phone call)$/i],
  ['page', /^(?:page|pager|pagerduty|opsgenie)$/i],
  ['chat', /^(?:chat|slack|teams)$/i],
  ['email', /^e-?mail$/i],
  ['sms', /^(?:sms|text)$/i],
  ['bridge', /^bridge$/i],
];

/** Tables of steps: each row has its number, or the time when it is due. A list of contacts by rank has no order. */
export function readStepTables(facts: Facts, topic: Topic): void {
  if (!isAbout(topic) || isSupposed(titlesAbove(topic))) return;
  for (const table of topic.tables) {
    if (listOf(facts, 'escalation', 'steps').length === 0) readTable(facts, table);
    if (listOf(facts, 'escalation', 'steps').length === 0) readLevelTable(facts, table);
  }
}

/** A table with a level of severity in each row: who it is escalated to, and when. Levels that nothing describes are none. */
function readLevelTable(facts: Facts, table: TableOf): void {
  const [first = ''] = table.header;
  const columns = table.header.map((_title, index) => table.rows.map(({ cells }) => cells[index]?.trim() ?? ''));
  const isTimes = (cells: readonly string[]): boolean => cells.every((cell) => dueWithin(cell) !== undefined);
  const isPeople = (cells: readonly string[], index: number): boolean =>
    /\b(?:escalat\w*|notify|notified|contact|page|who|to)\b/i.test(table.header[index] ?? '') &&
    cells.every((cell) => whoIn(cell)?.every(isSomeone));
  const times = columns.flatMap((cells, index) => (index > 0 && isTimes(cells) ? [index] : []));
  const people = columns.flatMap((cells, index) => (index > 0 && isPeople(cells, index) ? [index] : []));
  const levels = table.rows.map(({ cells: [cell = ''] }) => {
    const level = levelOf(cell, true);
    return listOf(facts, 'severity', 'levels').find(({ id }) => level !== undefined && id === level.id);
  });
  const isSeverities = /^(?:severity|severity level|sev|priority|priority level|level)$/.test(labelWords(first));
  if (!isSeverities || table.rows.length < 2 || people.length !== 1 || times.length > 1) return;
  if (!levels.every((level) => level !== undefined) || new Set(levels).size !== levels.length) return;
  table.rows.forEach((row, index) => {
    const cell = (column: number | undefined): string =>
      column === undefined ? '' : (row.cells[column]?.trim() ?? '');
    const who = whoIn(cell(people[0]))!;
    const others = row.cells.flatMap((value, column) =>
      column === 0 || column === people[0] || column === times[0] || value.trim() === ''
        ? []
        : [`${table.header[column] ?? ''}: ${value.trim()}`],
    );
    listOf(facts, 'escalation', 'steps').push(
      withoutGaps({
        name: tidied(`${row.cells[0]?.trim() ?? ''}: ${who.join(' and ')}`),
        after: dueWithin(cell(times[0])),
        to: who.map((words) => `${facts.id}/${memberFor(facts, words)}`),
        only: [String(levels[index]!['id'])],
        note: others.join('; '),
      }),
    );
    claimRow(facts, table, row, 'escalation', `steps[${index}]`, [
      'immediately immediate at once within',
      cell(times[0]),
    ]);
  });
}

/** `Immediately`, `< 30 min`, `Within 1 hour`: the latest that anyone is told. */
function dueWithin(text: string): string | undefined {
  const limit = upperBound(text);
  const due = limit === text.trim() ? String(stepTimes(text)?.['after'] ?? '') : isDuration(limit) ? limit : '';
  return due === '' ? undefined : due;
}

interface StepRow {
  row: Row;
  name: string | undefined;
  who: string[];
  fields: Fields;
  by: string[];
  note: string | undefined;
  absorbed: string[];
}

function readTable(facts: Facts, table: TableOf): void {
  const columns = fieldsByCell('escalation step', table.header);
  const rows = table.rows.map((row) => stepIn(row, table.header, columns));
  if (rows.length < 2 || !rows.every((row) => row !== undefined)) return;
  if (!isOrder(rows.map(({ name, fields }) => ({ name, fields })))) return;
  rows.forEach(({ row, name, who, fields, by, note, absorbed }, index) => {
    const to = who.map((words) => `${facts.id}/${memberFor(facts, words)}`);
    const words = tidied(who.join(' and '));
    listOf(facts, 'escalation', 'steps').push(
      withoutGaps({
        name: name ?? words,
        ...fields,
        to,
        by,
        note: [name === undefined ? undefined : words, note].filter(Boolean).join('; '),
      }),
    );
    claimRow(facts, table, row, 'escalation', `steps[${index}]`, absorbed);
  });
}

function stepIn(row: Row, header: readonly string[], columns: readonly (string | undefined)[]): StepRow | undefined {
  const cell = (field: string): string => row.cells[columns.indexOf(field)]?.trim() ?? '';
  const [to, after, by, written] = [cell('to'), cell('after'), cell('by'), cell('name')];
  const { text: called, inside } = withoutBrackets(to);
  const who = whoIn(called);
  const times = after === '' ? {} : stepTimes(after);
  const ways = by === '' ? [] : by.split(/\s*[,/+&]\s*/).map((word) => means.find(([, is]) => is.test(word))?.[0]);
  if (!who || !times || !columns.includes('to')) return undefined;
  const isBy = ways.every((way) => way !== undefined);
  const others = row.cells
    .map((value, index) => ({ label: header[index] ?? '', value: value.trim(), column: columns[index] }))
    .filter(({ value, column }) => value !== '' && (column === undefined || (column === 'by' && !isBy)));
  return {
    row,
    name: written === '' ? undefined : tidied(/^\d+$/.test(written) ? `Level ${written}` : written),
    who,
    fields: times,
    by: isBy ? ways : [],
    note:
      [inside, ...others.map(({ label, value }) => (label === '' ? value : `${label}: ${value}`))]
        .filter(Boolean)
        .join('; ') || undefined,
    absorbed: [after, ...(isBy ? [by] : [])],
  };
}
