import type { Example } from '../example.ts';

export const examples: Example[] = [{ state: 'A hole', props: { name: 'namespace' } }];
