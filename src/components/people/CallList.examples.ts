import type { Example } from '../example.ts';
import { calls, outOfReach } from '../sample.ts';

const href = (address: string): string => address;

export const examples: Example[] = [
  { state: 'In order', props: { calls, href } },
  { state: 'Nobody can be reached', props: { calls: [{ ...calls[0], who: [outOfReach] }], href } },
];
