import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'A text', props: { value: hostileText, what: 'version' } },
  { state: 'A quantity', props: { value: { text: '15 minutes' }, what: 'time' } },
  { state: 'A placeholder', props: { value: { gap: true, text: 'TBD' }, what: 'date of review' } },
  { state: 'Nothing', props: { what: 'date of review' } },
];
