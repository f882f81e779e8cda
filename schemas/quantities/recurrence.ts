import { quantity, type Parsed, type QuantityKind } from './quantity.ts';

/** How often something happens, and on which days. */
export interface Recurrence {
  text: string;
  /** Recurrence rule of RFC 5545 without start and time, for example `FREQ=MONTHLY;BYDAY=2SU,4SU`. */
  rrule: string;
  /** The longest time between two occurrences, in hours: 24 for `daily`, 744 for `monthly`. */
  everyHours: number;
}

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const dayPattern = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?';
const ordinals: ReadonlyMap<string, number> = new Map([
  ['1st', 1],
  ['first', 1],
  ['2nd', 2],
  ['second', 2],
  ['3rd', 3],
  ['third', 3],
  ['4th', 4],
  ['fourth', 4],
  ['5th', 5],
  ['fifth', 5],
  ['last', -1],
]);

const named: ReadonlyMap<string, [rrule: string, everyHours: number]> = new Map([
  ['hourly', ['FREQ=HOURLY', 1]],
  ['daily', ['FREQ=DAILY', 24]],
  ['weekdays', ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 72]],
  ['weekly', ['FREQ=WEEKLY', 168]],
  ['fortnightly', ['FREQ=WEEKLY;INTERVAL=2', 336]],
  ['monthly', ['FREQ=MONTHLY', 744]],
  ['quarterly', ['FREQ=MONTHLY;INTERVAL=3', 2208]],
  ['biannually', ['FREQ=MONTHLY;INTERVAL=6', 4416]],
  ['annually', ['FREQ=YEARLY', 8784]],
]);
const synonyms: ReadonlyMap<string, string> = new Map([
  ['every hour', 'hourly'],
  ['every day', 'daily'],
  ['once a day', 'daily'],
  ['nightly', 'daily'],
  ['every night', 'daily'],
  ['every week', 'weekly'],
  ['once a week', 'weekly'],
  ['every two weeks', 'fortnightly'],
  ['biweekly', 'fortnightly'],
  ['every month', 'monthly'],
  ['once a month', 'monthly'],
  ['every quarter', 'quarterly'],
  ['once a quarter', 'quarterly'],
  ['every weekday', 'weekdays'],
  ['monday to friday', 'weekdays'],
  ['biannual', 'biannually'],
  ['bi-annually', 'biannually'],
  ['semi-annually', 'biannually'],
  ['twice a year', 'biannually'],
  ['half-yearly', 'biannually'],
  ['every six months', 'biannually'],
  ['yearly', 'annually'],
  ['annual', 'annually'],
  ['every year', 'annually'],
  ['once a year', 'annually'],
]);
const hoursByUnit: ReadonlyMap<string, [freq: string, hours: number]> = new Map([
  ['hour', ['HOURLY', 1]],
  ['day', ['DAILY', 24]],
  ['week', ['WEEKLY', 168]],
  ['month', ['MONTHLY', 744]],
  ['year', ['YEARLY', 8784]],
]);

/** @see https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10 */
export const recurrenceKind: QuantityKind<Recurrence> = {
  name: 'a recurrence',
  examples: ['weekly', '2nd and 4th Sunday', 'Tuesday and Thursday', 'every 6 hours', 'FREQ=MONTHLY;BYDAY=1MO'],
  parse: parseRecurrence,
};

export const recurrence = quantity(recurrenceKind);

function parseRecurrence(text: string): Parsed<Recurrence> {
  const words = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ of (?:each|every|the) month$/, '');
  const plain = named.get(synonyms.get(words) ?? words);
  if (plain) return recurrenceOf(text, ...plain);
  return (
    parseInterval(text, words) ??
    parseRule(text) ??
    parseDays(text, words) ?? { problem: `\`${text}\` is not a recurrence.` }
  );
}

function recurrenceOf(text: string, rrule: string, everyHours: number): Parsed<Recurrence> {
  return { value: { text, rrule, everyHours } };
}

function parseInterval(text: string, words: string): Parsed<Recurrence> | undefined {
  const match = /^every (\d+) (hour|day|week|month|year)s?$/.exec(words);
  if (!match) return undefined;
  const interval = Number(match[1]);
  if (interval === 0) return { problem: `\`${text}\` never comes to an end: the number must be at least 1.` };
  const [freq, length] = hoursByUnit.get(match[2]!)!;
  return recurrenceOf(text, `FREQ=${freq};INTERVAL=${interval}`, interval * length);
}

function parseRule(text: string): Parsed<Recurrence> | undefined {
  const match = /^(?:RRULE:)?((?:FREQ)=(HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*)$/.exec(text);
  if (!match) return undefined;
  const interval = Number(/INTERVAL=(\d+)/.exec(match[1]!)?.[1] ?? 1);
  if (interval === 0) return { problem: `\`${text}\` has an interval of 0: it must be at least 1.` };
  const [, length] = [...hoursByUnit.values()].find(([freq]) => freq === match[2])!;
  return recurrenceOf(text, match[1]!, interval * length);
}

/** `2nd and 4th Sunday`, `last Friday`, `Tue/Thu`, `every Monday`. */
function parseDays(text: string, words: string): Parsed<Recurrence> | undefined {
  const separator = String.raw`(?: ?(?:[,/&]|\band\b))+ ?`;
  const ordinal = [...ordinals.keys()].join('|');
  const match = new RegExp(
    `^(?:every |each |the )?((?:(?:${ordinal})(?:${separator})?)*) ?(${dayPattern}(?:${separator}${dayPattern})*)$`,
  ).exec(words);
  if (!match) return undefined;
  const positions = [...(match[1] ?? '').matchAll(new RegExp(`\\b(?:${ordinal})\\b`, 'g'))].map(([word]) =>
    ordinals.get(word)!,
  );
  const weekdays = [...match[2]!.matchAll(new RegExp(dayPattern, 'g'))].map(([word]) =>
    days.find((day) => word.toUpperCase().startsWith(day))!,
  );
  if (positions.length === 0) return recurrenceOf(text, `FREQ=WEEKLY;BYDAY=${weekdays.join(',')}`, 168);
  const byDay = positions.flatMap((position) => weekdays.map((day) => `${position}${day}`));
  return recurrenceOf(text, `FREQ=MONTHLY;BYDAY=${byDay.join(',')}`, (positions.length > 1 ? 21 : 35) * 24);
}
