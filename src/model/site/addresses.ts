/** Address of an objective in the table of all objectives. */
export function objectiveAddress(serviceId: string, objectiveId: string): string {
  return `/slos/#${serviceId}-${objectiveId}`;
}

/** Address of a level in its matrix. */
export function levelAddress(matrixId: string, levelId: string): string {
  return `/severities/#${matrixId}-${levelId}`;
}

/** Address of someone in the contacts: `payments/ada` is `/contacts/#payments-ada`. */
export function memberAddress(reference: string): string {
  return `/contacts/#${reference.replace('/', '-')}`;
}

/** Address with the base of the site in front: base `/docs/` and `/slos/` are `/docs/slos/`. */
export function withBase(base: string, address: string): string {
  return base.replace(/\/$/, '') + address;
}

/** Way from a page to the root of the site: `../../` from `/alerts/Down/`, `./` from `/`. */
export function wayToRoot(page: string): string {
  return '../'.repeat(page.split('/').length - 2) || './';
}

/**
 * An address as a page links to it, so that the site works under any path and from a folder: relative, and a folder by its
 * `index.html`, the one form that hosts and `file://` both know.
 *
 * @param page Address of the page from the site's root: `/alerts/Down/`, or `/alerts/Down.html`.
 */
export function relativeAddress(page: string, address: string): string {
  const [, path = '', rest = ''] = /^\/([^?#]*)(.*)$/s.exec(address) ?? [];
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return wayToRoot(page) + file + rest;
}
