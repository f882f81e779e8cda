import type { Example } from '../example.ts';
import { service } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'Links of a service', props: { links: service.data.links, all: '#links' } },
];
