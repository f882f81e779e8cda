import type { Example } from '../example.ts';
import { levels } from '../sample.ts';

export const examples: Example[] = [
  ...levels.map((level) => ({ state: `Rank ${level.rank}`, props: { level } })),
  { state: 'With a link', props: { level: levels[0], href: '/severities/#payments-p1' } },
  { state: 'A level whose name is its label', props: { level: { ...levels[1], label: 'High' } } },
];
