import { comparableSeconds } from '../../schemas/quantities/duration.ts';
import type { EscalationStep } from '../../schemas/escalation.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/** Steps that are for different severities are never called in one incident, so they are not compared. */
export const escalationOutOfOrder = {
  id: 'escalation/out-of-order',
  level: 'error',
  summary: 'The steps of every escalation policy follow each other in time.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.escalation.values()].flatMap((policy) =>
      policy.data.steps.flatMap((step, index) => [
        ...ownTimes(policy, step, index),
        ...afterEarlierSteps(policy, step, index),
      ]),
    ),
} satisfies Check;

/** A step that ends before it begins. */
function ownTimes(policy: Document<'escalation'>, { after, until }: EscalationStep, index: number): Reported[] {
  if (!after || !until || comparableSeconds(until).gt(comparableSeconds(after))) return [];
  const message = `Step ${nameOf(policy, index)} is due after ${after.text} and ends at ${until.text}, so there is no time for it.`;
  return [
    {
      message,
      hint: 'Both times count from the alert: write a later `until:`.',
      at: placeOf(policy, ['steps', index, 'until']),
    },
  ];
}

/** A step that is due before an earlier one, or at another time than the earlier one ends. */
function afterEarlierSteps(policy: Document<'escalation'>, step: EscalationStep, index: number): Reported[] {
  const { after } = step;
  const earlier = policy.data.steps
    .slice(0, index)
    .findLastIndex((other) => (other.after || other.until) && mayMeet(other, step));
  const previous = policy.data.steps[earlier];
  if (!after || !previous) return [];
  const at = placeOf(policy, ['steps', index, 'after']);
  if (previous.after && comparableSeconds(after).lt(comparableSeconds(previous.after))) {
    const message = `Step ${nameOf(policy, index)} is due after ${after.text}, before step ${nameOf(policy, earlier)}, which is due after ${previous.after.text}.`;
    return [
      { message, hint: 'All times count from the alert: write a later one, or change the order of the steps.', at },
    ];
  }
  if (previous.until && !comparableSeconds(after).eq(comparableSeconds(previous.until))) {
    const message = `Step ${nameOf(policy, earlier)} ends at ${previous.until.text}, but step ${nameOf(policy, index)}, which takes over, is due after ${after.text}.`;
    return [{ message, hint: 'Write the same time in both places, or leave `until:` out.', at }];
  }
  return [];
}

function mayMeet(a: EscalationStep, b: EscalationStep): boolean {
  return a.only.length === 0 || b.only.length === 0 || a.only.some((level) => b.only.includes(level));
}

function nameOf(policy: Document<'escalation'>, index: number): string {
  const name = policy.data.steps[index]?.name;
  return `${index + 1}${name === undefined ? '' : ` (\`${name}\`)`}`;
}
