import type { Example } from '../example.ts';
import { recovery } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'One with a date, one without', props: { drills: recovery.data.drills, name: 'Checkout' } },
];
