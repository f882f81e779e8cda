import type { Example } from '../example.ts';
import { objective } from '../sample.ts';

const name = 'Payments';

export const examples: Example[] = [
  {
    state: 'Two queries, a source, and slices of time',
    props: {
      name,
      objectives: [
        {
          ...objective('99.9%', '30d'),
          queries: {
            source: 'prometheus',
            bad: 'sum(rate(payments_total{code=~"5.."}[{{.window}}]))',
            total: 'sum(rate(payments_total[{{.window}}]))',
            counts: 'counter',
          },
          timeslice: { length: { text: '1m' }, target: { text: '95%' }, counts: 'good slices' },
        },
      ],
    },
  },
  { state: 'Nothing says how: there is nothing to show', props: { name, objectives: [objective('99.9%', '30d')] } },
];
