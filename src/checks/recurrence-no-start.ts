import type { Recurrence } from '../../schemas/quantities/recurrence.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/**
 * “Every second week” says nothing until a first week is known. Turns of people have to be counted from a day too, unless
 * an external schedule counts them.
 */
export const recurrenceNoStart = {
  id: 'recurrence/no-start',
  level: 'warning',
  summary: 'Every window and rotation that needs a start date has one.',
  run: (catalogue: Catalogue) => [...windows(catalogue), ...rotations(catalogue)],
} satisfies Check;

function windows({ documents }: Catalogue): Reported[] {
  return [...documents.maintenance.values()].flatMap((maintenance) =>
    maintenance.data.windows.flatMap(({ every, starts, name }, index) => {
      if (starts || !countsFromADay(every)) return [];
      const message = `The window \`${name}\` opens ${every.text}, but without a start date none of its days can be worked out.`;
      return [
        {
          message,
          hint: 'Add `starts:` with a day on which it opened, or will open.',
          at: placeOf(maintenance, ['windows', index, 'every']),
        },
      ];
    }),
  );
}

function rotations({ documents }: Catalogue): Reported[] {
  return [...documents.team.values()].flatMap((team) =>
    team.data.rotations.flatMap(({ every, starts, name, shifts, schedule }, index) => {
      const hasHandovers = shifts.some(({ members }) => members.length > 1);
      if (starts || schedule || !hasHandovers) return [];
      const message = `Nobody can tell whose turn it is in \`${name}\`: it changes hands ${every?.text ?? 'now and then'}, but has no start date to count turns from.`;
      return [
        {
          message,
          hint: 'Add `starts:` with the day on which the first of `members:` began.',
          at: placeOf(team, ['rotations', index, 'every']),
        },
      ];
    }),
  );
}

function countsFromADay({ rrule }: Recurrence): boolean {
  const interval = Number(/INTERVAL=(\d+)/.exec(rrule)?.[1] ?? 1);
  return interval > 1;
}
