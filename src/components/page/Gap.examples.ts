import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Nothing is known', props: { text: 'No phone number yet' } },
  { state: 'With what the writer left', props: { text: 'No phone number yet', gap: { gap: true, text: hostileText } } },
];
