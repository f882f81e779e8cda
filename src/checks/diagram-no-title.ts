import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { diagramLanguages } from '../model/diagrams/graphviz.ts';

export const diagramNoTitle = {
  id: 'diagram/no-title',
  level: 'warning',
  summary: 'Every diagram says in words what it shows.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap(({ body }) =>
      (body?.code ?? [])
        .filter(
          ({ language, output, title = '' }) => diagramLanguages.includes(language) && !output && title.trim() === '',
        )
        .map(({ language, at }) => ({
          message: 'The diagram has no title: someone who cannot see it does not know what it shows.',
          hint: `Say what it shows: write \`title="…"\` after \`${language}\` on the first line of the block.`,
          at,
        })),
    ),
} satisfies Check;
