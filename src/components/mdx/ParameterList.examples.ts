import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  {
    state: 'With an example, and with a usual value',
    props: {
      params: [
        { name: 'namespace', label: hostileText, example: 'shop' },
        { name: 'replicas', label: 'How many', example: '3', default: '2' },
      ],
    },
  },
];
