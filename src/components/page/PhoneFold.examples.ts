import type { Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Folded on a phone', props: { summary: '5 levels' }, text: 'Critical, high, medium, low and none.' },
];
