import type { Example } from '../example.ts';

export const examples: Example[] = [{ state: 'Hidden, until the script of the page shows it', props: {} }];
