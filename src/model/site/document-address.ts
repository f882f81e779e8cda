import { contentTypeOf } from '../../../schemas/content-types.ts';
import type { Document } from '../catalogue/document.ts';

/**
 * Address of a document on the site, from the site's root, with the last slash and without the base:
 * `/runbooks/checkout/latency/`, `/slos/#checkout`; empty for what has none.
 */
export function addressOf({ type, id }: Pick<Document, 'type' | 'id'>): string {
  const { page } = contentTypeOf(type);
  if (page === 'none') return '';
  return 'shared' in page ? `${page.shared}#${page.anchor(id)}` : page.address(id);
}
