import { comparableSeconds, durationKind, type Duration } from './duration.ts';
import { quantity, type Parsed, type QuantityKind } from './quantity.ts';

/** The stretch of time over which a target holds: the last N days, or the calendar's month. */
export type Window =
  | { kind: 'rolling'; text: string; duration: Duration }
  | { kind: 'calendar'; text: string; unit: 'week' | 'month' | 'quarter' | 'year' };

const calendarUnits: ReadonlyMap<string, string> = new Map([
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
  ['yearly', 'year'],
]);

/** Units of OpenSLO that other durations do not have: here a capital `M` is a month, and a small one a minute. */
const monthsByUnit: ReadonlyMap<string, number> = new Map([
  ['M', 1],
  ['Q', 3],
  ['Y', 12],
]);

export const windowKind: QuantityKind<Window> = {
  name: 'a window of time',
  examples: ['30d', '28 days', 'monthly', 'calendar quarter', '1M'],
  parse(text) {
    const words = text.toLowerCase();
    const calendar = /^calendar (week|month|quarter|year)$/.exec(words)?.[1] ?? calendarUnits.get(words);
    if (calendar) return { value: { kind: 'calendar', text, unit: calendar as 'month' } };
    const [, count, unit = ''] = /^(\d{1,3})\s*([MQY])$/.exec(text) ?? [];
    const months = Number(count ?? 0) * (monthsByUnit.get(unit) ?? 0);
    const parsed: Parsed<Duration> =
      months > 0 ? { value: { text, seconds: '0', months, businessDays: 0 } } : durationKind.parse(text);
    if ('problem' in parsed || parsed.value.businessDays > 0 || comparableSeconds(parsed.value).eq(0))
      return { problem: `\`${text}\` is not a window of time.` };
    if (comparableSeconds(parsed.value).lt(shortest))
      return { problem: `\`${text}\` is less than an hour, too short for an objective; \`1M\` is a month.` };
    return { value: { kind: 'rolling', text, duration: parsed.value } };
  },
};

/** Shortest window, in seconds. */
const shortest = 3600;

export const slidingWindow = quantity(windowKind);
