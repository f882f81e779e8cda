import type { Loader } from 'astro/loaders';
import { allDocuments } from '../model/catalogue.ts';
import { readCatalogue } from '../readers/read-catalogue.ts';
import { openReadCache } from './read-cache.ts';

/**
 * Puts every document of the content folder into Astro's store, each with the digest of its file. The body goes in as
 * text, so that only the page that shows it has it as objects.
 */
export function contentLoader(content: string): Loader {
  return {
    name: 'alertbook',
    load: async ({ store }) => {
      const cache = openReadCache(content);
      const catalogue = readCatalogue(content, { cache });
      cache.save();
      const brokenKeys = new Set(catalogue.broken.map(({ type, id }) => `${type}/${id}`));
      const keys = new Set<string>();
      for (const document of allDocuments(catalogue)) {
        const key = `${document.type}/${document.id}`;
        keys.add(key);
        const { body, source: _source, ...rest } = document;
        store.set({ id: key, digest: document.digest, data: { document: rest, body: body && JSON.stringify(body) } });
      }
      // A file that is broken for the moment keeps its last good page while its writer mends it.
      for (const key of store.keys()) if (!keys.has(key) && !brokenKeys.has(key)) store.delete(key);
    },
  };
}
