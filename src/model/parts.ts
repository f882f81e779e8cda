import type { Catalogue } from './catalogue.ts';
import type { Document, ElementUse } from './document.ts';

/** A part that stands in a page because of an `<Include>`. */
export interface IncludedPart {
  part: Document<'part'>;
  /** The `<Include>` of the page itself, also when the part comes through another part. */
  include: ElementUse;
}

/**
 * Parts that a document includes, also through other parts, in order. Each `<Include>` of the document gives a part at
 * most once, however often and in whatever circles parts include each other.
 */
export function includedParts(catalogue: Catalogue, document: Document): IncludedPart[] {
  return includesOf(document).flatMap((include) => {
    const parts = new Map<string, Document<'part'>>();
    const add = (partId: string): void => {
      const part = catalogue.documents.part.get(partId);
      if (!part || parts.has(partId)) return;
      parts.set(partId, part);
      for (const nested of includesOf(part)) add(partIdOf(nested));
    };
    add(partIdOf(include));
    return [...parts.values()].map((part) => ({ part, include }));
  });
}

/** Every `<Include>` in the text of a document itself. */
export function includesOf(document: Document): ElementUse[] {
  return document.body?.elements.filter(({ name }) => name === 'Include') ?? [];
}

/** Id of the part that an `<Include>` names. */
export function partIdOf(include: ElementUse): string {
  return String(include.props['part']);
}
