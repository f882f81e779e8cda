import { durationKind } from '../../../schemas/quantities/duration.ts';
import type { TimedStep } from '../../model/on-call/escalation-chart.ts';
import { hostileText, type Example } from '../example.ts';
import { parsed } from '../sample.ts';

function step(name: string, after?: string, until?: string): TimedStep {
  return {
    name,
    after: after === undefined ? undefined : parsed(durationKind, after),
    until: until === undefined ? undefined : parsed(durationKind, until),
  };
}

export const examples: Example[] = [
  {
    state: 'Every step has its time',
    props: {
      steps: [
        step('Primary on-call', '0 min', '15 min'),
        step('Secondary on-call', '15 min'),
        step('Engineering manager', '1 h'),
        step('Director', '1 day'),
      ],
    },
  },
  {
    state: 'Some steps have none',
    props: { steps: [step(hostileText), step('Team lead'), step('Engineering manager', '1 hour'), step('CTO')] },
  },
  { state: 'No step has one: there is nothing to draw', props: { steps: [step('L1'), step('L2')] } },
];
