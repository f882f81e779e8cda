import type { Example } from '../example.ts';
import { service } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'With a parameter, and with a gap', props: { links: service.data.links } },
];
