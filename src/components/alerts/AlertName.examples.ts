import { hostileText, type Example } from '../example.ts';

export const examples: Example[] = [
  { state: 'One long word', props: { name: 'KubePersistentVolumeFillingUpInFourDays' } },
  { state: 'Any text', props: { name: hostileText } },
];
