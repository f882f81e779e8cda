import type { Example } from '../example.ts';
import { runbooks, site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'Reviewed', props: { document: runbooks[0], site } },
  { state: 'Never reviewed', props: { document: runbooks[2], site } },
];
