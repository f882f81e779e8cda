import type { Paragraph } from 'mdast';
import { plainText } from '../source/plain-text.ts';
import { addItem, addNote, claimEntry, claimRow, listOf, type Facts, type Fields } from './facts.ts';
import { fieldsByCell, fieldsCalled } from './labels.ts';
import {
  indicatorOf,
  objectivesIn,
  speaksOfWindow,
  wholeWindow,
  windowIn,
  type StatedObjective,
} from './objective-values.ts';
import { titlesAbove, type Entry, type TableOf, type Topic } from './outline.ts';
import { environmentOf } from './backups.ts';
import { recordsOf, type GuideRecord } from './records.ts';
import { isDuration, isSupposed, tidied, without } from './wording.ts';

const about = /\b(?:SLOs?|SLIs?|service[- ]level (?:objectives?|indicators?|targets?))\b/i;

/** Sections that speak about objectives, and state none. */
const aside =
  /^(?:why|when|how|what)\b|polic(?:y|ies)|review|rationale|references?\b|\blinks\b|related|exclusions?|change ?log|history|alert|budget|burn|recovery|breach|\bactions?\b|\b(?:load|stress|performance|soak|capacity|acceptance) (?:test\w*|criteria)\b|benchmark|^triggers?$|symptoms?|conditions?$/i;

/** Objectives of the sections about service levels: labelled lines, items such as `API latency: < 200ms (p95)`, and tables. */
export function readObjectives(facts: Facts, topic: Topic): void {
  const before = listOf(facts, 'slo', 'objectives').length;
  readTopic(facts, topic);
  nameApart(facts, before, topic);
}

/** Titles that each objective stands below, for those whose names another one has too. */
const standsBelow = new WeakMap<Fields, readonly string[]>();

/** `Availability` below `Search SLOs` and below `Orders SLOs` are two objectives: each is called after its section as well. */
function nameApart(facts: Facts, from: number, topic: Topic): void {
  const objectives = listOf(facts, 'slo', 'objectives');
  const fresh = objectives.slice(from);
  for (const objective of fresh) standsBelow.set(objective, titlesAbove(topic));
  for (const name of new Set(fresh.map((objective) => String(objective['name'])))) {
    const same = objectives.filter((objective) => objective['name'] === name);
    const sections = same.map((objective) => sectionOf(standsBelow.get(objective) ?? [], name));
    if (same.length < 2 || new Set(sections).size < same.length) continue;
    same.forEach((objective, index) => {
      if (sections[index] !== '') objective['name'] = `${sections[index]}: ${name}`;
    });
  }
}

const ofKind = /\b(?:SLOs?|SLIs?|targets?|objectives?|service[- ]level|performance|reliability)\b/gi;

/** The nearest title that says more than the objective does. */
function sectionOf(titles: readonly string[], name: string): string {
  const called = titles.slice(0, -1).map((title) => tidied(title.replace(ofKind, ' ').replace(/\s+/g, ' ')));
  return (
    called.find(
      (title) => title !== '' && title.toLowerCase() !== name.toLowerCase() && indicatorOf(title) === undefined,
    ) ?? ''
  );
}

function readTopic(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  if (isSupposed(titles)) return;
  if (!titles.some((title) => about.test(title))) {
    for (const entry of topic.entries)
      if (isExplicit.test(entry.label ?? '')) readEntry(facts, entry, { titles, window: windowNear(topic) });
    return;
  }
  if (aside.test(topic.title.replace(/\b(?:alarms?|alerts?) (?:fire|before).*/i, ''))) return;
  const rest = readLabelled(facts, topic);
  const window = windowNear(topic);
  for (const entry of rest)
    readEntry(facts, entry, { titles, window, environment: environmentName.exec(topic.title.trim())?.[0] });
  for (const node of topic.others) if (node.type === 'paragraph') readSentence(facts, topic, node);
  for (const table of topic.tables) readTable(facts, table, topic.title);
}

/** `Availability target: 99.9%` says by itself what it is. */
const isExplicit =
  /^(?:(?:availability|uptime|latency|error[- ]rate) (?:targets?|objectives?|SLOs?)|target (?:availability|uptime)|SLO)$/i;

/** The environment that a section is called after. */
const environmentName = /^(?:production|prod|staging|stage|development|dev|test|qa|sandbox)$/i;

