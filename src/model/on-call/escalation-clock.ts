import { wallTime } from './zoned-moment.ts';
import { timeTexts } from '../../texts/times.ts';

/** Whose step of an escalation is due, as places in the list of its steps. */
export interface Due {
  /** Steps that are due now, of one time: whoever they name is to be called. */
  now: number[];
  /** The step after them; undefined after the last one. */
  next: number | undefined;
}

/**
 * The steps that are due after a time. The first step is due at once when the policy gives it no time; another one without
 * a time is never due by the clock, and comes next when its turn in the order has come.
 *
 * @param afterMinutes When each step is due, in minutes since the alert, in the order of the policy.
 */
export function dueSteps(afterMinutes: readonly (number | undefined)[], elapsedMinutes: number): Due {
  const times = afterMinutes.map((after, index) => (index === 0 ? (after ?? 0) : after));
  const reached = times.filter((after): after is number => after !== undefined && after <= elapsedMinutes);
  const latest = Math.max(...reached);
  const now = times.flatMap((after, index) => (after === latest ? [index] : []));
  const next = (now.at(-1) ?? -1) + 1;
  return { now, next: next < times.length ? next : undefined };
}

/** Time as people say it, whole minutes: `less than a minute`, `23 min`, `2 h 5 min`, `3 d 4 h`. */
export function spanInWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return timeTexts.lessThanAMinute;
  if (minutes < 60) return timeTexts.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24)
    return [timeTexts.hours(hours), minutes % 60 > 0 && timeTexts.minutes(minutes % 60)].filter(Boolean).join(' ');
  return [timeTexts.days(Math.floor(hours / 24)), hours % 24 > 0 && timeTexts.hours(hours % 24)]
    .filter(Boolean)
    .join(' ');
}

/** A deadline as it stands to now, and by the clock of the reader: `in 5 min (09:26)`, `missed 20 min ago (09:01)`. */
export function deadlineInWords(at: number, now: number, timeZone?: string): string {
  const left = at - now;
  const span = left < 0 ? spanInWords(-left) : spanInWords(Math.ceil(left / 60_000) * 60_000);
  const clock = wallTime(at, now, timeZone);
  if (left < 0) return timeTexts.missed({ span, clock });
  return left === 0 ? timeTexts.now({ clock }) : timeTexts.in({ span, clock });
}
