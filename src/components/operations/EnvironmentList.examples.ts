import type { Example } from '../example.ts';
import { service } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'With its address and regions', props: { environments: service.data.environments } },
];
