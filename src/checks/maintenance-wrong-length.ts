import { comparableSeconds } from '../../schemas/quantities/duration.ts';
import type { MaintenanceWindow } from '../../schemas/maintenance.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import type { DataPath } from '../../schemas/content-type.ts';
import { placeOf } from '../model/text/place.ts';

const minutesPerDay = 1440;

/** Work may be shorter than the window that it is done in, so a longer window is only worth a note. */
export const maintenanceWrongLength = {
  id: 'maintenance/wrong-length',
  level: 'error',
  summary: 'Every maintenance window is as long as its `longest:`.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.maintenance.values()].flatMap((maintenance) =>
      maintenance.data.windows.flatMap((window, index) =>
        problemsOf(window).map(({ field, ...words }) => ({
          ...words,
          at: placeOf(maintenance, ['windows', index, ...field]),
        })),
      ),
    ),
} satisfies Check;

interface Problem {
  level?: 'note';
  field: DataPath;
  message: string;
  hint: string;
}

function problemsOf({ from, to, longest, name }: MaintenanceWindow): Problem[] {
  if (from.minutes === to.minutes)
    return [
      {
        field: ['to'],
        message: `The window \`${name}\` closes at ${to.text}, the moment it opens.`,
        hint: 'Write another time; for a whole day, from 00:00 to 24:00.',
      },
    ];
  const minutes = (to.minutes - from.minutes + minutesPerDay) % minutesPerDay || minutesPerDay;
  const written = `The window \`${name}\` is open from ${from.text} to ${to.text}, ${inHours(minutes)}`;
  const longestMinutes = longest && comparableSeconds(longest).div(60);
  if (!longestMinutes || longestMinutes.eq(minutes)) return [];
  if (longestMinutes.gt(minutes))
    return [
      {
        field: ['longest'],
        message: `${written}, but maintenance may take ${longest.text}.`,
        hint: 'Fix the times, or `longest:`.',
      },
    ];
  return [
    {
      level: 'note',
      field: ['longest'],
      message: `${written}, longer than the ${longest.text} that maintenance takes at most.`,
      hint: 'Fix the times or `longest:`, unless it may begin at any time in the window.',
    },
  ];
}

function inHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
}
