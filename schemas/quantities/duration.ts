import Big from 'big.js';
import { decimal, decimalText, numberPattern, type DecimalText } from './decimal.ts';
import { quantity, type Parsed, type QuantityKind } from './quantity.ts';

/**
 * A length of time. Days and weeks are fixed lengths of 24 hours and 7 days; months and business days have no fixed
 * length and are counted on their own.
 */
export interface Duration {
  text: string;
  /** Fixed part in seconds, exact: `200ms` is `0.2`. */
  seconds: DecimalText;
  months: number;
  businessDays: number;
}

interface Unit {
  words: string;
  seconds?: string;
  months?: number;
  businessDays?: number;
}

const units: Unit[] = [
  { words: 'ns|nanoseconds?', seconds: '0.000000001' },
  { words: 'us|µs|microseconds?', seconds: '0.000001' },
  { words: 'ms|milliseconds?', seconds: '0.001' },
  { words: 's|secs?|seconds?', seconds: '1' },
  { words: 'm|mins?|minutes?', seconds: '60' },
  { words: 'h|hrs?|hours?', seconds: '3600' },
  { words: 'd|days?', seconds: '86400' },
  { words: 'w|weeks?', seconds: '604800' },
  { words: 'business days?|working days?', businessDays: 1 },
  { words: 'mo|months?', months: 1 },
  { words: 'quarters?', months: 3 },
  { words: 'y|years?', months: 12 },
];

const part = new RegExp(`^(${numberPattern})\\s*([a-zµ]+(?:\\s+days?)?)\\s*(?:,|and\\b)?\\s*`, 'i');

export const durationKind: QuantityKind<Duration> = {
  name: 'a duration',
  examples: ['15m', '4h', '5 business days', '30 days', '13 months'],
  parse: parseDuration,
};

export const duration = quantity(durationKind);

function parseDuration(text: string): Parsed<Duration> {
  if (/^0+$/.test(text) || /^(immediately|immediate|at once)$/i.test(text)) return { value: durationOf(text, {}) };
  if (/^next business day$/i.test(text)) return { value: durationOf(text, { businessDays: 1 }) };
  let seconds = new Big(0);
  let months = 0;
  let businessDays = 0;
  for (let rest = text; rest !== '';) {
    const match = part.exec(rest);
    const unit = match && units.find(({ words }) => new RegExp(`^(?:${words})$`, 'i').test(match[2]!));
    if (!match || !unit) return { problem: `\`${text}\` is not a duration.` };
    // Some take it for minutes, some for months, and both are sure.
    if (match[2] === 'M')
      return {
        problem: `\`${match[1]}M\` may be minutes or months: write \`${match[1]} min\` or \`${match[1]} months\`.`,
      };
    const amount = decimal(match[1]!);
    if (unit.seconds === undefined && !amount.mod(1).eq(0))
      return { problem: `\`${text}\` counts a part of a ${match[2]!.replace(/s$/, '')}, which has no fixed length.` };
    seconds = seconds.plus(amount.times(unit.seconds ?? 0));
    months += Number(amount.times(unit.months ?? 0));
    businessDays += Number(amount.times(unit.businessDays ?? 0));
    rest = rest.slice(match[0].length);
  }
  return { value: { text, seconds: decimalText(seconds), months, businessDays } };
}

function durationOf(text: string, { businessDays = 0 }: { businessDays?: number }): Duration {
  return { text, seconds: '0', months: 0, businessDays };
}

/** The exact length in seconds, or undefined when months or business days make it depend on the calendar. */
export function fixedSeconds({ seconds, months, businessDays }: Duration): Big | undefined {
  return months === 0 && businessDays === 0 ? decimal(seconds) : undefined;
}

/**
 * A length in seconds that durations can be put in order by: a month counts as 30.4375 days, a business day as 24 hours.
 * Right for comparing `35 days` with `1 month`, wrong for a date.
 */
export function comparableSeconds({ seconds, months, businessDays }: Duration): Big {
  return decimal(seconds).plus(decimal('2629800').times(months)).plus(decimal(86400).times(businessDays));
}
