import { Temporal } from 'temporal-polyfill';
import type { MaintenanceWindow } from '../../../schemas/maintenance.ts';
import { nextWindows, readableDay } from './schedule.ts';

/** A window under the letter that stands for it in the calendar. */
export interface MarkedWindow {
  mark: string;
  window: MaintenanceWindow;
}

export interface CalendarDay {
  /** ISO 8601. */
  day: string;
  /** `22`, and `1 Dec` on the first day that is shown of a month. */
  short: string;
  /** Whether it is over: nothing is told of such a day. */
  isPast: boolean;
  isToday: boolean;
  /** Letters of the windows that open on it, each with its name and times. */
  openings: { mark: string; text: string }[];
}

/** Windows with a letter each: A to Z, then A1, B1 and so on. */
export function markWindows(windows: readonly MaintenanceWindow[]): MarkedWindow[] {
  return windows.map((window, index) => ({
    window,
    mark: String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26))),
  }));
}

/**
 * Whole weeks, Monday first, from the one that `from` is in. A window opens on a day of its own time zone.
 *
 * @param from ISO 8601 day that counts as today.
 */
export function calendarWeeks(
  windows: readonly MarkedWindow[],
  { from, siteTimeZone, weeks }: { from: string; siteTimeZone: string; weeks: number },
): CalendarDay[][] {
  const today = Temporal.PlainDate.from(from);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const openings = Map.groupBy(
    windows.flatMap(({ mark, window }) =>
      nextWindows(window, { from, siteTimeZone, count: weeks * 7 + 1 }).map(({ start, timeZone, local }) => ({
        day: Temporal.Instant.from(start).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
        mark,
        text: `${window.name}, ${local} ${timeZone}`,
      })),
    ),
    ({ day }) => day,
  );
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const date = monday.add({ days: week * 7 + weekday });
      const isFirst = date.day === 1 || (week === 0 && weekday === 0);
      return {
        day: date.toString(),
        short: isFirst ? readableDay(date.toString()).split(' ').slice(1, 3).join(' ') : String(date.day),
        isPast: Temporal.PlainDate.compare(date, today) < 0,
        isToday: date.equals(today),
        openings: (openings.get(date.toString()) ?? []).map(({ mark, text }) => ({ mark, text })),
      };
    }),
  );
}
