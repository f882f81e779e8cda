import { hostileText, type Example } from '../example.ts';
import { calls } from '../sample.ts';

const href = (address: string): string => address;

export const examples: Example[] = [
  {
    state: 'By a policy',
    props: {
      calls,
      href,
      when: hostileText,
      policy: { name: 'Payments escalation', href: '/contacts/#escalation-payments' },
    },
  },
  { state: 'By the team', props: { calls, href }, text: 'Say what you have tried.' },
  { state: 'Nobody to call', props: { calls: [], href } },
];
