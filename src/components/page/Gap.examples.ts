import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Nothing is known', props: { what: 'phone number' } },
  { state: 'With what the writer left', props: { what: 'phone number', gap: { gap: true, text: hostileText } } },
];
