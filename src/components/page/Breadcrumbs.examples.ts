import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  {
    state: 'Two pages above',
    props: {
      crumbs: [
        { text: 'Runbooks', address: '/runbooks/' },
        { text: hostileText, address: '/runbooks/checkout/' },
      ],
      href: (address: string) => address,
    },
  },
];
