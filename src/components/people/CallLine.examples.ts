import type { Example } from '../example.ts';
import { callsOf } from '../../model/on-call/call-order.ts';
import { policy, site } from '../sample-site.ts';

const order = { policy, calls: callsOf(site.catalogue, policy) };

export const examples: Example[] = [
  { state: 'Someone can be reached', props: { order } },
  { state: 'Nobody to call', props: { order: { policy: undefined, calls: [] } } },
];
