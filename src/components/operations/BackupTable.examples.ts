import type { Example } from '../example.ts';
import { recovery, site } from '../sample-site.ts';

export const examples: Example[] = [
  {
    state: 'With a runbook that restores one',
    props: { backups: recovery.data.backups, name: 'Checkout', names: new Map(), site },
  },
];
