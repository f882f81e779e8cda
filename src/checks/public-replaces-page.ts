import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { takenBy } from '../model/site/public-files.ts';

/** What it finds is not published, whatever level `site.yaml` gives it. */
export const publicReplacesPage = {
  id: 'public/replaces-page',
  level: 'error',
  summary: 'No file of `public/` lies where the site has a page or a file of its own.',
  run: (catalogue: Catalogue) =>
    (catalogue.publicFiles ?? []).flatMap(({ path, shown }) => {
      const taken = takenBy(catalogue, path);
      return taken === undefined
        ? []
        : [
            {
              message: `\`${path}\` would take the place of \`${taken}\`, which is the site's own.`,
              hint: 'Rename it, or delete it.',
              at: { file: shown, line: 1, column: 1 },
            },
          ];
    }),
} satisfies Check;