/** Where an item stands: the titles above it, and what its section says of all that it has. */
interface Context {
  titles: readonly string[];
  environment?: string | undefined;
  window?: { value: string | undefined } | undefined;
}

/** `Measurement window: 30 days` beside what a section lists, or beside the label above its list: without a value where it cannot be read. */
function windowNear(topic: Topic): Context['window'] {
  const near = [...topic.entries, ...(topic.depth === 7 ? (topic.parent?.entries ?? []) : [])];
  const said = near.find(({ label }) => label !== undefined && fieldsCalled('objective', label).includes('window'));
  return said && { value: wholeWindow(said.value)?.value };
}

/** What a file says of an objective, in a list of those that differ, is none of its own. */
const isFileName = /^[\w./-]+\.(?:mdx?|ya?ml|json|tf|toml|conf|py|ts|js|go)$/i;

/** Percentiles alone name nothing: the section does. */
const isOnlyPercentile = /^p\d{1,2}(?:\.\d+)?(?:\s*\([^()]*\))?(?: latency)?$/i;
/** Titles that say only that objectives are below. */
const isOnlyKind = /^(?:the |our )?(?:SLOs?|SLIs?|targets?|objectives?|service[- ]level (?:objectives?|indicators?))$/i;

function readEntry(facts: Facts, entry: Entry, { titles, environment, window }: Context): void {
  // What is still to be ticked off is to be reached once.
  // Numbered items are steps, unless the section itself is called after objectives.
  const isStep = entry.isOrdered && (entry.label === undefined || !about.test(titles[0] ?? ''));
  if (isStep || (entry.node.type === 'listItem' && entry.node.checked === false)) return;
  const written = entry.label ?? /^(.*?)\s*(?:[<>≤≥]|\d)/.exec(entry.text)?.[1] ?? '';
  if (written.split('(').length !== written.split(')').length) return;
  const above = titles.find((title) => !isOnlyKind.test(title.trim()));
  const name = isOnlyPercentile.test(written.trim())
    ? [above, /^p[\d.]+/i.exec(written.trim())?.[0]].filter(Boolean).join(' ')
    : isOnlyKind.test(written.trim())
      ? (above ?? '')
      : written;
  if (name === '' && entry.label !== undefined) return;
  const sentence = entry.label === undefined ? sentenceIn(entry.text) : undefined;
  const stated =
    sentence ??
    objectivesIn(name, without(entry.label === undefined ? entry.text.slice(written.length) : entry.value), titles[0]);
  // A section whose window cannot be read promises nothing that a window is assumed for.
  if (window && window.value === undefined && stated.some(({ fields }) => fields['window'] === undefined)) return;
  const found = stated.map(({ fields, absorbed, ...stating }): StatedObjective => ({
    ...stating,
    absorbed: [...absorbed, written],
    fields: { ...fields, window: fields['window'] ?? window?.value },
  }));
  const isProse =
    sentence === undefined &&
    (written.split(/\s+/).length > 7 || found.some(({ fields }) => wordCount(fields['scope']) > 12));
  if (found.length === 0 || isProse) return;
  const first = listOf(facts, 'slo', 'objectives').length;
  for (const { fields, isMeasuredBySection } of found) {
    const item = addItem(facts, 'slo', 'objectives', [fields['name'], environment].filter(Boolean).join(' '), {
      ...fields,
      name: [String(fields['name']).replace(/\s+(?:targets?|objectives?)$/i, ''), environment && `(${environment})`]
        .filter(Boolean)
        .join(' '),
      environment: environment && environmentOf(facts, environment),
    });
    if (isMeasuredBySection) noteMeasure(facts, item, titles[0]);
  }
  const field = found.length === 1 ? `objectives[${first}]` : `objectives[${first}-${first + found.length - 1}]`;
  claimEntry(
    facts,
    entry,
    'slo',
    field,
    found.flatMap(({ absorbed }) => absorbed),
  );
}

/** A paragraph that is one such sentence: it stays text as well. */
function readSentence(facts: Facts, { node: title }: Topic, node: Paragraph): void {
  const text = plainText(node).replace(/\s+/g, ' ').trim();
  if (text.length > 160 || /[.;!?]\s/.test(text)) return;
  const found = sentenceIn(text) ?? [];
  for (const { fields } of title === undefined ? [] : found)
    addItem(facts, 'slo', 'objectives', String(fields['name']), fields);
  if (found.length > 0) facts.told.add(node);
}

