import type { Example } from '../example.ts';
import { runbooks, service, site } from '../sample-site.ts';

const [published, planned] = runbooks;

export const examples: Example[] = [
  {
    state: 'Services, one of which no file describes',
    props: {
      services: [
        { serviceId: 'checkout', service, runbooks: [published], planned: [planned] },
        { serviceId: 'unknown', service: undefined, runbooks: [], planned: [] },
      ],
      site,
    },
  },
];
