import type { Example } from '../example.ts';
import { runbooks, site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'In every state of their life', props: { runbooks, site } },
  { state: 'Without summaries', props: { runbooks, site, summaries: false } },
];
