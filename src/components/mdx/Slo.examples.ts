import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  {
    state: 'With a budget',
    props: {
      name: 'Availability',
      target: '99.9%',
      window: 'over 30d',
      budget: '43 min 12 s',
      href: '/slos/#checkout-availability',
    },
  },
  {
    state: 'Without a budget',
    props: { name: hostileText, target: '< USD 5000', window: 'per calendar month', href: '/slos/#checkout-cost' },
  },
];
