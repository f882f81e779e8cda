import type { Example } from '../example.ts';

export const examples: Example[] = [
  ...['octagon', 'triangle', 'diamond', 'square', 'circle'].map((form) => ({ state: form, props: { form } })),
];
