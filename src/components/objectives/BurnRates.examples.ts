import type { Example } from '../example.ts';
import { objective } from '../sample.ts';

const name = 'Payments';

export const examples: Example[] = [
  {
    state: 'A budget each, of which one cannot burn fast and one is gone before its alert',
    props: { name, objectives: [objective('99.9%', '30d'), objective('p50 < 200ms', '30d'), objective('99%', '1d')] },
  },
  { state: 'No budget: there is nothing to show', props: { name, objectives: [objective('< 5 min', '30d')] } },
];
