import type { Document } from '../catalogue/document.ts';
import type { Reported } from './finding.ts';

const findingsByDocument = new WeakMap<Document, Map<string, readonly Reported[]>>();

/**
 * What a check finds in one document, looked for once: it depends on nothing but the document, and so on the text of its
 * file. Whoever takes the findings shares them.
 *
 * @param check Id of the check.
 */
export function foundIn(document: Document, check: string, find: () => readonly Reported[]): readonly Reported[] {
  const own = findingsByDocument.get(document);
  const known = own?.get(check);
  if (known) return known;
  const found = find();
  if (own) own.set(check, found);
  else findingsByDocument.set(document, new Map([[check, found]]));
  return found;
}

/** What is known to be found in a document, by the ids of checks: plain data, to be given back by `knowFindings`. */
export function knownFindings(document: Document): ReadonlyMap<string, readonly Reported[]> {
  return findingsByDocument.get(document) ?? new Map<string, readonly Reported[]>();
}

/** Says what is found in a document whose text is what it was. */
export function knowFindings(document: Document, findings: ReadonlyMap<string, readonly Reported[]>): void {
  findingsByDocument.set(document, new Map(findings));
}
