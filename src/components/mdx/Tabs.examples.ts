import type { Example } from '../example.ts';

export const examples: Example[] = [{ state: 'A group', props: {}, text: 'Tabs are here.' }];
