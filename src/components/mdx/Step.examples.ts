import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'With text', props: { id: 'drain', number: 1, title: 'Drain the queue' }, text: 'It takes a minute.' },
  { state: 'Without text', props: { id: 'wait', number: 12, title: hostileText } },
];
