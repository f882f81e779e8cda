import { hostileText, type Example } from '../example.ts';

const href = (address: string): string => address;
const crumb = { text: hostileText, address: '/runbooks/checkout/latency/' };

export const examples: Example[] = [
  { state: 'In the middle', props: { previous: crumb, next: crumb, href } },
  { state: 'The first', props: { next: crumb, href } },
  { state: 'The last', props: { previous: crumb, href } },
];
