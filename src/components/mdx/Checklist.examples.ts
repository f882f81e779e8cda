import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'With a title', props: { id: 'before-deploy', title: hostileText }, text: 'Tasks are here.' },
];
