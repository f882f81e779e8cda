import { boundedDurationKind } from '../../../schemas/quantities/bounded-duration.ts';
import { comparableSeconds, durationKind } from '../../../schemas/quantities/duration.ts';
import { responseTimeKind } from '../../../schemas/quantities/response-time.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { plainId } from '../write/names.ts';
import { dispute, isDisputed, nodesOfCells } from './conflicts.ts';
import { listOf, withoutGaps, type Facts, type Fields } from './facts.ts';
import { labelWords } from './labels.ts';
import { acknowledgedWithin, levelOf, type NamedLevel } from './levels.ts';
import { inWords, nothing, reader } from './record-reader.ts';
import { type Cell } from './records.ts';
import { intervalIn, isDuration, lengthOfTime, tidied, upperBound } from './wording.ts';

const isSeverity =
  /\bseverit|\bpriority (?:levels?|matrix|definitions?)|\bincident (?:levels|priorit|classification)|\bSLAs?\b|(?:response|resolution) (?:times?|targets?)/i;
/** Levels of these are no levels of incidents. */
const otherLevels =
  /vulnerab|\bCVEs?\b|\bbugs?\b|findings?\b|\brisks?\b|post-?mortem|template|\blogs?\b|\blogging\b|audit|defect|patch/i;

/** What customers have bought: the times of one plan are not those of the service. */
const ofPlan =
  /^(?:free|starter|basic|standard|pro|professional|plus|business|premium|enterprise|custom|bronze|silver|gold|platinum)(?:\s+(?:plan|tier|package|edition|subscription|support|customers?)s?)?$/i;

