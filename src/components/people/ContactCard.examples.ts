import type { Example } from '../example.ts';
import { outOfReach, person, shift } from '../sample.ts';

const href = (address: string): string => address;

export const examples: Example[] = [
  { state: 'A person', props: { someone: person, href } },
  { state: 'A shift', props: { someone: shift, href } },
  { state: 'A shift, beside a page that says more', props: { someone: shift, href, quiet: true } },
  { state: 'Out of reach', props: { someone: outOfReach, href } },
];
