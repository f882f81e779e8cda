import type { Example } from '../example.ts';
import { callsOf } from '../../model/on-call/call-order.ts';
import { policy, service, site } from '../sample-site.ts';

const [primary, secondary] = callsOf(site.catalogue, policy);

export const examples: Example[] = [
  { state: 'By a policy', props: { rows: [{ service, primary, secondary, policy }], href: site.href } },
  { state: 'Nobody to call', props: { rows: [{ service }], href: site.href } },
];