/** `99.9% of checkout requests succeed over 30 days`: what the sentence is about names the objective. */
function sentenceIn(text: string): ReturnType<typeof objectivesIn> | undefined {
  const [, events = '', verb = ''] =
    /^(?:at least\s+|≥\s*|>=?\s*)?\d[\d.]*\s*%\s+of\s+(?:all\s+)?(.{3,60}?)\s+(?:(?:are|is|will be|must be|should be|must|will|shall)\s+)?(succeed|successful|available|complete|completed|return|served|answered|respond|delivered|processed)\b/i.exec(
      text,
    ) ?? [];
  if (verb === '') return undefined;
  const found = objectivesIn(`${events} success`, text);
  return found.map((one) => ({ ...one, fields: { ...one.fields, name: tidied(`${events} ${verb}`) } }));
}

function wordCount(text: unknown): number {
  return typeof text === 'string' ? text.split(/\s+/).length : 0;
}

function readTable(facts: Facts, table: TableOf, section: string): void {
  const columns = fieldsByCell('objective', table.header);
  // `| Service | SLO |`: what has no other column for its target names it by the word.
  const swapped = columns.includes('target') ? -1 : columns.indexOf('name');
  if (swapped > 0 && /^(?:SLOs?|objectives?)$/i.test(table.header[swapped]!.trim())) columns[swapped] = 'target';
  for (const row of table.rows) {
    if (facts.claims.some(({ line }) => line === row.line)) continue;
    const first = listOf(facts, 'slo', 'objectives').length;
    const absorbed = columns.includes('target')
      ? readNarrowRow(facts, table.header, row.cells, columns, section)
      : readWideRow(facts, table, row.cells);
    const count = listOf(facts, 'slo', 'objectives').length - first;
    if (absorbed === undefined || count === 0) continue;
    claimRow(
      facts,
      table,
      row,
      'slo',
      count === 1 ? `objectives[${first}]` : `objectives[${first}-${first + count - 1}]`,
      absorbed,
    );
  }
}

