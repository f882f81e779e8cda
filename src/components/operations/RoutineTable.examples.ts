import type { Example } from '../example.ts';
import { maintenance, site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'With a runbook, and without', props: { routines: maintenance.data.routines, name: 'Checkout', site } },
];
