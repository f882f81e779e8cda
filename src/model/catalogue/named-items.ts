import type { Namespace } from '../../../schemas/content-type.ts';
import { contentTypeOf } from '../../../schemas/content-types.ts';
import { mayHold, type Document } from './document.ts';

/** Everything in the data of a document that has a name. */
export function namespacesOf(document: Document): Namespace[] {
  return contentTypeOf(document.type).itemsOf(document.data);
}

/** Whether something with an id may be in what is not known of a document. */
export function mayHoldIds(document: Document): boolean {
  return (contentTypeOf(document.type).namedAt ?? []).some((path) => mayHold(document, path));
}
