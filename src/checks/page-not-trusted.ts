import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { siblingFile } from './wording.ts';

/** Full MDX is compiled and run, so it takes a word of trust. */
export const pageNotTrusted = {
  id: 'page/not-trusted',
  level: 'error',
  summary: 'Full MDX pages exist only where `site.yaml` trusts their authors.',
  run: ({ site, documents }: Catalogue) => {
    if (!site || site.data.trustPages) return [];
    return [...documents.page.values()].map((page) => ({
      message:
        'This page is full MDX, which may run code, and `site.yaml` does not trust its authors: it is left out of the site.',
      hint: `Move it to guides/, or add \`trustPages: true\` to ${siblingFile(page, 'site.yaml')}.`,
      at: { file: page.file, line: 1, column: 1 },
    }));
  },
} satisfies Check;
