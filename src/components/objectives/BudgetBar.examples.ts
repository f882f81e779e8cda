import type { Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'Alerts of a month', props: { gone: [0.02, 0.05, 0.1, 0.1], label: 'Alerts at 2%, 5% and 10%' } },
  { state: 'Alerts of a week', props: { gone: [0.0857, 0.2143, 0.4286, 0.4286], label: 'Alerts at 8.57% and later' } },
  { state: 'One alert, with the same in words beside it', props: { gone: [0.05] } },
];
