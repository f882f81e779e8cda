import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { includesOf, partIdOf } from '../model/catalogue/parts.ts';

export const partUnused = {
  id: 'part/unused',
  level: 'note',
  summary: 'Every part is included somewhere.',
  run: (catalogue: Catalogue) => {
    const included = new Set(allDocuments(catalogue).flatMap((document) => includesOf(document).map(partIdOf)));
    // A page that is not read, or compiled by Astro, may include it without our knowing.
    const { broken, unread, documents } = catalogue;
    const isAllRead = allDocuments(catalogue).every((document) => document.unread?.text !== true);
    if (!isAllRead || broken.length + unread.length + documents.page.size > 0) return [];
    return [...catalogue.documents.part.values()]
      .filter(({ id }) => !included.has(id))
      .map(({ id, file }) => ({
        message: `Nothing includes the part \`${id}\`, so nobody reads it.`,
        hint: `Include it by \`<Include part="${id}" />\`, or delete the file.`,
        at: { file, line: 1, column: 1 },
      }));
  },
} satisfies Check;