const isNumber = /^(?:#|no\.?|number|(?:\w+ )?ids?)$/i;
const componentWords = /^(?:service|component|system|api|endpoint|product|application|app)s?$/i;
/** Columns that say how much may fail, which follows from the target. */
const ofBudget = /\bbudget\b|\bdowntime\b|\ballow(?:ed|ance)\b/i;
const isPercentile = /^p\d{1,2}(?:\.\d+)?(?: latency)?$/i;

/** `| API | 99.9% | < 200ms (p95) |` under names of indicators. */
function readWideRow(facts: Facts, { header }: TableOf, [subject = '', ...cells]: string[]): string[] | undefined {
  if (isFileName.test(subject.trim())) return undefined;
  const isComponent = componentWords.test(header[0]?.trim() ?? '');
  const columns = fieldsByCell('objective', header);
  const inferred: string[] = [];
  const found = cells.map((cell, index) => {
    const title = header[index + 1] ?? '';
    const measured = without(title, /\b(?:SLO|SLI|target|objective)s?\b/i.exec(title)?.[0]);
    const isMeasure =
      !ofBudget.test(title) &&
      (measured !== title.trim() || indicatorOf(measured) !== undefined || isPercentile.test(measured.trim()));
    // A time below a percentile is its upper limit.
    const isBare = isPercentile.test(measured.trim()) && isDuration(cell.trim());
    if (isBare) inferred.push(cell);
    return {
      cell: cell.trim(),
      title,
      measured,
      isMeasure,
      isBare,
      isWindow: columns[index + 1] === 'window',
      objectives: isMeasure ? objectivesIn(`${subject} ${measured}`, isBare ? `≤ ${cell.trim()}` : cell) : [],
    };
  });
  const objectives = found.flatMap((one) => one.objectives.map((stated) => ({ ...stated, one })));
  const isGap = (cell: string): boolean => /^(?:n\/?a|none|-|–|—|)$/i.test(cell);
  const missing = found.filter((one) => one.isMeasure && one.objectives.length === 0);
  const windowCell = found.find(({ isWindow, cell }) => isWindow && !isGap(cell))?.cell;
  const window = windowCell === undefined ? undefined : wholeWindow(windowCell)?.value;
  if (objectives.length === 0 || missing.some(({ cell }) => !isGap(cell))) return undefined;
  if (windowCell !== undefined && window === undefined) return undefined;
  const others = found.filter(({ isMeasure, isWindow, cell }) => !isMeasure && !isWindow && !isGap(cell));
  const component = isComponent ? componentOf(facts, subject) : undefined;
  for (const { fields, one } of objectives) {
    const isOfPercentile = one.isBare || /^p\d{1,2}(?:\.\d+)?$/i.test(one.measured.trim());
    const name = isOfPercentile ? tidied(`${subject} ${one.measured}`) : String(fields['name']);
    const item = addItem(facts, 'slo', 'objectives', name, {
      ...fields,
      name,
      window: window ?? fields['window'],
      scope:
        [fields['scope'], ...others.map(({ title, cell }) => `${title}: ${cell}`)].filter(Boolean).join('; ') ||
        undefined,
      component,
    });
    if (one.isBare)
      addNote(facts, 'slo', {
        id: 'import/inferred',
        level: 'note',
        message: `The source writes \`${one.cell}\` below “${one.title}” without a sign, and it is taken for the most that it may be.`,
        hint: 'Check `target:`.',
        find: `id: ${String(item['id'])}\n`,
      });
  }
  for (const { cell, measured } of missing)
    if (cell !== '') listOf(facts, 'slo', 'none').push({ text: `${subject}, ${measured}: ${cell}` });
  return [...objectives.flatMap(({ absorbed }) => absorbed), windowCell ?? ''];
}

/** Says that what is measured is taken from the title above. */
function noteMeasure(facts: Facts, item: Fields, section = ''): void {
  addNote(facts, 'slo', {
    id: 'import/inferred',
    level: 'note',
    message: `That “${String(item['name'])}” is of \`${String(item['indicator'])}\` is taken from its section, “${section}”.`,
    hint: 'Check `indicator:`.',
    find: `id: ${String(item['id'])}\n`,
  });
}

/** A component of the service by its name; a new one where none has it. */
function componentOf(facts: Facts, name: string): string {
  const components = listOf(facts, 'service', 'components');
  const known = components.find((component) => component['name'] === name);
  return String((known ?? addItem(facts, 'service', 'components', name, { name }))['id']);
}

/** `| Availability | 99.9% | 30 days |` under `Target` and `Window`. */
function readNarrowRow(
  facts: Facts,
  header: readonly string[],
  cells: readonly string[],
  columns: readonly (string | undefined)[],
  section = '',
): string[] | undefined {
  const cellOf = (field: string): string => cells[columns.indexOf(field)]?.trim() ?? '';
  // `| SLO ID | Name | Target |`: a number names nothing where another column does.
  const isNumbered = columns[0] === undefined && columns.includes('name') && isNumber.test(header[0]?.trim() ?? '');
  const nameColumn = columns[0] === undefined && !isNumbered ? 0 : columns.indexOf('name');
  // `| Service | SLI | Target |`: the service has the objective, and the indicator names it.
  const isComponent = nameColumn === 0 && columns.includes('name') && componentWords.test(header[0]?.trim() ?? '');
  const subject = cells[nameColumn]?.trim() ?? '';
  const measure = isComponent ? cellOf('name').replace(/^\d[\d.]*\s*%\s*/, '') : '';
  const name = [subject, measure].filter(Boolean).join(' ');
  // `Measurement: rolling 30-day window` is the window as well.
  const measured = wholeWindow(cellOf('scope')) || speaksOfWindow.test(cellOf('scope')) ? cellOf('scope') : '';
  const windowCell = cellOf('window') || measured;
  // `Service availability over a 30-day rolling window` says what is measured, and over which window.
  const within = measured === '' || cellOf('window') !== '' ? undefined : windowIn(measured);
  const window = windowCell === '' ? undefined : (wholeWindow(windowCell) ?? within)?.value;
  const isWindowAlone = measured !== '' && (within === undefined || wholeWindow(measured) !== undefined);
  const indicator = isWindowAlone ? '' : cellOf('scope');
  const percentile = /\bp\d{1,2}(?:\.\d+)?\b/i.exec(header[columns.indexOf('target')] ?? '')?.[0];
  const target = [percentile, cellOf('target')].filter(Boolean).join(' ');
  if (name === '' || isFileName.test(subject) || (windowCell !== '' && window === undefined)) return undefined;
  if (cells.some((cell) => /\bnot (?:an? )?SLO/i.test(cell))) return undefined;
  const found = [[name, indicator].join(' '), name].map((said) => objectivesIn(said, target, section));
  const objectives = found.find((one) => one.length > 0) ?? [];
  if (objectives.length === 0) return undefined;
  const others = cells.flatMap((cell, index) =>
    cell.trim() === '' ||
    index === nameColumn ||
    columns[index] === 'target' ||
    columns[index] === 'window' ||
    (isWindowAlone && cell.trim() === measured) ||
    (isComponent && columns[index] === 'name')
      ? []
      : [columns[index] === 'scope' ? cell.trim() : `${header[index] ?? ''}: ${cell.trim()}`],
  );
  const own = indicatorOf(name);
  for (const { fields, isMeasuredBySection } of objectives) {
    const label = objectives.length === 1 ? name : [name, fields['scope'] ?? fields['target']].join(', ');
    const item = addItem(facts, 'slo', 'objectives', label, {
      ...fields,
      indicator: /%/.test(String(fields['target'])) ? (own ?? fields['indicator']) : fields['indicator'],
      name: tidied(label.replace(/\s+SL[IO]s?$/i, '')),
      window: window ?? fields['window'],
      scope: [fields['scope'], ...others].filter(Boolean).join('; ') || undefined,
      component: isComponent ? componentOf(facts, subject) : undefined,
    });
    if (isMeasuredBySection) noteMeasure(facts, item, section);
  }
  return [
    ...objectives.flatMap(({ absorbed }) => absorbed),
    windowCell,
    percentile ?? '',
    isComponent ? cellOf('name') : '',
  ];
}

/**
 * Records that name an objective and label its target: `Target: 99.9%` and `Window: 30 days` below a heading, below an item, or
 * in a table of fields and values.
 *
 * @returns The entries of the topic that no such record has.
 */
function readLabelled(facts: Facts, topic: Topic): Entry[] {
  for (const group of recordsOf(topic)) {
    if (
      group.some(
        ({ form, line }) => form === 'row' || form === 'listed' || facts.claims.some((claim) => claim.line === line),
      )
    )
      continue;
    const before = listOf(facts, 'slo', 'objectives').length;
    const undo = facts.claims.length;
    if (group.every((record) => readRecord(facts, namedBySection(record, topic)))) continue;
    listOf(facts, 'slo', 'objectives').splice(before);
    facts.claims.length = undo;
  }
  const claimed = new Set(facts.claims.map(({ node }) => node));
  return topic.entries.filter(({ node }) => !claimed.has(node));
}

/** `SLO:` above `Target: 99.9%` names nothing: the section that it stands in does. */
function namedBySection(record: GuideRecord, { depth, parent }: Topic): GuideRecord {
  const [name, ...cells] = record.cells;
  const isNamed = !name || record.form !== 'heading' || depth !== 7 || !isOnlyKind.test(name.value.trim());
  return isNamed || !parent?.title ? record : { ...record, cells: [{ ...name, value: parent.title }, ...cells] };
}

function readRecord(facts: Facts, { cells: [name, ...lines] }: GuideRecord): boolean {
  if (!name || name.label !== '') return false;
  const columns = fieldsByCell(
    'objective',
    lines.map(({ label }) => label),
  ).map((field, index) => (field === 'name' && /^(?:SLO|objective)$/i.test(lines[index]!.label) ? 'target' : field));
  if (columns.filter((field) => field === 'target').length !== 1) return false;
  const told = lines.filter(({ items }, index) => columns[index] !== undefined && items.length === 0);
  const first = listOf(facts, 'slo', 'objectives').length;
  const absorbed = readNarrowRow(
    facts,
    ['', ...told.map(({ label }) => label)],
    [name.value, ...told.map(({ value }) => value)],
    [undefined, ...columns.filter((field) => field !== undefined).map((field) => (field === 'name' ? 'scope' : field))],
  );
  if (absorbed === undefined) return false;
  for (const cell of [name, ...told]) cell.claim(facts, 'slo', `objectives[${first}]`, [...absorbed, cell.label]);
  return true;
}

/** What a person must know of the objectives. */
export function noteObjectives(facts: Facts): void {
  for (const objective of listOf(facts, 'slo', 'objectives'))
    if (objective['window'] === undefined)
      addNote(facts, 'slo', {
        id: 'import/no-window',
        level: 'note',
        message: `The source names no window for “${String(objective['name'])}”, so 30 days are assumed.`,
        hint: 'Write `window:` if it is another.',
        find: `id: ${String(objective['id'])}\n`,
      });
}
