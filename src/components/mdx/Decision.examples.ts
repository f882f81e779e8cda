import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'A question', props: { id: 'is-it-the-deploy', question: hostileText }, text: 'Branches are here.' },
];
