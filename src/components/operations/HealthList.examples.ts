import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  {
    state: 'Pages with remarks, and one without an address',
    props: {
      id: 'overdue',
      title: 'Reviews that are overdue',
      hint: 'Read them, and write down the day.',
      items: [
        { text: hostileText, href: '#', remark: 'since 2026-01-05' },
        { text: 'content/runbooks/gone.mdx', href: undefined },
      ],
    },
  },
];
