import { hostileText, type Example } from '../example.ts';
import { policy, site } from '../sample-site.ts';

const steps = policy.data.steps.map((step) => ({ ...step, note: hostileText }));

export const examples: Example[] = [
  {
    state: 'With a level, and with someone who is gone',
    props: { policy: { ...policy, data: { ...policy.data, steps } }, site },
  },
];
