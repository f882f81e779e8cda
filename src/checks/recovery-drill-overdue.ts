import { isGap } from '../../schemas/quantities/quantity.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

export const recoveryDrillOverdue = {
  id: 'recovery/drill-overdue',
  level: 'warning',
  summary: 'The next drill is not in the past.',
  run: (catalogue: Catalogue, { today }) =>
    [...catalogue.documents.recovery.values()].flatMap((recovery) =>
      recovery.data.drills.flatMap(({ what, next, every }, index) => {
        // Of a month without a day only the whole month can be over.
        const isOver =
          next !== undefined &&
          !isGap(next) &&
          (/^\d{4}-\d{2}$/.test(next.text) ? next.text < today.slice(0, 7) : next.date < today);
        if (!isOver) return [];
        return [
          {
            message: `The next drill, \`${what}\`, was planned for ${next.text}, which is in the past.`,
            hint: `Write the date of the next one (${every.text}), and what you learned from the last one.`,
            at: placeOf(recovery, ['drills', index, 'next']),
          },
        ];
      }),
    ),
} satisfies Check;
