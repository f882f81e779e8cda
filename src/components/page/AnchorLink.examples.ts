import type { Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Beside a heading, shown on hover', props: { id: 'drain', name: 'Drain the queue' } },
];
