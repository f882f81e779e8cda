import { Temporal } from 'temporal-polyfill';
import type { Rotation } from '../../../schemas/team.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { dutyBetween, participantOf, type Duty, type Handover } from './handover-table.ts';
import { handoversOf } from './handovers.ts';
import { zoneOfRotation } from './rotation-zone.ts';
import { coversOf, type ShiftOfTeam } from './overrides.ts';

/** Those of a shift who take turns and are known, in order, as `team/person`. */
export function membersOfShift({ team, shift }: ShiftOfTeam): string[] {
  return shift.members
    .filter((id) => team.data.people.some((person) => person.id === id))
    .map((id) => `${team.id}/${id}`);
}

/**
 * Who is on call in a shift from one moment to another, in order: turns, and whoever covers them. Nothing is said of time
 * of which nobody can tell, nor after the turn that runs last.
 *
 * @param from Milliseconds since the epoch: what runs then is the first, whenever it began.
 * @param until Milliseconds since the epoch: what runs then is the last, with its whole length.
 */
export function dutiesOf(
  of: ShiftOfTeam,
  catalogue: Catalogue,
  { from, until }: { from: number; until: number },
): Duty[] {
  const timeZone = zoneOfRotation(of.rotation, of.team, catalogue);
  const covers = coversOf(of, catalogue);
  const turns = turnsOf(of, timeZone, { from, until });
  const starts = [from, ...turns.map((turn) => turn.from), ...covers.flatMap((cover) => [cover.from, cover.until])];
  const moments = [...new Set(starts)].filter((at) => at >= from && at < until).toSorted((a, b) => a - b);
  const duties = moments.flatMap((moment) => {
    const turn = turns.find((turn) => turn.from <= moment && moment < turn.until);
    return dutyBetween(covers, turn, moment) ?? [];
  });
  return duties.filter((duty, index) => duty.from !== duties[index - 1]?.from);
}

/** Whose turn it is, whoever covers it. */
function turnsOf(of: ShiftOfTeam, timeZone: string, { from, until }: { from: number; until: number }): Duty[] {
  const members = membersOfShift(of);
  const [only] = members;
  if (only === undefined) return [];
  if (members.length === 1) return [{ who: only, from: -Infinity, until: Infinity, isCover: false }];
  const handovers = handoversBetween(of.rotation, timeZone, { from, until });
  return handovers.slice(0, -1).map(({ at, turn }, index) => ({
    who: members[participantOf(turn, members.length)],
    from: at,
    until: handovers[index + 1]!.at,
    isCover: false,
  }));
}

/** Hand-overs from the one that is running at a moment to the first one that is not before another moment. */
export function handoversBetween(
  rotation: Rotation,
  timeZone: string,
  { from, until }: { from: number; until: number },
): Handover[] {
  // Longer than any turn, so that the end of the last one is known.
  const longestDays = Math.ceil(((rotation.every?.everyHours ?? 0) * 2) / 24) + 2;
  const handovers = handoversOf(rotation, {
    timeZone,
    from: dayOf(from, -2),
    until: dayOf(until, longestDays),
  });
  const first = Math.max(
    0,
    handovers.findLastIndex(({ at }) => at <= from),
  );
  const end = handovers.findIndex(({ at }) => at >= until);
  return handovers.slice(first, end === -1 ? undefined : end + 1);
}

/** Time in which nothing changes in any shift of a rotation. */
export interface RosterRow {
  from: number;
  until: number;
  /** Who is on call, by shift; undefined where nobody can tell. */
  duties: (Duty | undefined)[];
}

/**
 * Who is on call in a rotation from a day on, as a table of the next changes has it; none where it never changes, or nobody
 * can tell.
 *
 * @param today ISO 8601 day.
 */
export function rosterOf(
  { team, rotation }: Omit<ShiftOfTeam, 'shift'>,
  catalogue: Catalogue,
  today: string,
  most = 6,
): RosterRow[] {
  const from = Date.parse(`${today}T00:00:00Z`);
  const until = from + Math.max(14 * day, most * (rotation.every?.everyHours ?? 0) * 3_600_000);
  const byShift = rotation.shifts.map((shift) => dutiesOf({ team, rotation, shift }, catalogue, { from, until }));
  const moments = byShift.flat().flatMap((duty) => [Math.max(duty.from, from), duty.until]);
  const changes = [...new Set(moments)].filter(Number.isFinite).toSorted((a, b) => a - b);
  return changes.slice(0, -1).flatMap((start, index) => {
    const duties = byShift.map((all) => all.find((duty) => duty.from <= start && start < duty.until));
    const isKnown = duties.some((duty) => duty !== undefined);
    return isKnown && index < most ? [{ from: start, until: changes[index + 1]!, duties }] : [];
  });
}

const day = 86_400_000;

function dayOf(moment: number, more: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .add({ days: more })
    .toString();
}
