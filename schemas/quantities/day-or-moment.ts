import { quantity, type Parsed, type QuantityKind } from './quantity.ts';

/** A day, or a moment of it on the clock of some place, as people write both: `2026-12-24`, `2026-12-24 18:00`. */
export interface DayOrMoment {
  text: string;
  /** ISO 8601 day. */
  date: string;
  /** Minutes since midnight, 0 to 1440; undefined for the whole day. */
  minutes?: number;
  /** Milliseconds since the epoch, where the text says its distance from UTC; else the place decides. */
  at?: number;
}

const pattern = /^(\d{4}-\d{2}-\d{2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::00(?:\.0+)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i;

export const dayOrMomentKind: QuantityKind<DayOrMoment> = {
  name: 'a day (year-month-day), with a time on a 24-hour clock or without',
  examples: ['2026-12-24', '2026-12-24 18:00', '2026-12-24T18:00+01:00'],
  parse: parseDayOrMoment,
};

export const dayOrMoment = quantity(dayOrMomentKind);

function parseDayOrMoment(text: string): Parsed<DayOrMoment> {
  const [, date, hour, minute, distance] = pattern.exec(text) ?? [];
  if (date === undefined) return { problem: `\`${text}\` is neither a day nor a moment on a whole minute.` };
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date)
    return { problem: `\`${date}\` is not a day of the calendar.` };
  if (hour === undefined) return { value: { text, date } };
  const minutes = Number(hour) * 60 + Number(minute);
  if (Number(minute) > 59 || minutes > 1440) return { problem: `\`${hour}:${minute}\` is not a time of day.` };
  if (distance === undefined) return { value: { text, date, minutes } };
  const [, sign, hours = '0', more = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(distance) ?? [];
  const ahead = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(more));
  if (Math.abs(ahead) > 14 * 60) return { problem: `No place is \`${distance}\` from UTC.` };
  return { value: { text, date, minutes, at: midnight + (minutes - ahead) * 60_000 } };
}
