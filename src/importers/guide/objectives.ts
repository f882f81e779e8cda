import { targetKind } from '../../../schemas/slo.ts';
import { windowKind } from '../../../schemas/quantities/window.ts';
import { addItem, addNote, claimEntry, claimRow, claimTitle, listOf, type Facts, type Fields } from './facts.ts';
import { fieldsByCell } from './labels.ts';
import { titlesAbove, type TableOf, type Topic } from './outline.ts';
import { tidied, without } from './wording.ts';

const about = /\b(?:SLOs?|SLIs?|service[- ]level (?:objectives?|indicators?|targets?))\b/i;

/** Objectives of the sections about service levels: items such as `API latency: < 200ms (p95)`, and tables. */
export function readObjectives(facts: Facts, topic: Topic): void {
  if (!titlesAbove(topic).some((title) => about.test(title)) || /recovery/i.test(topic.title)) return;
  if (readLabelled(facts, topic)) return;
  if (aside.test(topic.title)) return;
  for (const entry of topic.entries.filter(({ isOrdered }) => !isOrdered)) {
    const name = entry.label ?? /^(.*?)\s*(?:[<>≤≥]|\d)/.exec(entry.text)?.[1] ?? '';
    const found = objectivesIn(name, without(entry.label === undefined ? entry.text.slice(name.length) : entry.value));
    const isProse = name.split(/\s+/).length > 7 || found.some(({ fields }) => wordCount(fields['scope']) > 9);
    if (found.length === 0 || isProse) continue;
    const first = listOf(facts, 'slo', 'objectives').length;
    for (const { fields } of found) addItem(facts, 'slo', 'objectives', String(fields['name']), fields);
    const field = found.length === 1 ? `objectives[${first}]` : `objectives[${first}-${first + found.length - 1}]`;
    claimEntry(
      facts,
      entry,
      'slo',
      field,
      found.flatMap(({ absorbed }) => absorbed),
    );
  }
  for (const table of topic.tables) readTable(facts, table);
}

/** Sections that speak about objectives, and state none. */
const aside =
  /^(?:\d[\d.]*\s*)?(?:why|when|how|what)\b|polic(?:y|ies)|review|rationale|references?\b|\blinks\b|related|exclusions?|change ?log|history|alert/i;

function wordCount(text: unknown): number {
  return typeof text === 'string' ? text.split(/\s+/).length : 0;
}

interface Found {
  fields: Fields;
  /** Words that are written in another way in the fields. */
  absorbed: string[];
}

