import type { TextIndex } from '../../model/search/text-search.ts';
import { loadScript } from '../page/load.ts';

declare global {
  /** What the parts of the index call: name of the part, and its bytes in base64. */
  var alertbookFullTextPart: (name: string, base64: string) => void;
  /** Stands in the place of `fetch` in Pagefind, which a page from `file://` may not use. */
  var alertbookFetchPart: (address: string) => Promise<Response>;
  /** Search in the text of the pages, once `assets/full-text.js` is loaded. */
  var alertbookFullText: FullText | undefined;
}

export interface FullText {
  /** An index to search; a new one after `lost`, for Pagefind never asks twice for a part. */
  open: () => TextIndex;
  /** Whether a part of the index could not be had since the last `open`. */
  lost: () => boolean;
}

const base = '/full-text/';

/** Languages in which each sign counts as a word of an excerpt. */
const unspacedLanguage = /^(?:zh|ja|ko|th|lo|km|my)\b/i;

/**
 * Called by `assets/full-text.js`.
 *
 * @param parts What every search needs, in base64 by name.
 */
export function offerFullText(
  createInstance: (options: Record<string, unknown>) => TextIndex,
  parts: Record<string, string>,
): void {
  const known = new Map(Object.entries(parts));
  let lost = false;
  globalThis.alertbookFullTextPart = (name, base64) => known.set(name, base64);
  globalThis.alertbookFetchPart = async (address) => {
    const name = address.slice(base.length).replace(/\?.*$/s, '');
    try {
      if (!known.has(name)) await loadScript(`assets/full-text/${name.replace(/\.[^.]+$/, '')}.js`);
      const part = known.get(name);
      if (part === undefined) throw new Error(`${name} did not arrive whole.`);
      return new Response(Uint8Array.from(atob(part), (character) => character.charCodeAt(0)));
    } catch (error) {
      lost = true;
      throw error;
    }
  };
  globalThis.alertbookFullText = {
    lost: () => lost,
    open: () => {
      lost = false;
      return createInstance({
        basePath: base,
        baseUrl: '/',
        noWorker: true,
        metaCacheTag: '1',
        // There is one index. By the language of the page, Pagefind would take a query apart that is taken apart already.
        language: 'unknown',
        excerptLength: unspacedLanguage.test(document.documentElement.lang) ? 50 : 20,
        ranking: { metaWeights: { title: 5, symptoms: 5 } },
      });
    },
  };
}
