import type { Example } from '../example.ts';

export const examples: Example[] = [{ state: 'A placeholder', props: { name: 'namespace' } }];
