import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'A usual name', props: { name: 'CheckoutLatencyHigh', href: '/alerts/CheckoutLatencyHigh/' } },
  { state: 'Any text', props: { name: hostileText, href: '/alerts/any/' } },
];
