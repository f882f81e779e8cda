import { hostileText, type Example } from '../example.ts';

const headings = [
  { id: 'gallery-meaning', depth: 2, text: hostileText },
  { id: 'gallery-impact', depth: 2, text: 'Impact' },
  { id: 'gallery-detail', depth: 3, text: 'A detail' },
];

export const examples: Example[] = [
  { state: 'The first level', props: { headings } },
  { state: 'Two levels', props: { headings, deep: true } },
  { state: 'No heading: nothing is shown', props: { headings: [] } },
];
