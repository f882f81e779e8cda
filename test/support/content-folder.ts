import type { Catalogue } from '../../src/model/catalogue/catalogue.ts';
import { readCatalogue } from '../../src/readers/content/read-catalogue.ts';

/** Catalogue of a content folder that is given as texts by path. A `site.yaml` is added when none is given. */
export function catalogueFrom(texts: Record<string, string>): Catalogue {
  const all = { 'site.yaml': 'name: Test\nurl: https://oncall.example.com/\n', ...texts };
  const entries = Object.entries(all).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  return readCatalogue(
    entries.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    { shownAs: 'content' },
  );
}
