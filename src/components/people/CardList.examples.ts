import { hostileText, type Example } from '../example.ts';
import { levels } from '../sample.ts';

export const examples: Example[] = [
  {
    state: 'With all that a card may say, and with a title alone',
    props: {
      items: [
        { title: hostileText, href: '#', summary: 'Orders are late.', level: levels[0], notes: ['draft'] },
        { title: 'Card readers are silent', href: '#' },
      ],
    },
  },
];
