import type { Example } from '../example.ts';
import { onCall, outOfReach, person } from '../sample.ts';

const href = (address: string): string => address;

export const examples: Example[] = [
  { state: 'One holds it', props: { someone: { participants: [person] }, href } },
  {
    state: 'Two take turns',
    props: { someone: { participants: [person, outOfReach], rotation: 'payments/on-call' }, href },
  },
  {
    state: 'Someone covers, and nobody is on call later',
    props: {
      someone: { participants: [person], rotation: 'payments/on-call', shift: 'primary', onCall },
      href,
    },
  },
  {
    state: 'Names only',
    props: { someone: { participants: [person, outOfReach], rotation: 'payments/on-call' }, namesOnly: true, href },
  },
];
