import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { burnRates, formatShare } from '../model/objectives/error-budget.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/** Pages show the burn rates of the SRE workbook for each objective, and these look back as far as three days. */
export const sloShortWindow = {
  id: 'slo/short-window',
  level: 'warning',
  summary: 'Every alert on a burn rate fires before the budget of its window is gone.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.slo.values()].flatMap((slo) =>
      slo.data.objectives.flatMap((objective, index) => {
        const late = burnRates(objective).filter(({ consumed }) => consumed.gt(1));
        const worst = late.toSorted((a, b) => b.consumed.cmp(a.consumed))[0];
        if (!worst) return [];
        return [
          {
            message: `In the window of ${objective.window.text}, ${formatShare(worst.consumed, 0)} of the budget of \`${objective.id}\` is gone before its alert over ${worst.longWindow} fires.`,
            hint: 'Write a window of 3 days or more: 30 days are usual.',
            at: placeOf(slo, ['objectives', index, 'window']),
          },
        ];
      }),
    ),
} satisfies Check;
