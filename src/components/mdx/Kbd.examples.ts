import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'A key', props: {}, text: 'Ctrl' },
  { state: 'Any text', props: {}, text: hostileText },
];
