import { contentTypeOf } from '../../schemas/content-types.ts';
import { vocabulary, type VocabularyEntry } from '../../schemas/vocabulary.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document, ElementUse } from '../model/catalogue/document.ts';
import { ownValue } from '../model/text/own-value.ts';
import { includedParts } from '../model/catalogue/parts.ts';
import { placeOf, type Place } from '../model/text/place.ts';
import {
  contextOf,
  findReference,
  referencesIn,
  type ReferenceContext,
  type ReferenceUse,
  type UnknownReference,
} from '../model/catalogue/references.ts';

/** A reference that leads nowhere, and where it is written. */
export interface DanglingReference extends ReferenceUse {
  /** Page that it is on; of a part that asks what the page belongs to, the page that includes the part. */
  document: Document;
  /** Part that it is written in, when it is on the page because of an `<Include>`. */
  part: Document<'part'> | undefined;
  /** Whether the name of the file is the reference: `slos/checkout.mdx` belongs to the service `checkout`. */
  isFileName: boolean;
  context: ReferenceContext;
  answer: UnknownReference;
  at: Place;
}

type PlacedReference = Omit<DanglingReference, 'answer'>;

/** Every reference in the content that names something that does not exist. */
export function danglingReferences(catalogue: Catalogue): DanglingReference[] {
  return allDocuments(catalogue)
    .flatMap((document) => [...inData(document), ...inText(document), ...inParts(catalogue, document)])
    .flatMap((placed) => {
      const answer = findReference(catalogue, placed.kind, placed.id, placed.context);
      return answer.state === 'unknown' ? [{ ...placed, answer }] : [];
    });
}

function inData(document: Document): PlacedReference[] {
  const base = { document, part: undefined, context: contextOf(document) };
  const references = referencesIn(contentTypeOf(document.type).schema, document.data).map((use) => ({
    ...base,
    ...use,
    isFileName: false,
    at: placeOf(document, use.path),
  }));
  // A service describes itself.
  if (contentTypeOf(document.type).service !== 'by file name' || document.type === 'service') return references;
  const start = { file: document.file, line: 1, column: 1 };
  return [{ ...base, kind: 'service', id: document.id, path: [], isFileName: true, at: start }, ...references];
}

function inText(document: Document): PlacedReference[] {
  return (document.body?.elements ?? [])
    .flatMap((element) => inElement(element, document))
    .filter((placed) => document.type !== 'part' || !dependsOnPage(placed));
}

/** What included parts look up in the page that includes them. */
function inParts(catalogue: Catalogue, document: Document): PlacedReference[] {
  if (document.type === 'part') return [];
  return includedParts(catalogue, document).flatMap(({ part, include }) =>
    (part.body?.elements ?? [])
      .flatMap((element) => inElement(element, document))
      .filter(dependsOnPage)
      .map((placed) => ({ ...placed, part, at: include.at })),
  );
}

function inElement(element: ElementUse, page: Document): PlacedReference[] {
  const { name, props, places, at } = element;
  const entry = ownValue<VocabularyEntry>(vocabulary, name);
  const matrix = props['matrix'];
  const context = typeof matrix === 'string' ? { matrixId: matrix } : contextOf(page);
  const base = { document: page, part: undefined, isFileName: false, context };
  const uses = entry ? referencesIn(entry.props, props) : [];
  const goto = props['goto'];
  if (typeof goto === 'string' && !goto.startsWith('#')) uses.push({ kind: 'runbook', id: goto, path: ['goto'] });
  return uses.map((use) => ({ ...base, ...use, at: ownValue(places, String(use.path[0])) ?? at }));
}

/** Whether an id means something else on each page: what is looked up in the service that the page belongs to. */
function dependsOnPage({ kind, id, context }: PlacedReference): boolean {
  if (kind === 'level') return context.matrixId === undefined;
  return ['component', 'environment', 'link', 'objective'].includes(kind) && !id.includes('/');
}
