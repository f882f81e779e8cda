import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { healthOf } from '../model/audit/health.ts';
import { placeOf } from '../model/text/place.ts';

/** Runbooks and guides whose `reviewEvery` has run out since `reviewed`; without one of the two nothing is promised. */
export const reviewOverdue = {
  id: 'review/overdue',
  level: 'warning',
  summary: 'Every page has been reviewed within the time that it sets itself.',
  run: (catalogue: Catalogue, { today }) =>
    healthOf(catalogue, today).overdue.map(({ document, reviewed, due }) => ({
      message: `The last review was on ${reviewed} and is good for ${document.data.reviewEvery?.text}: the next one was due on ${due}.`,
      hint: 'Read it against reality, then set `reviewed:` to that day.',
      at: placeOf(document, ['reviewed']),
    })),
} satisfies Check;
