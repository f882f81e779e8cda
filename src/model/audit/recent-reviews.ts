import { isGap } from '../../../schemas/quantities/quantity.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';

/** A runbook that was read against reality, and the day. */
export interface Review {
  runbook: Document<'runbook'>;
  /** ISO 8601: `2026-03-01`. */
  day: string;
}

/**
 * Runbooks in the order of their last review, the newest first. The same content gives the same order: a date of git would
 * be that of the checkout, where a CI fetches one commit.
 */
export function recentReviews({ documents }: Catalogue): Review[] {
  return [...documents.runbook.values()]
    .flatMap((runbook): Review[] => {
      const { reviewed, status } = runbook.data;
      return reviewed === undefined || isGap(reviewed) || status === 'planned' ? [] : [{ runbook, day: reviewed.date }];
    })
    .toSorted((a, b) => compare(b.day, a.day) || compare(a.runbook.id, b.runbook.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
