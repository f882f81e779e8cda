import type { Example } from '../example.ts';
import { site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'Of a known service', props: { name: 'CheckoutLatencyHigh', serviceId: 'checkout', site } },
  {
    state: 'Whose rule names a runbook elsewhere',
    props: {
      name: 'CheckoutGone',
      serviceId: 'checkout',
      links: [{ key: 'runbook_url', text: 'https://wiki.example.com/gone', href: 'https://wiki.example.com/gone' }],
      site,
    },
  },
  { state: 'Of nobody', props: { name: 'Disk full on data', site } },
];
