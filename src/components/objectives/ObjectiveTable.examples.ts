import type { Example } from '../example.ts';
import { site, slo } from '../sample-site.ts';

export const examples: Example[] = [{ state: 'With and without a budget', props: { slo, site } }];
