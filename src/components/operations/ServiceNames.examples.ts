import type { Example } from '../example.ts';
import { service, site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'One', props: { label: 'For', services: [service], href: site.href } },
  { state: 'None: nothing is shown', props: { label: 'For', services: [], href: site.href } },
];
