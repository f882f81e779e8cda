import type { Example } from '../example.ts';
import { severities, site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'Two matrices with levels of other ranks', props: { matrices: severities, href: site.href } },
];
