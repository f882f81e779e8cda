/** A moment on the clock of a time zone, which is named: `Mon 7 Dec 2026, 09:00 Europe/Berlin`. */
export function zonedMoment(at: number, timeZone: string): string {
  return `${fullTime(at, timeZone)} ${timeZone}`;
}

/**
 * A moment for a reader anywhere: in their time zone, which is named, and in the one of the team beside it where its clock
 * reads differently: `Mon 7 Dec, 03:00 America/New_York (09:00 Europe/Berlin)`.
 *
 * @param at Milliseconds since the epoch.
 * @param now A day is named where it is not the one of this moment.
 * @param team Time zone of the team (IANA name).
 * @param reader Time zone of the reader; the one of the machine if empty.
 */
export function readerMoment(
  at: number,
  { now, team, reader = readerZone() }: { now: number; team: string; reader?: string },
): string {
  const clock = (zone: string): string => (isFarAway(at, now) ? fullTime(at, zone) : wallTime(at, now, zone));
  return onBothClocks(clock, team, reader);
}

/** A moment as `readerMoment` says it, always with its day and year: `Mon 7 Dec 2026, 03:00 America/New_York (09:00 Europe/Berlin)`. */
export function readerFullMoment(at: number, team: string, reader = readerZone()): string {
  return onBothClocks((zone) => fullTime(at, zone), team, reader);
}

function onBothClocks(clock: (zone: string) => string, team: string, reader: string): string {
  const [yours, theirs] = [clock(reader), clock(team)];
  if (yours === theirs) return `${yours} ${reader}`;
  const [day, time] = splitDay(theirs);
  return `${yours} ${reader} (${day === splitDay(yours)[0] ? time : theirs} ${team})`;
}

/** A moment as the clock on the wall of a time zone shows it: `02:14`, or `Mon 23 Nov, 09:00` on another day than `now`. */
export function wallTime(at: number, now: number, timeZone?: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  const date = day.format(at).replace(',', '');
  return day.format(now).replace(',', '') === date ? time : `${date}, ${time}`;
}

/** Time zone of the machine; UTC where it does not say. */
function readerZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone && timeZone !== 'Etc/Unknown' ? timeZone : 'UTC';
}

/** Whether a day without its year could be taken for another one. */
function isFarAway(at: number, now: number): boolean {
  return Math.abs(at - now) > 300 * 86_400_000;
}

function fullTime(at: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  return `${day.replace(',', '')}, ${time}`;
}

function splitDay(text: string): [day: string, time: string] {
  const [first = '', second] = text.split(', ');
  return second === undefined ? ['', first] : [first, second];
}
