import type { Example } from '../example.ts';
import { levels } from '../sample.ts';

export const examples: Example[] = [
  { state: 'All times', props: { level: levels[0], href: '/severities/#payments-p1', words: ['p1'] } },
  {
    state: 'No times',
    props: {
      level: { ...levels[4], acknowledge: undefined, respond: undefined, update: undefined },
      href: '/severities/#payments-p5',
      words: ['p5'],
    },
  },
];
