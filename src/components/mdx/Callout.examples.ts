import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  ...['note', 'tip', 'important', 'warning', 'caution', 'danger'].map((kind) => ({
    state: kind,
    props: { kind },
    text: 'The replica lags.',
  })),
  { state: 'With a title', props: { kind: 'danger', title: hostileText }, text: 'It loses what is in memory.' },
];
