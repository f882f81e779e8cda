import type { Example } from '../example.ts';
import { policy, service, site, team } from '../sample-site.ts';

export const examples: Example[] = [
  {
    state: 'With all that belongs to it',
    props: { contacts: { team, services: [service], policies: [policy] }, site },
  },
];
