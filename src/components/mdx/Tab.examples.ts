import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Open', props: { title: 'kubectl', group: 'gallery', isFirst: true }, text: 'Scale the deployment.' },
  { state: 'Closed', props: { title: hostileText, group: 'gallery' }, text: 'Open the service.' },
];
