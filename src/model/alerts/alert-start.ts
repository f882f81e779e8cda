/** How far the clocks of a monitoring system and of a phone may differ, in milliseconds. */
const clockSkew = 10 * 60_000;
/** Ten years; what is older is a zero or a mistake (Go writes the year 1 for “never”). */
const longest = 10 * 366 * 86_400_000;

/** Why a start is not used. */
export type StartProblem = 'not-a-time' | 'no-time-zone' | 'future' | 'too-old';

/**
 * When an alert started, as its link says: RFC 3339 (`2026-11-21T02:14:00Z`), Go's own way of writing a time
 * (`2026-11-21 02:14:00.123 +0000 UTC`), or seconds or milliseconds since the epoch. A `+` that the address has made a
 * space is one again. A start shortly ahead of the reader's clock is now.
 *
 * @returns Milliseconds since the epoch.
 */
export function alertStart(text: string, now: number): { start: number } | { problem: StartProblem } {
  const start = parsed(text.trim());
  if (typeof start === 'string') return { problem: start };
  if (start > now + clockSkew) return { problem: 'future' };
  if (start < now - longest) return { problem: 'too-old' };
  return { start: Math.min(start, now) };
}

function parsed(text: string): number | StartProblem {
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const match =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(?:(Z)|([+ -])(\d{2}):?(\d{2}))?(?: [A-Z]{2,5})?(?: m=\S+)?$/i.exec(
      text,
    );
  if (!match) return 'not-a-time';
  const [, day, time, utc, sign = '', hours, minutes] = match;
  if (!utc && hours === undefined) return 'no-time-zone';
  const moment = Date.parse(`${day}T${time}${utc ? 'Z' : `${sign === ' ' ? '+' : sign}${hours}:${minutes}`}`);
  return Number.isNaN(moment) ? 'not-a-time' : moment;
}
