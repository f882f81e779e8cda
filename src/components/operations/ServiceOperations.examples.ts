import type { Example } from '../example.ts';
import { service, site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'All that a service may say', props: { service, catalogue: site.catalogue } },
];
