import { withChanges, allDocuments, type Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { textOfTree, treeOf } from '../catalogue/tree.ts';
import { pairDocuments } from './compare-documents.ts';
import { markTree } from './mark-tree.ts';
import type { SiteState } from './site-state.ts';

/** A catalogue whose texts are marked where they differ from on the old side. Texts that are wholly new have no marks. */
export function markCatalogue(catalogue: Catalogue, old: SiteState, now: SiteState): Catalogue {
  if (!old.content || !now.content) return catalogue;
  const pairs = pairDocuments(old.content.documents, now.content.documents, now.index);
  const oldByKey = new Map(pairs.flatMap((pair) => (pair.old && pair.new ? [[pair.new.key, pair.old] as const] : [])));
  const documents = allDocuments(catalogue).map((document): Document => {
    const before = oldByKey.get(`${document.type}/${document.id}`);
    if (!before || !document.body) return document;
    const treeText = textOfTree(markTree(before.blocks, treeOf(document.body)));
    return treeText === document.body.treeText ? document : { ...document, body: { ...document.body, treeText } };
  });
  return withChanges(catalogue, { documents });
}
