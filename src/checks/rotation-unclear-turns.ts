import type { Rotation } from '../../schemas/team.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { placeOf, type Place } from '../model/text/place.ts';
import { nextDays } from '../model/on-call/schedule.ts';
import { isTooLongAgo, missingForHandovers, onHandoverDay, hasHandovers } from '../model/on-call/handovers.ts';

/** Pages say who holds the pager now, but only of a rotation that says how turns go. An external schedule knows it by itself. */
export const rotationUnclearTurns = {
  id: 'rotation/unclear-turns',
  level: 'warning',
  summary: 'Every rotation in which people take turns says enough to work out whose turn it is.',
  run: ({ documents }: Catalogue) =>
    [...documents.team.values()].flatMap((team) =>
      team.data.rotations.flatMap((rotation, index) =>
        hasHandovers(rotation) && !rotation.schedule
          ? findingsOf(rotation, (...field) => placeOf(team, ['rotations', index, ...field]))
          : [],
      ),
    ),
} satisfies Check;

const hints = {
  every: 'Add `every:`, for example `every: weekly`.',
  'handover.time': "Add the time of day under `handover:`, for example `time: '09:00'`.",
};

function findingsOf(rotation: Rotation, at: (...field: string[]) => Place): Reported[] {
  const { name, every, starts, handover } = rotation;
  // A missing start is the business of `recurrence/no-start`.
  const missing = missingForHandovers(rotation).filter((field) => field !== 'starts');
  if (missing.length > 0)
    return missing.map((field) => ({
      message: `Nobody can tell whose turn it is in \`${name}\`: it has no \`${field}\`.`,
      hint: hints[field],
      at: at(...field.split('.').slice(0, 1)),
    }));
  if (!every || !starts) return [];
  if (isTooLongAgo(starts.date))
    return [
      {
        message: `Nobody can tell whose turn it is in \`${name}\`: turns cannot be counted from ${starts.text}, which is before 1900.`,
        hint: 'Write the date of a later hand-over.',
        at: at('starts'),
      },
    ];
  const [first] = nextDays(onHandoverDay(every, rotation), { from: starts.date, starts: starts.date, count: 1 });
  if (first === undefined)
    return [
      {
        message: `Nobody can tell whose turn it is in \`${name}\`: \`${every.text}\` names no days.`,
        hint: 'Write one that does, for example `weekly`, `daily` or `Monday and Thursday`.',
        at: at('every'),
      },
    ];
  if (first === starts.date) return [];
  return [
    {
      message: `The first hand-over of \`${name}\` is on ${starts.text}, but it changes hands ${[every.text, handover?.day && `on ${handover.day}`].filter(Boolean).join(', ')}: turns count from ${first}.`,
      hint: `Write \`starts: ${first}\`, or the hand-over before it.`,
      at: at('starts'),
    },
  ];
}
