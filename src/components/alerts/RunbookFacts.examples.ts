import type { Example } from '../example.ts';
import { runbooks, site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'All that a runbook may say', props: { runbook: runbooks[0], site } },
  { state: 'As little as it must', props: { runbook: runbooks[2], site } },
];
