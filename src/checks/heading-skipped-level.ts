import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';

/** Screen readers jump from heading to heading by level. The title of the page is the first level. */
export const headingSkippedLevel = {
  id: 'heading/skipped-level',
  level: 'warning',
  summary: 'Headings go down one level at a time.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap(({ body }) =>
      (body?.headings ?? []).flatMap(({ depth, text, at }, index, headings) => {
        const before = headings[index - 1]?.depth ?? 1;
        if (depth <= before + 1) return [];
        const above = index === 0 ? 'the title of the page' : `\`${headings[index - 1]!.text}\``;
        return [
          {
            message: `\`${text}\` has ${depth} \`#\`, but ${above} above it has ${before}: a level is missing between them.`,
            hint: `Write \`${'#'.repeat(before + 1)} ${text}\`.`,
            at,
          },
        ];
      }),
    ),
} satisfies Check;
