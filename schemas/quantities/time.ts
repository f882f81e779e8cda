import { quantity, quantityOrGap, type QuantityKind } from './quantity.ts';

/** A day of the calendar, or a whole month when nobody noted the day. */
export interface CalendarDate {
  text: string;
  /** ISO 8601, `2026-03-01`; the first day when only a month is written. */
  date: string;
}

export const calendarDateKind: QuantityKind<CalendarDate> = {
  name: 'a date (year-month-day)',
  examples: ['2026-03-01', '2026-03'],
  parse(text) {
    const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
    const date = match && `${match[1]}-${match[2]}-${match[3] ?? '01'}`;
    const time = date && Date.parse(`${date}T00:00:00Z`);
    if (
      !date ||
      time === null ||
      time === undefined ||
      Number.isNaN(time) ||
      new Date(time).toISOString().slice(0, 10) !== date
    )
      return { problem: `\`${text}\` is not a day of the calendar.` };
    return { value: { text, date } };
  },
};

export const calendarDate = quantity(calendarDateKind);
export const calendarDateOrGap = quantityOrGap(calendarDateKind);

/** A time of day on a 24-hour clock. */
export interface ClockTime {
  text: string;
  /** Minutes since midnight, 0 to 1440. */
  minutes: number;
}

export const clockTimeKind: QuantityKind<ClockTime> = {
  name: 'a time of day on a 24-hour clock',
  examples: ['02:00', '17:30'],
  parse(text) {
    const match = /^(\d{1,2}):(\d{2})$/.exec(text);
    const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
    if (!match || Number(match[2]) > 59 || minutes > 1440) return { problem: `\`${text}\` is not a time of day.` };
    return { value: { text, minutes } };
  },
};

export const clockTime = quantity(clockTimeKind);

/** A time zone of the IANA database, such as `Europe/Berlin`. */
export type TimeZone = string;

export const timeZone = quantity<TimeZone>({
  name: 'a time zone of the IANA database',
  examples: ['UTC', 'Europe/Berlin', 'America/New_York'],
  parse(text) {
    try {
      return {
        value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone === 'UTC' ? 'UTC' : text,
      };
    } catch {
      return { problem: `\`${text}\` is not a time zone.` };
    }
  },
});