/** `15 min` and `15 minutes` say the same. */
export function isSameTime(one: unknown, other: unknown): boolean {
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

/** `15 minutes, 24/7`, `4 hours business hours`: a time, and the hours in which it holds. */
function withCoverage(text: string): { time: string; coverage: string } | undefined {
  const [, first = '', coverage = ''] =
    /^(.+?)[,;]?\s+\(?(24[/x]7|(?:during )?(?:business|working|office) hours)\)?\.?$/i.exec(text.trim()) ?? [];
  const time = upperBound(first);
  return time !== '' && 'value' in responseTimeKind.parse(time) ? { time, coverage } : undefined;
}

/** `Every 2 hours until resolved`, `Every 30 min (status page)`: the time between two updates, with words that say more. */
function updatesIn(text: string): string | undefined {
  const [, first = '', rest = ''] =
    /^(.+?)\s+(\((?!.*\d)[^()]+\)|(?:until|till|via|in|on|to|by|through|during|while|for)\b\D*)$/i.exec(text.trim()) ??
    [];
  return rest === '' ? undefined : intervalIn(first);
}

/** What is to be done at a level: how soon it is acknowledged and how often it is spoken of are fields of their own. */
function readRules(items: readonly string[]): { fields: Fields; rules: string[] } {
  const fields: Fields = {};
  const rules = items.filter((item) => {
    const acknowledge = acknowledgedWithin(item)?.value;
    const update = new RegExp(
      `^(?:(?:post|send|provide|give|share)\\s+)?(?:(?:a\\s+)?status\\s+)?updates?\\s+every\\s+(${lengthOfTime})\\.?$`,
      'i',
    ).exec(item.trim())?.[1];
    if (acknowledge !== undefined && /\d/.test(acknowledge)) fields['acknowledge'] ??= acknowledge;
    else if (update !== undefined && isDuration(update)) fields['update'] ??= update;
    else return true;
    return false;
  });
  return { fields, rules: rules.map(tidied) };
}

/** The level that has this id; `Critical` is the level `Critical (P0)` where there is one. */
export function knownLevel(facts: Facts, level: NamedLevel): Fields | undefined {
  const isWord = level.id === plainId(level.name);
  return listOf(facts, 'severity', 'levels').find(({ id, name }) => id === level.id || (isWord && name === level.name));
}

/** What a level has one of, and two places may state differently. */
const single = ['acknowledge', 'respond', 'update', 'recoverWithin', 'coverage'] as const;
const singleNames: ReadonlySet<string> = new Set(single);

/** Fields that a level has with another value: neither is taken. */
function disputeTimes(facts: Facts, into: Fields, fields: Fields, line: number): string[] {
  const differing = single.filter(
    (field) =>
      fields[field] !== undefined &&
      (isDisputed(facts, 'severity', into, field) ||
        (into[field] !== undefined && !isSameTime(into[field], fields[field]))),
  );
  for (const field of differing)
    dispute(facts, { type: 'severity', list: 'levels', item: into, field, value: String(fields[field]), line });
  return differing;
}

/** What a level says already, and what another place adds: lists and sentences come together. */
function joined(into: Fields, fields: Fields, disputed: readonly string[]): Fields {
  const added = Object.entries(fields).flatMap(([field, value]): [string, unknown][] => {
    const known = ownValue(into, field);
    if (field === 'name' || disputed.includes(field)) return [];
    if (Array.isArray(value)) return [[field, [...new Set([...((known as unknown[] | undefined) ?? []), ...value])]]];
    if (known === undefined || known === value || singleNames.has(field)) return [[field, known ?? value]];
    return [[field, `${String(known)}; ${String(value)}`]];
  });
  return Object.fromEntries(added);
}

export const readLevels = reader({
  kind: 'severity level',
  type: 'severity',
  list: 'levels',
  named: 'name',
  // A table of alerts has a severity in each row, and describes none.
  isAbout: (titles, { name, record }) =>
    name === record.cells[0] &&
    !titles.some((title) => otherLevels.test(title) || ofPlan.test(title.trim())) &&
    (titles.some((title) => isSeverity.test(title)) ||
      ['severity', 'severity level', 'sev', 'priority', 'priority level'].includes(labelWords(name.label))),
  read(facts, { name, cells, others, record, titles }) {
    const isOfLevels = /severity|sev|priority|^level$/i.test(name.label.trim());
    const level = levelOf(name.value, isOfLevels || record.form !== 'row');
    if (!level) return undefined;
    let timed: Fields = {};
    const rules: Cell[] = others.filter(({ items, value }) => items.length === 0 && !nothing.test(value));
    const said: string[] = [];
    for (const called of ['acknowledge', 'respond', 'update', 'recoverWithin'] as const) {
      const cell = cells.get(called);
      if (!cell || nothing.test(cell.value)) continue;
      // `First response (acknowledged)`
      const isAcknowledged = called === 'respond' && /\(ack/i.test(cell.label) && !cells.has('acknowledge');
      const field = isAcknowledged ? 'acknowledge' : called;
      const text = field === 'update' ? intervalIn(cell.value) : upperBound(cell.value);
      const kind = field === 'acknowledge' || field === 'respond' ? responseTimeKind : boundedDurationKind;
      const limit = field === 'respond' || field === 'acknowledge' ? atOnceWithin(cell.value) : undefined;
      const split = field === 'respond' || field === 'acknowledge' ? withRemark(cell.value) : undefined;
      const several = field === 'respond' || field === 'acknowledge' ? timesByWord(cell.value) : undefined;
      const covered = field === 'respond' || field === 'acknowledge' ? withCoverage(cell.value) : undefined;
      const often = field === 'update' ? updatesIn(cell.value) : undefined;
      if (cell.items.length === 0 && text !== undefined && 'value' in kind.parse(text)) timed[field] = text;
      else if (cell.items.length === 0 && several) {
        timed = { ...timed, ...several.fields };
        said.push(...several.rest.map((rest) => `${cell.label}: ${rest}`));
      } else if (cell.items.length === 0 && limit) timed[field] = limit;
      else if (cell.items.length === 0 && split) {
        timed[field] = split.time;
        said.push(split.rest);
      } else if (cell.items.length === 0 && covered && !cells.has('coverage')) {
        timed[field] = covered.time;
        timed['coverage'] ??= covered.coverage;
      } else if (cell.items.length === 0 && often) {
        timed[field] = often;
        said.push(`${cell.label}: ${cell.value}`);
      } else rules.push(cell);
    }
    const meaning = cells.get('meaning')?.value || cells.get('meaning')?.items.join('; ');
    const toDo = cells.get('rules');
    const done = readRules(toDo ? (toDo.items.length > 0 ? toDo.items : [toDo.value]) : []);
    timed = { ...done.fields, ...timed };
    // Priorities of work have meanings as well: only a time, or the title above, tells that incidents are meant.
    const isDefined =
      record.beside !== undefined &&
      record.beside.length > 2 &&
      new Set(record.beside).size === record.beside.length &&
      /^(?:severity|sev|severity level)$/.test(labelWords(name.label));
    const isSaid =
      meaning !== undefined && /\d/.test(level.id) && (isDefined || titles.some((title) => isSeverity.test(title)));
    if (Object.keys(timed).length === 0 && !isSaid) return undefined;
    const examples = cells.get('examples');
    let fields = withoutGaps({
      name: cells.get('title')?.value ?? level.name,
      meaning,
      ...timed,
      coverage: cells.get('coverage')?.value ?? timed['coverage'],
      escalation: nothing.test(cells.get('escalation')?.value ?? '') ? undefined : cells.get('escalation')?.value,
      examples: examples && [
        ...(nothing.test(examples.value) ? [] : examples.value.split(/\s*[,;]\s+/).map(tidied)),
        ...examples.items,
      ],
      rules: [...rules.flatMap((cell) => inWords([cell]) ?? []), ...said, ...done.rules],
    });
    const into = knownLevel(facts, level);
    const disputed = into ? disputeTimes(facts, into, fields, record.line) : [];
    if (into) fields = joined(into, fields, disputed);
    const told = [
      name,
      ...[...cells.values()].filter(
        (cell) => cell.items.length === 0 || [examples, toDo, cells.get('meaning')].includes(cell),
      ),
      ...rules,
    ];
    // A row that states something else stays text, as the one before it does.
    if (disputed.length > 0) for (const node of nodesOfCells(told)) facts.told.add(node);
    return {
      name: level.id,
      fields,
      told: disputed.length > 0 ? [] : told,
      absorbed: [
        name.value,
        'within every hourly daily weekly immediate immediately',
        'post send provide give share a status update updates acknowledge alert page incident',
      ],
      into,
    };
  },
});
