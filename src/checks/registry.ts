import type { Catalogue } from '../model/catalogue.ts';
import { inReadingOrder, type Check, type CheckContext, type Finding } from '../model/finding.ts';

export const checks: Check[] = [];

/** Holds a catalogue against every check. */
export function runChecks(catalogue: Catalogue, context: CheckContext): Finding[] {
  return inReadingOrder([
    ...catalogue.findings,
    ...checks.flatMap((check) =>
      check.run(catalogue, context).map((reported) => ({ id: check.id, level: check.level, ...reported })),
    ),
  ]);
}
