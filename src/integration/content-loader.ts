import type { Loader } from 'astro/loaders';
import { readStoredCatalogue } from '../workspace/stored-catalogue.ts';

/**
 * Puts every document that was read into Astro's store, each with the digest of its file.
 *
 * @param cache Folder that holds what `storeCatalogue` left.
 */
export function contentLoader(cache: string): Loader {
  return {
    name: 'alertbook',
    load: async ({ store }) => {
      const { documents, broken, rest } = readStoredCatalogue(cache);
      for (const { key, digest, text } of documents) store.set({ id: key, digest, data: {}, body: text });
      // It has no digest: Astro keeps an entry as it is while its digest stays the same.
      store.set({ id: 'rest', data: {}, body: rest });
      // A file that is broken for the moment keeps its last good page while its writer fixes it.
      const keys = new Set([...documents.map(({ key }) => key), ...broken, 'rest']);
      for (const key of store.keys()) if (!keys.has(key)) store.delete(key);
    },
  };
}
