import type { Loader } from 'astro/loaders';
import { allDocuments } from '../model/catalogue.ts';
import { readFolder } from './read-folder.ts';
import { storeTexts } from './stored-trees.ts';

/**
 * Puts every document of the content folder into Astro's store, each with the digest of its file, as text: what is an
 * object in the store is bundled as code. Trees lie in a file beside it.
 *
 * @param cache Folder for what may be thrown away and made again.
 */
export function contentLoader(content: string, cache: string): Loader {
  return {
    name: 'alertbook',
    load: async ({ store }) => {
      const catalogue = readFolder(content);
      const documents = allDocuments(catalogue);
      const stored = storeTexts(
        cache,
        documents.map(({ body }) => body?.treeText ?? ''),
      );
      const keys = new Set(catalogue.broken.map(({ type, id }) => `${type}/${id}`));
      for (const [index, document] of documents.entries()) {
        const id = `${document.type}/${document.id}`;
        keys.add(id);
        // The text of the file is the checks' business.
        const facts = { ...document, source: '', body: document.body && { ...document.body, treeText: '' } };
        const tree = { file: stored.file, slice: stored.slices[index] };
        store.set({ id, digest: document.digest, data: { tree }, body: JSON.stringify(facts) });
      }
      keys.add('alert-rules');
      const rules = { rules: [...catalogue.rules], ledger: [...catalogue.ledger.values()] };
      store.set({ id: 'alert-rules', data: {}, body: JSON.stringify(rules) });
      // A file that is broken for the moment keeps its last good page while its writer mends it.
      for (const key of store.keys()) if (!keys.has(key)) store.delete(key);
    },
  };
}
