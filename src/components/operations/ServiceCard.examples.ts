import type { Example } from '../example.ts';
import { runbooks, service, site } from '../sample-site.ts';

const [published, planned] = runbooks;

export const examples: Example[] = [
  {
    state: 'With runbooks',
    props: { shelf: { serviceId: 'checkout', service, runbooks: [published], planned: [planned] }, site },
  },
  { state: 'Not described', props: { shelf: { serviceId: 'unknown', runbooks: [], planned: [] }, site } },
];
