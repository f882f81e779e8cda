import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { takenBy } from '../model/site/public-files.ts';

/** What it finds is not published, whatever level `site.yaml` gives it. */
export const publicReplacesPage = {
  id: 'public/replaces-page',
  level: 'error',
  summary: 'No file in `public/` replaces a page or file of the site.',
  run: (catalogue: Catalogue) =>
    (catalogue.publicFiles ?? []).flatMap(({ path, shown }) => {
      const taken = takenBy(catalogue, path);
      return taken === undefined
        ? []
        : [
            {
              message: `\`${path}\` would replace \`${taken}\`, which the site makes itself.`,
              hint: 'Rename it, or delete it.',
              at: { file: shown, line: 1, column: 1 },
            },
          ];
    }),
} satisfies Check;
