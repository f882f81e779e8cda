import type { Example } from '../example.ts';
import { runbooks, service, site } from '../sample-site.ts';

const [published, planned] = runbooks;

export const examples: Example[] = [
  {
    state: 'With runbooks',
    props: { group: { serviceId: 'checkout', service, runbooks: [published], planned: [planned] }, site },
  },
  { state: 'Not described', props: { group: { serviceId: 'unknown', runbooks: [], planned: [] }, site } },
];
