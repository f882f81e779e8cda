import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Covered', props: { name: 'CheckoutLatencyHigh', href: '/runbooks/checkout/latency/' } },
  { state: 'Not covered', props: { name: hostileText } },
];
