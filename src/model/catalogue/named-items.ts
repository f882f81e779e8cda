import type { Namespace } from '../../../schemas/content-type.ts';
import { contentTypeOf } from '../../../schemas/content-types.ts';
import type { Document } from './document.ts';

/** Everything in the data of a document that has a name. */
export function namespacesOf(document: Document): Namespace[] {
  return contentTypeOf(document.type).itemsOf(document.data);
}
