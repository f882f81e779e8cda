import type { Example } from '../example.ts';
import { calls } from '../sample.ts';

const href = (address: string): string => address;

export const examples: Example[] = [
  { state: 'From the first', props: { calls, href } },
  { state: 'From the third, beside a page that says more', props: { calls, href, start: 3, quiet: true } },
];
