import type { Example } from '../example.ts';
import { callsOf } from '../../model/on-call/call-order.ts';
import { policy, site } from '../sample-site.ts';

const order = { policy, calls: callsOf(site.catalogue, policy) };

export const examples: Example[] = [
  { state: 'By a policy', props: { order, href: site.href } },
  {
    state: 'With the chat of the team',
    props: { order, channel: { name: '#incidents', href: 'https://chat.example.com/incidents' }, href: site.href },
  },
  { state: 'By the team', props: { order: { ...order, policy: undefined }, href: site.href } },
  { state: 'Nobody to call', props: { order: { policy: undefined, calls: [] }, href: site.href } },
];
