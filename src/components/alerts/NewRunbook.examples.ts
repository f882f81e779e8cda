import type { Example } from '../example.ts';
import { site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'Of a known service', props: { name: 'CheckoutLatencyHigh', serviceId: 'checkout', site } },
  { state: 'Of nobody', props: { name: 'Disk full on data', site } },
];
