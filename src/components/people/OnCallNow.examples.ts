import type { Example } from '../example.ts';
import { onCall } from '../sample.ts';

const href = (address: string): string => address;

export const examples: Example[] = [
  { state: 'Someone, then a stand-in, then nobody', props: { onCall, href } },
  {
    state: 'Nobody can tell what is before and after a cover',
    props: { onCall: { ...onCall, duties: onCall.duties.slice(1, 2) }, href },
  },
];
