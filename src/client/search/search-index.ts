import { openSearch, type Search, type SearchEntry } from '../../model/search/search.ts';
import { unpackSearchIndex } from '../../model/search/search-index.ts';
import { searchIndexTexts } from '../../texts/search.ts';

declare global {
  /** What `assets/search-index.js` assigns. */
  var alertbookSearchIndex: unknown;
}

/** Names of the site, ready to be searched. */
export interface Names {
  entries: readonly SearchEntry[];
  search: Search;
}

/** @throws Error whose message is for the reader. */
export async function loadNames(load: (path: string) => Promise<void>): Promise<Names> {
  await load('assets/search-index.js').catch(() => {
    throw new Error(searchIndexTexts.notLoaded);
  });
  const entries = unpackSearchIndex(globalThis.alertbookSearchIndex);
  return { entries, search: openSearch(entries) };
}
