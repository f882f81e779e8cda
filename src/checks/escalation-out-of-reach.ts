import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';
import { isOutOfReach, reach } from '../model/on-call/reach.ts';
import { quoted } from './wording.ts';

/** A number, an address, a link or words that say how: one of them is enough, of one of those who are called. */
export const escalationOutOfReach = {
  id: 'escalation/out-of-reach',
  level: 'warning',
  summary: 'Every step of every escalation policy calls somebody who can be reached.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.escalation.values()].flatMap((policy) =>
      policy.data.steps.flatMap(({ to }, index) => {
        const called = to.flatMap((reference) => reach(catalogue, reference) ?? []);
        // Whoever does not exist has a finding of its own.
        if (called.length < to.length || !called.every(isOutOfReach)) return [];
        return [
          {
            message: `Nobody in this step can be reached: no number, address or link of ${quoted(to)} is written down.`,
            hint: `Add \`phone:\`, or \`contact:\` in words, to ${quoted(to.slice(0, 1))}.`,
            at: placeOf(policy, ['steps', index, 'to']),
          },
        ];
      }),
    ),
} satisfies Check;
