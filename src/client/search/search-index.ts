import { openSearchInSteps, type Search, type SearchEntry } from '../../model/search/search.ts';
import { unpackInSteps } from '../../model/search/search-index.ts';
import type { Steps } from '../../model/search/steps.ts';
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
  const entries = await withPauses(unpackInSteps(globalThis.alertbookSearchIndex));
  return { entries, search: await withPauses(openSearchInSteps(entries)) };
}

/** How long the page may be kept from what the reader does. A phone may take three times as long for a step that has begun. */
const longestTaskMilliseconds = 30;

/** Does work of many steps, and lets the page go on each time that it took long enough. */
async function withPauses<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + longestTaskMilliseconds;
    while (performance.now() < end) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}
