import { targetKind } from '../../../schemas/slo.ts';
import { windowKind } from '../../../schemas/quantities/window.ts';
import type { Fields } from './facts.ts';
import { labelWords } from './labels.ts';
import { lengthOfTime, tidied, without, withSigns } from './wording.ts';

/** An objective as a name and a value state it. */
export interface StatedObjective {
  fields: Fields;
  /** Words that are written in another way in the fields. */
  absorbed: string[];
  /** Whether only the title of the section says what is measured. */
  isMeasuredBySection?: boolean;
}

const unit = String.raw`(?:%|[a-zµ]+)?(?:\/(?:s|sec|second|min|minute|h|hour|day|week|month)\b)?`;
const bound = String.raw`(?:<=|>=|[<>≤≥])\s*\$?\d[\d.,]*\s*${unit}(?:\s*\/\s*[<>≤≥]?\s*\d[\d.,]*\s*${unit})*`;
const figure = new RegExp(String.raw`(?:^|(?<=[\s(:]))(?:${bound}|\d{1,3}(?:\.\d+)?\s*%)`, 'gi');
const percentiles = /\(?\bp\d{1,2}(?:\.\d+)?(?:\s*\/\s*p\d{1,2}(?:\.\d+)?)*\)?/i;
const percentile = /\bp\d{1,2}(?:\.\d+)?\b/gi;
const spelledPercentile = /\(?\b(\d{1,2})(?:st|nd|rd|th)\s+percentile\)?/i;

const isRange = /\d\s*%?\s*(?:-|–|—|to)\s*[<>≤≥]?\s*\d|→/i;

/** What was, is or may once be. */
const isUnsure =
  /\b(?:current(?:ly)?|actual(?:ly)?|last (?:week|month|quarter|year)|was|goal|stretch|aspirational|proposed|TBD|monitored|not (?:an? )?SLO)\b/i;

/** What happens when a budget is used up is no objective. */
const isOfBudget = /\berror[- ]budget|^budget\b|\bconsumed\b|\bburn(?:s|ed|ing|[- ]rate)?\b|\bfreeze\b|\bpenalt/i;

/** Words that name a field, or what is done, and no objective. */
const isNoName =
  /^(?:targets?|objectives?|goals?|thresholds?|windows?|periods?|status|notes?|rationale|examples?|review|cadence|actions?|measurement|metric|source|definition|(?:alert|warn(?:ing)?|page(?! (?:load|view|render|speed|time|response|latency))|paging|ticket|info|critical|fast burn|slow burn|hard ceiling|breach)(?: .*)?)$/i;

/** By how much something is to become better is no objective. */
const isChange = /^(?:improve|reduce|increase|decrease|raise|lower|double|halve|cut)\b/i;

/** Times of people and of recovery are promised elsewhere. */
const isOtherTime =
  /\b(?:RTO|RPO|MTT[A-Z]|recovery|mean time|time to (?:detect|ack\w*|respond|resolve|restore|recover|mitigate))\b/i;

/** How soon people answer: no service takes minutes for a response. */
function isResponseOfPeople(name: string, value: string): boolean {
  return (
    /^(?:(?:initial|first|target|expected)\s+)?response(?: times?)?$/i.test(labelWords(name)) &&
    /\d\s*(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|business days?)\b/i.test(value)
  );
}

/**
 * Objectives that a name and a value state: several when the value has parts (`read < 1s; write < 2s`) or percentiles.
 *
 * @param section Title of the section, which says what is measured where nothing else does: `Response time objectives`.
 */
export function objectivesIn(name: string, value: string, section = ''): StatedObjective[] {
  if (
    isChange.test(name) ||
    isNoName.test(labelWords(name)) ||
    isOtherTime.test(name) ||
    isResponseOfPeople(name, value)
  )
    return [];
  const parts = value.split(/;\s+|,\s+(?=(?:[<>≤≥]=?\s*)?\d[\d.]*\s*(?:%|ms\b|s\b)\s+\p{L})/u);
  const found = parts.map((part) => objectiveIn(name, part, parts.length > 1, section));
  return found.every((part) => part !== undefined) ? found.flat() : [];
}

