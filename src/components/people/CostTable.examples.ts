import { hostileText, type Example } from '../example.ts';
import { serviceSchema } from '../../../schemas/service.ts';

const { costBudgets } = serviceSchema.parse({
  name: 'Checkout',
  summary: 'Takes orders.',
  owner: 'payments',
  costBudgets: [
    {
      id: 'cloud',
      name: 'Cloud bill',
      period: 'monthly',
      amount: 'USD 5000',
      alertsAt: ['50%', '90%'],
      review: 'weekly',
    },
    { id: 'variance', name: hostileText, period: 'monthly', variance: '< 10%', note: 'Tags are enforced.' },
  ],
});

export const examples: Example[] = [
  { state: 'An amount, and a bound on what it may stray', props: { budgets: costBudgets } },
];
