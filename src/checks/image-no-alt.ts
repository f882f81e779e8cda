import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';

export const imageNoAlt = {
  id: 'image/no-alt',
  level: 'error',
  summary: 'Every image has alternative text.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap(({ body }) =>
      (body?.links ?? [])
        .filter(({ kind, text }) => kind === 'image' && text.trim() === '')
        .map(({ href, at }) => ({
          message: `The image \`${href}\` has no alternative text for people who cannot see it.`,
          hint: `Say what it shows: \`![What it shows](${href})\`.`,
          at,
        })),
    ),
} satisfies Check;
