import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { MaintenanceWindow } from '../../../schemas/maintenance.ts';
import type { Duration } from '../../../schemas/quantities/duration.ts';
import type { Recurrence } from '../../../schemas/quantities/recurrence.ts';
import { dateTexts } from '../../texts/times.ts';

/** One opening of a maintenance window. */
export interface WindowDate {
  /** ISO 8601 instants, in UTC. */
  start: string;
  end: string;
  timeZone: string;
  /** In the window's own zone, `Sun 8 Mar 2026, 02:00–06:00`, and the same in UTC. */
  local: string;
  utc: string;
  /** Minutes that it really lasts: one hour less or more than written when the clocks change in it. */
  minutes: number;
  clocksChange: boolean;
  /** Last ISO 8601 day on which it can be announced in time; undefined when the window asks for no notice. */
  announceBy: string | undefined;
}

/**
 * The next openings of a window that are not over when the day `from` begins in the window's time zone; none when the
 * rule does not say on which days or never comes true.
 *
 * The rule picks days, and the times of day are put on them afterwards: on a day on which the clocks skip 02:00, a window
 * from 02:00 opens at 03:00 and still closes when it is written. (RFC 5545 would drop that window; people do not.)
 *
 * @param from ISO 8601 day.
 */
export function nextWindows(
  window: MaintenanceWindow,
  { from, siteTimeZone, count }: { from: string; siteTimeZone: string; count: number },
): WindowDate[] {
  const timeZone = window.timeZone ?? siteTimeZone;
  const firstMoment = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).epochMilliseconds;
  // One that opened the day before may still be open.
  const dayBefore = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
  return nextDays(window.every, { from: dayBefore, starts: window.starts?.date, count: count + 2 })
    .map((day) => openingOn(Temporal.PlainDate.from(day), window, timeZone))
    .filter(({ end }) => Date.parse(end) > firstMoment)
    .slice(0, count);
}

/**
 * The next days on which a rule comes true, `from` included, as ISO 8601 days; none when it does not say on which days.
 *
 * @param starts First day, from which rules such as every second week count.
 */
export function nextDays(
  { rrule }: Recurrence,
  { from, starts, count }: { from: string; starts?: string | undefined; count: number },
): string[] {
  if (!namesDays(rrule, starts !== undefined)) return [];
  const dtstart = midnight(starts ?? from);
  const days: string[] = [];
  try {
    const rule = new RRuleTemporal({
      rruleString: starts === undefined ? rrule : inShortMonths(rrule, starts),
      dtstart,
    });
    let next = rule.next(midnight(from), true);
    while (next && days.length < count) {
      const day = next.toPlainDate();
      days.push(day.toString());
      next = rule.next(midnight(day.add({ days: 1 }).toString()), true);
    }
  } catch {
    // A rule that the library cannot read, or one that never comes true (30 February), which it gives up on.
  }
  return days;
}

/**
 * Every day on which a rule comes true, from its first day on.
 *
 * @param until ISO 8601 day, not included.
 */
export function allDays(rule: Recurrence, { starts, until }: { starts: string; until: string }): string[] {
  const plain = plainDays(rule.rrule, { starts, until });
  if (plain) return plain;
  const count = Temporal.PlainDate.from(starts).until(until).days;
  const days = nextDays(rule, { from: starts, starts, count: Math.max(0, count) });
  return days.filter((day) => day < until);
}

const weekdayOrder = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const dayLength = 86_400_000;

/**
 * The same of rules by days and weeks alone, which most rotations have: counted, because the library takes a millisecond for
 * each day, and a rotation may have begun ten thousand days ago. Undefined for other rules.
 */
function plainDays(rrule: string, { starts, until }: { starts: string; until: string }): string[] | undefined {
  const [, frequency, interval = '1', names] =
    /^FREQ=(DAILY|WEEKLY)(?:;INTERVAL=(\d{1,5}))?(?:;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*))?$/.exec(
      rrule,
    ) ?? [];
  if (frequency === undefined || (frequency === 'DAILY' && names !== undefined)) return undefined;
  const [first, end] = [Date.parse(starts), Date.parse(until)];
  // Days since Monday, and the Monday that weeks are counted from.
  const ownWeekday = (new Date(first).getUTCDay() + 6) % 7;
  const weekdays = [...new Set(names?.split(',').map((name) => weekdayOrder.indexOf(name)) ?? [ownWeekday])].toSorted();
  const monday = first - ownWeekday * dayLength;
  const [start, step, offsets] =
    frequency === 'DAILY' ? [first, Number(interval), [0]] : [monday, 7 * Number(interval), weekdays];
  const days: string[] = [];
  if (step === 0) return undefined;
  for (let at = start; at < end; at += step * dayLength)
    for (const offset of offsets) {
      const day = at + offset * dayLength;
      if (day >= first && day < end) days.push(new Date(day).toISOString().slice(0, 10));
    }
  return days;
}

