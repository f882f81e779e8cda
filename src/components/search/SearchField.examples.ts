import type { Example } from '../example.ts';

export const examples: Example[] = [{ state: 'On the home page', props: { href: '/a-z/' } }];
