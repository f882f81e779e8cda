import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, CheckContext, Reported } from '../model/audit/finding.ts';
import { dutiesOf } from '../model/on-call/duties.ts';
import {
  momentOf,
  overrideInWords,
  overridesAhead,
  standInOf,
  type PlacedOverride,
} from '../model/on-call/overrides.ts';
import { zoneOfRotation } from '../model/on-call/rotation-zone.ts';
import { zonedMoment } from '../model/on-call/zoned-moment.ts';
import { placeOf } from '../model/text/place.ts';

/** An override that can be read in two ways, or that leaves nobody to escalate to, is likely to mean something else. */
export const rotationUnclearOverride = {
  id: 'rotation/unclear-override',
  level: 'warning',
  summary:
    'Every override names its shift, is not over before the first turn, and puts nobody into two shifts at once.',
  run: (catalogue: Catalogue, { today }: CheckContext) =>
    overridesAhead(catalogue, today)
      .filter(({ from, until, shift }) => shift && from < until)
      .flatMap((override) => [
        ...withoutShift(override),
        ...beforeFirstTurn(override, catalogue),
        ...inTwoShifts(override, catalogue),
      ]),
} satisfies Check;

function withoutShift({ team, rotation, override, shift, path }: PlacedOverride): Reported[] {
  if (override.shift !== undefined || rotation.shifts.length < 2) return [];
  return [
    {
      message: `The override from ${overrideInWords(override)} does not say which shift of \`${rotation.name}\` \`${override.who}\` takes over: it is read as \`${shift!.id}\`, the first.`,
      hint: `Add \`shift: ${shift!.id}\`, or the id of another one.`,
      at: placeOf(team, [...path, 'who']),
    },
  ];
}

function beforeFirstTurn({ team, rotation, override, until, path }: PlacedOverride, catalogue: Catalogue): Reported[] {
  const { starts } = rotation;
  if (!starts || until > momentOf(starts, 0, zoneOfRotation(rotation, team, catalogue))) return [];
  return [
    {
      message: `The override from ${overrideInWords(override)} is over before \`${rotation.name}\` begins, on ${starts.text}.`,
      hint: 'Check the year of both dates, and `starts:`.',
      at: placeOf(team, [...path, 'from']),
    },
  ];
}

function inTwoShifts(placed: PlacedOverride, catalogue: Catalogue): Reported[] {
  const { team, rotation, override, shift, from, until, path } = placed;
  const who = standInOf(override, team);
  if (who === undefined) return [];
  const zone = zoneOfRotation(rotation, team, catalogue);
  // What another override takes back is not theirs.
  const own = dutiesOf({ team, rotation, shift: shift! }, catalogue, { from, until }).filter(
    (duty) => duty.isCover && duty.who === who,
  );
  return rotation.shifts
    .filter((other) => other !== shift)
    .flatMap((other) => {
      const others = dutiesOf({ team, rotation, shift: other }, catalogue, { from, until });
      const both = own
        .flatMap((duty) =>
          others.map((more) => ({
            isTheirs: more.who === who,
            from: Math.max(duty.from, more.from),
            until: Math.min(duty.until, more.until),
          })),
        )
        .find((time) => time.isTheirs && time.from < time.until);
      if (!both) return [];
      return [
        {
          message: `\`${override.who}\` is on call in \`${shift!.name}\` and in \`${other.name}\` at once, from ${zonedMoment(both.from, zone)} until ${zonedMoment(both.until, zone)}: nobody else is left to call.`,
          hint: `Add an override of \`${other.id}\` for that time.`,
          at: placeOf(team, [...path, 'who']),
        },
      ];
    });
}
