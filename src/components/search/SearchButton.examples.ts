import type { Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'A link, until the script of the page opens the search', props: { href: '/a-z/' } },
];