function objectiveIn(
  name: string,
  written: string,
  isOneOfSeveral: boolean,
  section: string,
): StatedObjective[] | undefined {
  const part = withSigns(written);
  if (isRange.test(part.replace(/\([^()]*\)/g, ' ')) || isUnsure.test(`${name} ${part}`)) return undefined;
  if (isOfBudget.test(`${name} ${part}`)) return undefined;
  const pairs = percentilePairs(part);
  if (pairs) {
    const found = pairs.map((pair) => objectiveIn(name, pair, false, section));
    return found.every((one) => one?.length === 1)
      ? found.flatMap((one, index) => one!.map((stated) => named(stated, name, pairs[index]!)))
      : undefined;
  }
  const found = targetIn(part);
  if (!found) return undefined;
  const { target } = found;
  const before = part.slice(0, part.indexOf(target));
  const writtenPercentile = percentiles.exec(part)?.[0] ?? percentiles.exec(name)?.[0];
  const spelled = spelledPercentile.exec(part) ?? spelledPercentile.exec(name);
  const own = spelled ? [`p${spelled[1]}`] : (writtenPercentile?.match(percentile) ?? []);
  const namedPercentiles = own.length > 0 ? own : percentileOfSection(section, target);
  const rest = without(part, target, found.within, writtenPercentile, spelled?.[0]);
  const window = windowIn(rest);
  if (window === undefined && speaksOfWindow.test(rest)) return undefined;
  const bare = without(name, writtenPercentile, spelled?.[0]);
  const said = indicatorFor(bare, isOneOfSeveral ? before : '', rest, target, namedPercentiles.length > 0);
  // A share of events within a time is a latency, whatever the events are called.
  const isWithin = found.within !== undefined && said !== 'freshness';
  const indicator = isWithin ? 'latency' : (said ?? indicatorOfSection(section, target));
  if (!indicator) return undefined;
  // `1%` of errors may be the bound or what is measured: only a sign tells.
  if (/^\d/.test(target) && ['error-rate', 'latency', 'cost', 'freshness'].includes(indicator) && !found.within)
    return undefined;
  if (isOfAlarm(indicator, target)) return undefined;
  const targets = target
    .split(/\s*\/\s*(?=[<>≤≥\d])/)
    .map((text, index) =>
      index === 0 ? text : text.replace(/^(?![<>≤≥])/, `${/^\D+/.exec(target)?.[0].trim() ?? ''} `),
    );
  if (targets.length > 1 && targets.length !== namedPercentiles.length) return undefined;
  const scope = tidied(
    without(rest, window?.written)
      .replace(/^(?:for|of)\s+/i, '')
      .replace(/[()]/g, ' '),
  ).trim();
  const stated = targets.map((text, index): StatedObjective => {
    const of = namedPercentiles[index];
    const label = [
      bare,
      isOneOfSeveral ? without(before.trim() === '' ? rest : before, writtenPercentile, ...boundWordsIn(written)) : '',
      targets.length > 1 ? of : '',
    ];
    return {
      fields: {
        name: objectiveName(label.filter(Boolean).join(' ')),
        indicator,
        target: [of, text.trim(), found.within].filter(Boolean).join(' '),
        window: window?.value,
        scope: scope === '' || (isOneOfSeveral && scope === tidied(before).trim()) ? undefined : scope,
      },
      absorbed: [spelled?.[0] ?? '', writtenPercentile ?? '', window?.written ?? '', ...boundWordsIn(written)],
      isMeasuredBySection: !isWithin && said === undefined,
    };
  });
  return stated.every(({ fields }) => 'value' in targetKind.parse(String(fields['target']))) ? stated : undefined;
}

/** What a section says is measured, for values that fit: times of a latency, shares of an availability. */
function indicatorOfSection(section: string, target: string): string | undefined {
  const indicator = indicatorOf(section);
  const isTime = new RegExp(`${lengthOfTime}$`, 'i').test(target);
  const isShare = /%$/.test(target);
  const isRate = /^[>≥].*\d\s*\/\s*[a-z]+$/i.test(target);
  const fits =
    indicator === 'latency'
      ? isTime
      : indicator === 'availability' || indicator === 'success-rate'
        ? isShare
        : indicator === 'throughput' && isRate;
  return fits ? indicator : undefined;
}

