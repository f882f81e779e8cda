/**
 * A moment for people: `02:14 UTC, 03:14 your time`; once where both read the same. A day is named where it is not the
 * one of `now`: `Mon 23 Nov, 09:00 Europe/Berlin`.
 *
 * @param at Milliseconds since the epoch, as `now`.
 * @param team Time zone of the team (IANA name).
 * @param reader Time zone of the reader; the one of the machine if empty.
 */
export function momentInWords(
  at: number,
  { now, team, reader }: { now: number; team: string; reader?: string },
): string {
  const theirs = wallTime(at, now, team);
  const yours = wallTime(at, now, reader);
  if (theirs === yours) return `${theirs} ${team}`;
  const [day, time] = [theirs.split(', ')[0], yours.split(', ')];
  return `${theirs} ${team}, ${time.length > 1 && time[0] === day ? time[1] : yours} your time`;
}

/** A moment as the clock on the wall of a time zone shows it: `02:14`, or `Mon 23 Nov, 09:00` on another day than `now`. */
export function wallTime(at: number, now: number, timeZone?: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  const date = day.format(at).replace(',', '');
  return day.format(now).replace(',', '') === date ? time : `${date}, ${time}`;
}
