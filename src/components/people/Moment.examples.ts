import type { Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'In the time zone of a team', props: { at: Date.UTC(2026, 11, 7, 8), zone: 'Europe/Berlin' } },
];
