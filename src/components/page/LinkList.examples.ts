import type { Example } from '../example.ts';
import { service } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'With a hole, and with a placeholder', props: { links: service.data.links } },
];
