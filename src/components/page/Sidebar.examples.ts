import type { Example } from '../example.ts';
import { service, site } from '../sample-site.ts';

export const examples: Example[] = [
  { state: 'On a page of a service', props: { site, service: service.id, address: `/services/${service.id}/` } },
  { state: 'On a page of no service', props: { site, section: 'contacts', address: '/contacts/' } },
];
