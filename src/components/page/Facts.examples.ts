import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  {
    state: 'Some are known',
    props: {
      facts: [
        ['Owner', hostileText],
        ['Tier', '1'],
        ['Left out', undefined],
      ],
    },
  },
];
