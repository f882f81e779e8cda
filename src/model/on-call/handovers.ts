import { Temporal } from 'temporal-polyfill';
import type { Rotation } from '../../../schemas/team.ts';
import type { Recurrence } from '../../../schemas/quantities/recurrence.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { allDays, momentOn } from './schedule.ts';
import { zoneOfRotation } from './rotation-zone.ts';
import { handoverTable, publishedCovers, type Handover, type PublishedHandovers } from './handover-table.ts';
import { coversOf } from './overrides.ts';

/** Longest text of a table of turns, so that a page stays small; the table of a weekly rotation spans ten years in less. */
const longestTable = 320;
const maxYears = 10;

/** What a rotation has to say before anybody can tell whose turn it is, as it is missing. */
export function missingForHandovers({ every, starts, handover }: Rotation): ('every' | 'starts' | 'handover.time')[] {
  return [
    ...(every ? [] : (['every'] as const)),
    ...(starts ? [] : (['starts'] as const)),
    ...(handover?.time ? [] : (['handover.time'] as const)),
  ];
}

/**
 * Hand-overs of a rotation from the last one before a day on; none when the rotation does not say what is needed for
 * it, or its rule names no days. A time of day that the clocks skip is an hour later; one that comes twice is the first.
 *
 * @param timeZone As `zoneOfRotation` gives it.
 * @param from ISO 8601 day. Nothing is before the first hand-over of all, which begins turn 0.
 * @param until ISO 8601 day, not included.
 */
export function handoversOf(
  rotation: Rotation,
  { timeZone, from, until }: { timeZone: string; from: string; until: string },
): Handover[] {
  const { every, starts, handover } = rotation;
  if (!every || !starts || !handover?.time || isTooLongAgo(starts.date)) return [];
  const { minutes } = handover.time;
  const days = allDays(onHandoverDay(every, rotation), { starts: starts.date, until });
  // The turn that runs began on the day itself or before; a time of day is never more than a day away from it.
  const near = days.findLastIndex((day) => day < from);
  const skipped = Math.max(0, near - 1);
  const all = days.slice(skipped).map((day, index) => ({
    at: momentOn(Temporal.PlainDate.from(day), minutes, timeZone).epochMilliseconds,
    turn: skipped + index,
  }));
  const firstMoment = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).epochMilliseconds;
  const running = all.findLastIndex(({ at }) => at <= firstMoment);
  return all.slice(Math.max(0, running));
}

/** Whether a rotation begins on a day from which turns are not counted: each of them would have to be. */
export function isTooLongAgo(day: string): boolean {
  return day < '1900-01-01';
}

/** A rule that names no day of the week, on the one of the hand-over. */
export function onHandoverDay(every: Recurrence, { handover }: Rotation): Recurrence {
  if (!handover?.day || !/FREQ=WEEKLY/.test(every.rrule) || /BYDAY/.test(every.rrule)) return every;
  return { ...every, rrule: `${every.rrule};BYDAY=${handover.day.slice(0, 2).toUpperCase()}` };
}

/**
 * Turns of a rotation from a day on, as text for a page; undefined when nobody can tell whose turn it is.
 *
 * @param today ISO 8601 day on which the page is made: the turn that runs then is the first of the table.
 */
export function handoversFrom(rotation: Rotation, timeZone: string, today: string): string | undefined {
  // Somewhere on Earth it is still yesterday.
  const from = Temporal.PlainDate.from(today).subtract({ days: 1 });
  const until = from.add({ years: maxYears });
  const handovers = handoversOf(rotation, { timeZone, from: from.toString(), until: until.toString() });
  if (handovers.length === 0) return undefined;
  let most = handovers.length;
  let text = handoverTable(handovers);
  while (text.length > longestTable) {
    most = Math.floor(most * Math.min(0.9, longestTable / text.length));
    text = handoverTable(handovers.slice(0, most));
  }
  return text;
}

/** Who is on call in every rotation that says enough for it, by `team/rotation`. */
export function handoversOfSite(catalogue: Catalogue, today: string): Record<string, PublishedHandovers> {
  const tables = [...catalogue.documents.team.values()].flatMap((team) =>
    team.data.rotations.flatMap((rotation): [string, PublishedHandovers][] => {
      const zone = zoneOfRotation(rotation, team, catalogue);
      const turns = (hasHandovers(rotation) && handoversFrom(rotation, zone, today)) || '';
      const covers = Object.fromEntries(
        rotation.shifts.flatMap((shift) => {
          const ahead = coversOf({ team, rotation, shift }, catalogue).filter(({ until }) => until > dayBefore(today));
          return ahead.length > 0 ? [[shift.id, publishedCovers(ahead)]] : [];
        }),
      );
      const isCovered = Object.keys(covers).length > 0;
      if (turns === '' && !isCovered) return [];
      return [[`${team.id}/${rotation.id}`, { zone, turns, ...(isCovered && { covers }) }]];
    }),
  );
  return Object.fromEntries(tables);
}

/** The beginning of the day before a day, in UTC: whoever reads a page reads it after that, wherever they are. */
function dayBefore(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - 86_400_000;
}

/** Whether several people take turns in a rotation. */
export function hasHandovers({ shifts }: Rotation): boolean {
  return shifts.some(({ members }) => members.length > 1);
}
