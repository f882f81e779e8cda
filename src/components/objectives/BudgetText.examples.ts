import type { Example } from '../example.ts';
import { objective } from '../sample.ts';

export const examples: Example[] = [
  { state: 'A share of events', props: { objective: objective('99.9%', '30d') } },
  { state: 'A percentile whose fast alert can never fire', props: { objective: objective('p50 < 200ms', 'monthly') } },
  { state: 'No budget', props: { objective: objective('< 5 min', '30d') } },
];
