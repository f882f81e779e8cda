import { hostileText, type Example } from '../example.ts';
import { levels } from '../sample.ts';
import { service } from '../sample-site.ts';

const [metric] = service.data.metrics;

export const examples: Example[] = [
  {
    state: 'With the level of its alert, and without',
    props: {
      caption: 'System health',
      metrics: [
        { metric, level: levels[1], component: 'Checkout API' },
        { metric: { ...metric, name: hostileText }, level: undefined, component: undefined },
      ],
    },
  },
];
