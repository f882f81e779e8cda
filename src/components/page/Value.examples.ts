import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'A text', props: { value: hostileText, missing: 'No version yet' } },
  { state: 'A quantity', props: { value: { text: '15 minutes' }, missing: 'No time yet' } },
  { state: 'A placeholder', props: { value: { gap: true, text: 'TBD' }, missing: 'No review yet' } },
  { state: 'Nothing', props: { missing: 'No review yet' } },
];
