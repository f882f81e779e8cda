import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'With the title of the runbook', props: { title: hostileText, href: '/runbooks/checkout/latency/' } },
  {
    state: 'With other text, still to be written',
    props: { title: 'Latency', href: '/runbooks/checkout/latency/', planned: true },
    text: 'what to do then',
  },
];
