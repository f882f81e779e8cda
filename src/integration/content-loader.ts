import type { Loader } from 'astro/loaders';
import { allDocuments } from '../model/catalogue.ts';
import { readFolder } from './read-folder.ts';

/**
 * Puts every document of the content folder into Astro's store, each with the digest of its file. The body goes in as
 * text, so that only the page that shows it has it as objects.
 */
export function contentLoader(content: string): Loader {
  return {
    name: 'alertbook',
    load: async ({ store }) => {
      const catalogue = readFolder(content);
      const keys = new Set(catalogue.broken.map(({ type, id }) => `${type}/${id}`));
      for (const document of allDocuments(catalogue)) {
        const id = `${document.type}/${document.id}`;
        keys.add(id);
        const { body, ...rest } = document;
        // The text of the file is the checks' business.
        const data = { ...rest, source: '' };
        store.set({ id, digest: document.digest, data, ...(body && { body: JSON.stringify(body) }) });
      }
      keys.add('alert-rules');
      store.set({ id: 'alert-rules', data: { rules: [...catalogue.rules], ledger: [...catalogue.ledger.values()] } });
      // A file that is broken for the moment keeps its last good page while its writer mends it.
      for (const key of store.keys()) if (!keys.has(key)) store.delete(key);
    },
  };
}
