import type { Example } from '../example.ts';
import { outOfReach, person } from '../sample.ts';

const href = (address: string): string => address;

export const examples: Example[] = [
  { state: 'One holds it', props: { someone: { participants: [person] }, href } },
  {
    state: 'Two take turns',
    props: { someone: { participants: [person, outOfReach], rotation: 'payments/on-call' }, href },
  },
  {
    state: 'Names only',
    props: { someone: { participants: [person, outOfReach], rotation: 'payments/on-call' }, namesOnly: true, href },
  },
];
