import { Temporal } from 'temporal-polyfill';
import type { DayOrMoment } from '../../../schemas/quantities/day-or-moment.ts';
import { nobody, type Override, type Rotation, type Shift } from '../../../schemas/team.ts';
import { memberOf, type Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { zoneOfRotation } from './rotation-zone.ts';
import { momentOn } from './schedule.ts';
import type { Cover } from './handover-table.ts';

/** A shift, and what it belongs to. */
export interface ShiftOfTeam {
  team: Document<'team'>;
  rotation: Rotation;
  shift: Shift;
}

/** Someone, or nobody, on call instead of whose turn it is, with the override that says so. */
export interface OverrideCover extends Cover {
  override: Override;
}

/** `team/person` of whoever an override names; undefined where nobody is on call. */
export function standInOf({ who }: Override, team: Document<'team'>): string | undefined {
  const isPerson = team.data.people.some(({ id }) => id === who);
  if (who === nobody && !isPerson) return undefined;
  return who.includes('/') ? who : `${team.id}/${who}`;
}

/** The shift that an override is about; undefined where the rotation has none of its name. */
export function shiftOfOverride({ shift }: Override, { shifts }: Rotation): Shift | undefined {
  return shift === undefined ? shifts[0] : shifts.find(({ id }) => id === shift);
}

/**
 * When an override begins and ends, in milliseconds since the epoch. Days are whole: from 00:00 of the first to the end of
 * the last. A time that the clocks skip is an hour later, one that comes twice is the first.
 *
 * @param timeZone As `zoneOfRotation` gives it.
 */
export function spanOfOverride({ from, until }: Override, timeZone: string): { from: number; until: number } {
  return { from: momentOf(from, 0, timeZone), until: momentOf(until, 24 * 60, timeZone) };
}

/**
 * A day or a moment as milliseconds since the epoch.
 *
 * @param otherwise Minutes after midnight, where no time is written.
 */
export function momentOf(
  { date, minutes, at }: Omit<DayOrMoment, 'text'>,
  otherwise: number,
  timeZone: string,
): number {
  return at ?? momentOn(Temporal.PlainDate.from(date), minutes ?? otherwise, timeZone).epochMilliseconds;
}

/**
 * Who is on call instead in a shift, the earliest first and never two at once: of overrides that overlap, the later in the
 * list counts. One that ends before it begins, or names someone who is not described, counts for nothing.
 */
export function coversOf({ team, rotation, shift }: ShiftOfTeam, catalogue: Catalogue): OverrideCover[] {
  const timeZone = zoneOfRotation(rotation, team, catalogue);
  let covers: OverrideCover[] = [];
  for (const override of rotation.overrides) {
    const { from, until } = spanOfOverride(override, timeZone);
    const who = standInOf(override, team);
    const isKnown = who === undefined || memberOf(catalogue, who)?.kind === 'person';
    if (until <= from || !isKnown || shiftOfOverride(override, rotation) !== shift) continue;
    const others = covers.flatMap((other) => [
      { ...other, until: Math.min(other.until, from) },
      { ...other, from: Math.max(other.from, until) },
    ]);
    covers = [...others.filter((other) => other.from < other.until), { from, until, who, override }];
  }
  return covers.toSorted((a, b) => a.from - b.from);
}

/** An override with its place in the file and its time. */
export interface PlacedOverride {
  team: Document<'team'>;
  rotation: Rotation;
  override: Override;
  /** Undefined where the rotation has no shift of that name. */
  shift: Shift | undefined;
  /** Milliseconds since the epoch. */
  from: number;
  until: number;
  /** Path of the override in the data of its team. */
  path: (string | number)[];
}

/**
 * Overrides of all rotations that are not over yet: a swap of last year concerns nobody any more, and those
 * people may have left.
 *
 * @param today ISO 8601 day.
 */
export function overridesAhead(catalogue: Catalogue, today: string): PlacedOverride[] {
  const yesterday = Date.parse(`${today}T00:00:00Z`) - 86_400_000;
  return [...catalogue.documents.team.values()].flatMap((team) =>
    team.data.rotations.flatMap((rotation, index) => {
      const timeZone = zoneOfRotation(rotation, team, catalogue);
      return rotation.overrides.flatMap((override, place): PlacedOverride[] => {
        const span = spanOfOverride(override, timeZone);
        if (Math.max(span.from, span.until) <= yesterday) return [];
        const shift = shiftOfOverride(override, rotation);
        return [{ team, rotation, override, shift, ...span, path: ['rotations', index, 'overrides', place] }];
      });
    }),
  );
}

/** An override as messages show it: `2026-12-24 to 2026-12-26`. */
export function overrideInWords({ from, until }: Override): string {
  return `${from.text} to ${until.text}`;
}
