import type { Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Holds a table', props: { label: 'Levels, side by side' }, text: 'A table is here.' },
];