/** `Latency (p95)` above times: the percentile of each of them. Several leave open which one. */
function percentileOfSection(section: string, target: string): string[] {
  const named = section.match(percentile) ?? [];
  return named.length === 1 && new RegExp(`^\\D+${lengthOfTime}$`, 'i').test(target) ? named : [];
}

/** What is promised is good: `Latency > 500 ms` and `Availability < 99%` are when someone is alerted. */
function isOfAlarm(indicator: string, target: string): boolean {
  const isLessBetter = ['latency', 'error-rate', 'freshness', 'cost'].includes(indicator);
  const isMoreBetter = ['availability', 'success-rate', 'durability', 'throughput'].includes(indicator);
  return (isLessBetter && /^[>≥]/.test(target)) || (isMoreBetter && /^[<≤]/.test(target));
}

/** `p95 < 2 s, p99 < 5 s`: a percentile for each bound. */
function percentilePairs(part: string): string[] | undefined {
  const parts = part.split(/\s*,\s+(?:and\s+)?(?=p\d)|\s+and\s+(?=p\d)/i);
  const isPair = (text: string): boolean => /^p\d{1,2}(?:\.\d+)?\b/i.test(text.trim()) && targetIn(text) !== undefined;
  return parts.length > 1 && parts.every(isPair) ? parts : undefined;
}

function named(stated: StatedObjective, name: string, pair: string): StatedObjective {
  const [of] = pair.match(percentile) ?? [];
  return { ...stated, fields: { ...stated.fields, name: objectiveName([name, of].join(' ')) } };
}

