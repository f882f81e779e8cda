import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Folded', props: { id: 'why', title: hostileText }, text: 'One queue is for retries.' },
  { state: 'Open', props: { title: 'Why there are two queues', open: true }, text: 'One is for retries.' },
];
