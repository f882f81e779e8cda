import type { Example } from '../example.ts';
import { site } from '../sample-site.ts';

const entries = [
  { text: 'QueueBacklog', address: '/alerts/queuebacklog/', level: { rank: 1, label: 'SEV1' } },
  { text: 'QueueSlow', address: '/alerts/queueslow/' },
];

export const examples: Example[] = [
  {
    state: 'Some of many',
    props: {
      group: { name: 'Alerts', entries, all: { text: 'All 40 alerts', address: '/alerts/' } },
      here: '/alerts/queueslow/',
      href: site.href,
    },
  },
];
