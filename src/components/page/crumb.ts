import { addressOf } from '../../model/site/document-address.ts';
import { nameOfGroup, type ServiceRunbooks } from '../../model/catalogue/runbooks-by-service.ts';

/** One page on the way from the home page to the page that is shown. */
export interface Crumb {
  text: string;
  /** From the site's root, without the base. */
  address: string;
}

/** The page of a service, when a file describes it. */
export function crumbsOf(group: Pick<ServiceRunbooks, 'service' | 'serviceId'>): Crumb[] {
  return group.service ? [{ text: nameOfGroup(group), address: addressOf(group.service) }] : [];
}