/**
 * A rule that counts by months from the 29th, 30th or 31st, or by years from 29 February, comes true in shorter months too,
 * on their last day. (RFC 5545 leaves those months out; people who change places every month do not.)
 */
function inShortMonths(rrule: string, starts: string): string {
  const parts = new Map(rrule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const namesDay = ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS'].some((name) => parts.has(name));
  const [, month, day] = starts.split('-').map(Number) as [number, number, number];
  if (namesDay || day < 29) return rrule;
  const days = `BYMONTHDAY=${[28, 29, 30, 31].filter((one) => one <= day).join(',')};BYSETPOS=-1`;
  const frequency = parts.get('FREQ');
  if (frequency === 'MONTHLY') return `${rrule};${days}`;
  return frequency === 'YEARLY' && month === 2 && !parts.has('BYMONTH') ? `${rrule};BYMONTH=2;${days}` : rrule;
}

/** Whether a rule says on which days it comes true: `every Monday` does, `weekly` only when counted from a day. */
function namesDays(rrule: string, isCounted: boolean): boolean {
  const parts = new Map(rrule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const has = (...names: string[]) => names.some((name) => parts.has(name));
  const frequency = parts.get('FREQ');
  if (frequency === 'HOURLY') return false;
  if (isCounted) return true;
  if (Number(parts.get('INTERVAL') ?? 1) > 1 || has('COUNT')) return false;
  switch (frequency) {
    case 'WEEKLY':
      return has('BYDAY');
    case 'MONTHLY':
      return has('BYDAY', 'BYMONTHDAY');
    case 'YEARLY':
      return has('BYYEARDAY') || (has('BYMONTH', 'BYWEEKNO') && has('BYDAY', 'BYMONTHDAY'));
    default:
      return true;
  }
}

function midnight(day: string): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(day).toZonedDateTime('UTC');
}

function openingOn(day: Temporal.PlainDate, { from, to, notice }: MaintenanceWindow, timeZone: string): WindowDate {
  const written = to.minutes > from.minutes ? to.minutes - from.minutes : to.minutes - from.minutes + 24 * 60;
  const start = momentOn(day, from.minutes, timeZone);
  const end = momentOn(day, from.minutes + written, timeZone);
  // A window inside the hour that the clocks skip would end before it starts.
  const realEnd = Temporal.ZonedDateTime.compare(end, start) > 0 ? end : start.add({ minutes: written });
  const minutes = (realEnd.epochMilliseconds - start.epochMilliseconds) / 60_000;
  return {
    start: start.toInstant().toString(),
    end: realEnd.toInstant().toString(),
    timeZone,
    local: spanText(start, realEnd),
    utc: spanText(start.withTimeZone('UTC'), realEnd.withTimeZone('UTC')),
    minutes,
    clocksChange: minutes !== written || start.hour * 60 + start.minute !== from.minutes % 1440,
    announceBy: notice && earlier(start, notice).toString(),
  };
}

/** A time of day on a day; one that the clocks skip is an hour later, one that comes twice is the first. */
export function momentOn(day: Temporal.PlainDate, minutes: number, timeZone: string): Temporal.ZonedDateTime {
  return day.toPlainDateTime().add({ minutes }).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
}

function earlier(moment: Temporal.ZonedDateTime, { seconds, months, businessDays }: Duration): Temporal.PlainDate {
  let date = moment.subtract({ months, seconds: Math.ceil(Number(seconds)) }).toPlainDate();
  for (let left = businessDays; left > 0; left -= date.dayOfWeek < 6 ? 1 : 0) date = date.subtract({ days: 1 });
  return date;
}

function spanText(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): string {
  const sameDay = start.toPlainDate().equals(end.toPlainDate());
  const until = sameDay ? `–${timeText(end)}` : ` – ${dayText(end.toPlainDate())}, ${timeText(end)}`;
  return `${dayText(start.toPlainDate())}, ${timeText(start)}${until}`;
}

function timeText({ hour, minute }: Temporal.ZonedDateTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A day as people read it: `Sun 8 Mar 2026`. */
function dayText(date: Temporal.PlainDate): string {
  const { weekdays, months } = dateTexts;
  return `${weekdays[date.dayOfWeek - 1]} ${date.day} ${months[date.month - 1]} ${date.year}`;
}

/** An ISO 8601 day as people read it: `Sun 8 Mar 2026`. */
export function readableDay(day: string): string {
  return dayText(Temporal.PlainDate.from(day));
}
