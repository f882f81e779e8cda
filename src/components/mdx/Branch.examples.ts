import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Leads on', props: { if: 'Yes, within the last hour', target: { href: '#roll-back', title: hostileText } } },
  { state: 'Holds what to do', props: { if: 'No' }, text: 'Look at the queue.' },
];
