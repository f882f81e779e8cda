import { hostileText, type Example } from '../example.ts';
import { team } from '../sample-site.ts';

const channels = team.data.channels.map((channel) => ({ ...channel, name: hostileText }));

export const examples: Example[] = [
  { state: 'Without an address', props: { team: { ...team, data: { ...team.data, channels } } } },
];
