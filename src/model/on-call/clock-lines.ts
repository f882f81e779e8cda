import { comparableSeconds } from '../../../schemas/quantities/duration.ts';
import type { Call } from './call-order.ts';
import { dueSteps } from './escalation-clock.ts';

/** A line that a running clock may show below the first one to call: who else is due, and who comes next. */
export type ClockLine = 'also' | 'next';

/** The lines that a clock will show at some time, for which a page keeps room. */
export function clockLines(calls: readonly Pick<Call, 'after' | 'who'>[]): ClockLine[] {
  const minutes = calls.map(({ after }) => after && comparableSeconds(after).div(60).toNumber());
  const moments = [0, ...minutes.filter((minute) => minute !== undefined)];
  const dues = calls.length === 0 ? [] : moments.map((moment) => dueSteps(minutes, moment));
  const hasOthers = dues.some(({ now }) => now.flatMap((index) => calls[index]!.who).length > 1);
  const hasNext = dues.some(({ next }) => next !== undefined && calls[next]!.who.length > 0);
  return [...(hasOthers ? (['also'] as const) : []), ...(hasNext ? (['next'] as const) : [])];
}