const bound =
  /(?:^|[\s(])((?:<=|>=|[<>≤≥])\s*\d[\d.,]*\s*(?:%|[a-zµ]+)?(?:\s*\/\s*[<>≤≥]?\s*\d[\d.,]*\s*(?:%|[a-zµ]+)?)*)/i;
const share = /(?:^|[\s(])(\d{1,3}(?:\.\d+)?\s*%)/;
const percentiles = /\(?\bp\d{1,2}(?:\.\d+)?(?:\s*\/\s*p\d{1,2}(?:\.\d+)?)*\)?/i;

/** A range, or what was, is or may once be. */
const isUnsure =
  /\d\s*%?\s*(?:-|–|—|to)\s*\d|\b(?:current(?:ly)?|actual(?:ly)?|last (?:week|month|quarter|year)|was|goal|stretch|aspirational|proposed|TBD)\b/i;

/** What happens when a budget is used up is no objective. */
const isOfBudget = /\berror[- ]budget|^budget\b|\bconsumed\b|\bburn(?:s|ed|ing|[- ]rate)?\b|\bfreeze\b/i;

/** Objectives that a name and a value state: several when the value has parts (`read < 1s; write < 2s`) or percentiles. */
function objectivesIn(name: string, value: string): Found[] {
  const parts = value.split(/;\s+/);
  const found = parts.map((part) => objectiveIn(name, part, parts.length > 1));
  return found.every((part) => part !== undefined) ? found.flat() : [];
}

function objectiveIn(name: string, part: string, isOneOfSeveral: boolean): Found[] | undefined {
  // The first figure is the target; what follows, as the downtime that it allows, explains it.
  const [target] = [bound.exec(part), share.exec(part)]
    .flatMap((match) => (match ? [{ text: match[1]!, index: match.index }] : []))
    .toSorted((a, b) => a.index - b.index)
    .map(({ text }) => text);
  if (target === undefined || isUnsure.test(part) || isOfBudget.test(`${name} ${part}`)) return undefined;
  const before = part.slice(0, part.indexOf(target));
  const written = percentiles.exec(part)?.[0] ?? percentiles.exec(name)?.[0];
  const spelled = /\(?\b(\d{1,2})(?:st|nd|rd|th)\s+percentile\)?/i.exec(part);
  const named = spelled ? [`p${spelled[1]}`] : (written?.match(/p\d{1,2}(?:\.\d+)?/gi) ?? []);
  const rest = without(part, target, written, spelled?.[0]);
  const bare = without(name, written);
  const window = windowIn(rest);
  const whole = [bare, isOneOfSeveral ? before : ''].join(' ');
  const indicator = indicatorOf(whole) ?? indicatorOf(rest);
  if (!indicator) return undefined;
  const targets = target
    .split(/\s*\/\s*/)
    .map((text, index) =>
      index === 0 ? text : text.replace(/^(?![<>≤≥])/, `${/^\D+/.exec(target)?.[0].trim() ?? ''} `),
    );
  if (targets.length > 1 && targets.length !== named.length) return undefined;
  const scope = tidied(
    without(rest, window?.written)
      .replace(/^(?:for|of)\s+/i, '')
      .replace(/[()]/g, ' '),
  ).trim();
  const found = targets.map((text, index): Found => {
    const percentile = named[index];
    const bounded = [percentile, text.trim()].filter(Boolean).join(' ');
    const label = [bare, isOneOfSeveral ? without(before, written) : '', targets.length > 1 ? percentile : '']
      .filter(Boolean)
      .join(' ');
    return {
      fields: {
        name: tidied(label),
        indicator,
        target: bounded,
        window: window?.value,
        scope: scope === '' || (isOneOfSeveral && scope === tidied(before).trim()) ? undefined : scope,
      },
      absorbed: [spelled?.[0] ?? '', written ?? '', window?.written ?? ''],
    };
  });
  return found.every(({ fields }) => 'value' in targetKind.parse(String(fields['target']))) ? found : undefined;
}

const adverbs: ReadonlyMap<string, string> = new Map([
  ['month', 'monthly'],
  ['week', 'weekly'],
  ['quarter', 'quarterly'],
  ['year', 'yearly'],
]);

/** A window that a text names by itself: `monthly`, `over 30 days`; not `monthly budget`. */
function windowIn(text: string): { value: string; written: string } | undefined {
  const written =
    /(?<![/\w])\(?\b(?:(?:over|per|rolling|in|each)\s+(?:a\s+)?(?:rolling\s+)?)?((?:\d+[ -]?(?:d|days?|weeks?|months?))|month|week|quarter|year|weekly|monthly|quarterly|yearly)\b\)?\.?$/i.exec(
      text,
    );
  if (!written) return undefined;
  const [, words] = written as unknown as [string, string];
  const value = adverbs.get(words.toLowerCase()) ?? words.toLowerCase().replace('-', ' ');
  return 'value' in windowKind.parse(value) ? { value, written: written[0] } : undefined;
}

const indicators: [string, RegExp][] = [
  ['success-rate', /success/i],
  ['error-rate', /error|failure rate|5xx/i],
  ['freshness', /fresh|staleness|\blag\b/i],
  ['availability', /availab|uptime/i],
  ['durability', /durab/i],
  ['throughput', /throughput|requests? per|\b(?:rps|qps|tps)\b/i],
  ['cost', /\bcosts?\b|budget|spend/i],
  ['latency', /latenc|response|duration|\btime\b|speed|page load|\bload\b|delay/i],
];

function indicatorOf(text: string): string | undefined {
  return indicators.find(([, pattern]) => pattern.test(text))?.[0];
}

function readTable(facts: Facts, table: TableOf): void {
  const columns = fieldsByCell('objective', table.header);
  // `| Service | SLO |`: what has no other column for its target names it by the word.
  const swapped = columns.includes('target') ? -1 : columns.indexOf('name');
  if (swapped > 0 && /^(?:SLOs?|objectives?)$/i.test(table.header[swapped]!.trim())) columns[swapped] = 'target';
  for (const row of table.rows) {
    const first = listOf(facts, 'slo', 'objectives').length;
    const absorbed = columns.includes('target')
      ? readNarrowRow(facts, table, row.cells, columns)
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

/** `| API | 99.9% | < 200ms (p95) |` under names of indicators. */
function readWideRow(facts: Facts, { header }: TableOf, [subject = '', ...cells]: string[]): string[] | undefined {
  const isComponent = /^(?:service|component|system|api|endpoint|product|application|app)s?$/i.test(
    header[0]?.trim() ?? '',
  );
  const columns = fieldsByCell('objective', header);
  const found = cells.map((cell, index) => {
    const title = header[index + 1] ?? '';
    const measured = without(title, /\b(?:SLO|SLI|target|objective)s?\b/i.exec(title)?.[0]);
    const isMeasure = measured !== title.trim() || indicatorOf(measured) !== undefined;
    return {
      cell: cell.trim(),
      title,
      measured,
      isMeasure,
      isWindow: columns[index + 1] === 'window',
      objectives: isMeasure ? objectivesIn(`${subject} ${measured}`, cell) : [],
    };
  });
  const objectives = found.flatMap((one) => one.objectives);
  const isGap = (cell: string): boolean => /^(?:n\/?a|none|-|–|—|)$/i.test(cell);
  const missing = found.filter((one) => one.isMeasure && one.objectives.length === 0);
  const windowCell = found.find(({ isWindow, cell }) => isWindow && !isGap(cell))?.cell;
  const window = windowCell === undefined ? undefined : windowIn(windowCell)?.value;
  if (objectives.length === 0 || missing.some(({ cell }) => !isGap(cell))) return undefined;
  if (windowCell !== undefined && window === undefined) return undefined;
  const others = found.filter(({ isMeasure, isWindow, cell }) => !isMeasure && !isWindow && !isGap(cell));
  const component = isComponent ? componentOf(facts, subject) : undefined;
  for (const { fields } of objectives)
    addItem(facts, 'slo', 'objectives', String(fields['name']), {
      ...fields,
      window: window ?? fields['window'],
      scope:
        [fields['scope'], ...others.map(({ title, cell }) => `${title}: ${cell}`)].filter(Boolean).join('; ') ||
        undefined,
      component,
    });
  for (const { cell, measured } of missing)
    if (cell !== '') listOf(facts, 'slo', 'none').push({ text: `${subject}, ${measured}: ${cell}` });
  return [...objectives.flatMap(({ absorbed }) => absorbed), windowCell ?? ''];
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
  { header }: TableOf,
  cells: string[],
  columns: readonly (string | undefined)[],
): string[] | undefined {
  const cellOf = (field: string): string => cells[columns.indexOf(field)]?.trim() ?? '';
  const nameColumn = columns[0] === undefined ? 0 : columns.indexOf('name');
  const name = cells[nameColumn]?.trim() ?? '';
  const windowCell = cellOf('window');
  const window = windowCell === '' ? undefined : windowIn(windowCell)?.value;
  const indicator = cellOf('scope');
  const objectives = objectivesIn([name, indicator].join(' '), cellOf('target'));
  if (name === '' || objectives.length !== 1 || (windowCell !== '' && window === undefined)) return undefined;
  const [{ fields, absorbed }] = objectives as [Found];
  const others = cells.flatMap((cell, index) =>
    cell.trim() === '' || index === nameColumn || columns[index] === 'target' || columns[index] === 'window'
      ? []
      : [columns[index] === 'scope' ? cell.trim() : `${header[index] ?? ''}: ${cell.trim()}`],
  );
  addItem(facts, 'slo', 'objectives', name, {
    ...fields,
    indicator: indicatorOf(name) ?? fields['indicator'],
    name: tidied(name),
    window: window ?? fields['window'],
    scope: [fields['scope'], ...others].filter(Boolean).join('; ') || undefined,
  });
  return [...absorbed, windowCell];
}

/** `Target: 99.9%` and `Window: 30 days` below a heading that names the objective. */
function readLabelled(facts: Facts, topic: Topic): boolean {
  if (topic.node === undefined) return false;
  const lines = topic.entries.filter(({ label, children }) => label !== undefined && children.length === 0);
  const columns = fieldsByCell(
    'objective',
    lines.map(({ label }) => label!),
  ).map((field, index) => (field === 'name' && /^(?:SLO|objective)$/i.test(lines[index]!.label!) ? 'target' : field));
  if (columns.filter((field) => field === 'target').length !== 1) return false;
  const told = lines.filter((_line, index) => columns[index] !== undefined);
  const header = ['', ...told.map(({ label }) => label!)];
  const cells = [topic.title, ...told.map(({ value }) => value)];
  const table = { header } as TableOf;
  const first = listOf(facts, 'slo', 'objectives').length;
  const fields = [
    undefined,
    ...columns.filter((field) => field !== undefined).map((field) => (field === 'name' ? 'scope' : field)),
  ];
  const absorbed = readNarrowRow(facts, table, cells, fields);
  if (absorbed === undefined) return false;
  claimTitle(facts, topic, 'slo', `objectives[${first}]`);
  for (const line of told) claimEntry(facts, line, 'slo', `objectives[${first}]`, absorbed);
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
