import type { Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'With its own id', props: { id: 'drain', name: 'Drain the queue' } },
  { state: 'Of a section that has the id', props: { id: 'worker', name: 'Worker', depth: 3, around: true } },
];
