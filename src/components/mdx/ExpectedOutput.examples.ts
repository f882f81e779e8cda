import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Without a title', props: {}, text: 'available' },
  { state: 'With a title', props: { title: hostileText }, text: 'available' },
];