/** The one figure of a text that is its target, or a share with the bound that makes an event good. */
function targetIn(part: string): { target: string; within?: string } | undefined {
  const bare = part.replace(/\([^()]*\)/g, (inside) => ' '.repeat(inside.length));
  const outside = [...bare.matchAll(figure)].map(([text]) => text.trim());
  // A sentence explains something by a figure in brackets; a few words are what the figure is of.
  const isSentence = outside.length === 0 && wordCount(bare) > 4;
  const [first, second, ...more] =
    outside.length > 0 ? outside : isSentence ? [] : [...part.matchAll(figure)].map(([text]) => text.trim());
  if (first === undefined || more.length > 0) return undefined;
  if (second !== undefined) {
    const isShareWithin = /%$/.test(first) && /^[<≤]/.test(second) && new RegExp(`${lengthOfTime}$`, 'i').test(second);
    return isShareWithin ? { target: first, within: second } : undefined;
  }
  // A number of things that only a sentence names is no measure: `with ≤ 3 criteria`.
  const isCount =
    !/%|\d\s*(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\b|\/s\b|\brps\b|\bqps\b|req/i.test(first);
  return isCount && without(bare, first) !== '' ? undefined : { target: first };
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Words of a bound that are a sign in the field. */
function boundWordsIn(written: string): string[] {
  return (
    written.match(
      /\b(?:under|below|less|fewer|lower|than|at|most|no|not|more|up|to|within|max\w*|least|min\w*|above|over|greater|higher|of)\b|\d{1,3}(?=[ \u{a0}\u{202f}]\d{3})|(?<=\d[ \u{a0}\u{202f}])\d{3}/giu,
    ) ?? []
  );
}

/** `SLO-1 — UI availability`, `API Error Rate SLI` */
function objectiveName(text: string): string {
  const bare = text.replace(/\s+(?:SLI|SLO)s?$/i, '').trim();
  return tidied(bare === '' ? text : bare);
}

const windowLength = String.raw`(\d+)[\s-]?(d|days?|w|weeks?|months?|h|hours?)`;
const rolling = String.raw`(?:rolling|trailing|sliding|moving)`;
const windowPhrase = new RegExp(
  String.raw`(?<![/\w])\(?\b(?:(?:over|per|in|across|within|for|during|on)\s+)?(?:(?:any|the|an?|each|every)\s+)?(?:last\s+)?(?:${rolling}\s+)?${windowLength}\b(?:[\s-]+(?:window|period))?(?:,?[\s-]+${rolling})?(?:[\s-]+(?:window|period|basis))?\)?`,
  'i',
);
const hasWindowWord = new RegExp(String.raw`\b(?:over|per|in|across|window|period|${rolling})\b`, 'i');
const calendarPhrase =
  /(?<![/\w])\(?\b(?:(?:over|per|in|each|every)\s+(?:an?\s+|the\s+)?)?(?:(?:calendar\s+)?(month|week|quarter|year)|(weekly|monthly|quarterly|yearly))(?:\s+calendar)?(?:\s+(?:window|basis))?\b\)?/i;
/** Words that name a window, whether it can be read or not. */
export const speaksOfWindow = new RegExp(
  String.raw`\b${rolling}\b|\bwindow\b|\bover (?:the |a |any )?(?:last )?\d+[\s-]?(?:min|m\b|h|d|w)`,
  'i',
);

const adverbs: ReadonlyMap<string, string> = new Map([
  ['month', 'monthly'],
  ['week', 'weekly'],
  ['quarter', 'quarterly'],
  ['year', 'yearly'],
]);

/** The window that a text names: `28-day rolling`, `over a rolling 30-day window`, `monthly`; not `monthly budget`. */
export function windowIn(text: string): { value: string; written: string } | undefined {
  const plain = text.replace(/\([^()]*(?:budget|downtime)[^()]*\)/gi, (inside) => ' '.repeat(inside.length));
  const length = windowPhrase.exec(plain);
  if (length && (hasWindowWord.test(length[0]) || isWhole(plain, length[0]))) {
    const unit = length[2]!.toLowerCase();
    const value = unit.length === 1 ? `${length[1]!}${unit}` : `${length[1]!} ${unit.replace(/s$/, '')}s`;
    return 'value' in windowKind.parse(value) ? { value, written: length[0] } : undefined;
  }
  const calendar = calendarPhrase.exec(plain);
  if (!calendar) return undefined;
  const isBudget = /^\s*(?:budget|downtime|error|review|report|cadence)/i.test(
    plain.slice(calendar.index + calendar[0].length),
  );
  const word = (calendar[2] ?? calendar[1]!).toLowerCase();
  const isNamed = calendar[2] !== undefined || /\b(?:over|per|in|each|every|calendar)\b/i.test(calendar[0]);
  if (isBudget || (!isNamed && !isWhole(plain, calendar[0]))) return undefined;
  const value = /calendar/i.test(calendar[0]) && calendar[1] ? `calendar ${word}` : (adverbs.get(word) ?? word);
  return 'value' in windowKind.parse(value) ? { value, written: calendar[0] } : undefined;
}

/** The window that a cell or a line names, and nothing else. */
export function wholeWindow(text: string): { value: string; written: string } | undefined {
  const found = windowIn(text);
  return found && isWhole(text.replace(/\bUTC\b/, ' '), found.written) ? { ...found, written: text } : undefined;
}

function isWhole(text: string, part: string): boolean {
  return /^[\s,.()]*$/.test(without(text, part.trim()));
}

const indicators: [string, RegExp][] = [
  ['success-rate', /success|\bsucceed|\b2xx\b|\b(?:completion|delivery|pass) rate\b/i],
  ['availability', /availab|uptime/i],
  ['error-rate', /error|failure rate|failed|\bfail(?:s|ures?)?\b|5xx/i],
  ['freshness', /fresh|staleness|\blag\b/i],
  ['durability', /durab/i],
  ['throughput', /throughput|requests? per|\b(?:rps|qps|tps)\b/i],
  ['cost', /\bcosts?\b|budget|spend/i],
  ['latency', /latenc|response|duration|\btime\b|speed|page load|\bload\b|delay/i],
];

/** What words say is measured. */
export function indicatorOf(text: string): string | undefined {
  return indicators.find(([, pattern]) => pattern.test(text))?.[0];
}

/** What is measured, by the name, by what is said of it, or by its unit: only times have percentiles in milliseconds. */
function indicatorFor(
  name: string,
  before: string,
  rest: string,
  target: string,
  hasPercentile: boolean,
): string | undefined {
  const isTime = new RegExp(`${lengthOfTime}$`, 'i').test(target);
  const isLatency = isTime && (hasPercentile || /\d\s*ms$/i.test(target));
  const byWords = indicatorOf([name, before].join(' ')) ?? indicatorOf(rest);
  // Words that fit a share do not fit a time: `Checkout success p95 < 2 s`.
  if (isTime && byWords !== undefined && !['latency', 'freshness'].includes(byWords))
    return isLatency ? 'latency' : undefined;
  return byWords ?? (isLatency ? 'latency' : undefined);
}
