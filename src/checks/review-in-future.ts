import { isGap } from '../../schemas/quantities/quantity.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/** East of Greenwich a day begins up to 14 hours before it does in UTC, so the day after today is not in the future yet. */
export const reviewInFuture = {
  id: 'review/in-future',
  level: 'warning',
  summary: 'No review or exercise has a date in the future.',
  run: (catalogue: Catalogue, { today }) => {
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    const pages = [...catalogue.documents.runbook.values(), ...catalogue.documents.guide.values()];
    return pages.flatMap((page) =>
      (['reviewed', 'exercised'] as const).flatMap((field) => {
        const day =
          field in page.data ? (page.data as Record<typeof field, typeof page.data.reviewed>)[field] : undefined;
        if (day === undefined || isGap(day) || day.date <= tomorrow) return [];
        return [
          {
            message: `\`${field}\` is ${day.text}, which is in the future.`,
            hint: 'Write the day on which it was done, year first.',
            at: placeOf(page, [field]),
          },
        ];
      }),
    );
  },
} satisfies Check;
