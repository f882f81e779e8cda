import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { mayHold } from '../model/catalogue/document.ts';
import { placeOf } from '../model/text/place.ts';
import { isUnreachable, contactInfo } from '../model/on-call/contact-methods.ts';
import { quoted } from './wording.ts';

/** A number, an address, a link or words that say how: one of them is enough, of one of those who are called. */
export const escalationOutOfReach = {
  id: 'escalation/out-of-reach',
  level: 'warning',
  summary: 'Every step of every escalation policy calls someone who can be reached.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.escalation.values()].flatMap((policy) => {
      // Who takes turns may not be known.
      const mayReachMore = (reference: string): boolean => {
        const team = catalogue.documents.team.get(reference.split('/')[0]!);
        return team !== undefined && turns.some((path) => mayHold(team, path));
      };
      return policy.data.steps.flatMap(({ to }, index) => {
        const called = to.flatMap((reference) => contactInfo(catalogue, reference) ?? []);
        // Whoever does not exist has a finding of its own.
        if (called.length < to.length || !called.every(isUnreachable) || to.some(mayReachMore)) return [];
        return [
          {
            message: `Nobody in this step can be reached: there is no number, address or link for ${quoted(to)}.`,
            hint: `Add \`phone:\`, or \`contact:\` in words, to ${quoted(to.slice(0, 1))}.`,
            at: placeOf(policy, ['steps', index, 'to']),
          },
        ];
      });
    }),
} satisfies Check;

const turns = [
  ['people', '*', 'id'],
  ['rotations', '*', 'shifts', '*', 'members', '*'],
];
