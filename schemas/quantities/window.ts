import { durationKind, fixedSeconds, type Duration } from './duration.ts';
import { quantity, type QuantityKind } from './quantity.ts';

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

export const windowKind: QuantityKind<Window> = {
  name: 'a window of time',
  examples: ['30d', '28 days', 'monthly', 'calendar quarter'],
  parse(text) {
    const words = text.toLowerCase();
    const calendar = /^calendar (week|month|quarter|year)$/.exec(words)?.[1] ?? calendarUnits.get(words);
    if (calendar) return { value: { kind: 'calendar', text, unit: calendar as 'month' } };
    const parsed = durationKind.parse(text);
    const seconds = 'value' in parsed ? fixedSeconds(parsed.value) : undefined;
    if (!('value' in parsed) || !seconds?.gt(0)) return { problem: `\`${text}\` is not a window of time.` };
    return { value: { kind: 'rolling', text, duration: parsed.value } };
  },
};

export const slidingWindow = quantity(windowKind);
