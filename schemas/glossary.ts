import { z } from 'zod';
import { contentType } from './content-type.ts';
import { sentence } from './identifiers.ts';

export const glossarySchema = z.strictObject({
  terms: z
    .array(
      z.strictObject({
        term: sentence.meta({ description: 'The term as people write it.', examples: ['SLO'] }),
        expansion: sentence
          .optional()
          .meta({ description: 'What the letters stand for.', examples: ['Service level objective'] }),
        meaning: sentence.optional().meta({
          description: 'What it means here, in a sentence or two.',
          examples: ['What we promise those who use a service.'],
        }),
      }),
    )
    .default([])
    .meta({ description: 'Terms of the site.', examples: [[{ term: 'SLO', expansion: 'Service level objective' }]] }),
});

export type Glossary = z.output<typeof glossarySchema>;

export const glossaryType = contentType({
  schema: glossarySchema,
  place: { file: 'glossary' },
  formats: ['yaml'],
  label: { title: 'Glossary', description: 'Terms of the site, in `glossary.yaml`.' },
  noun: 'glossary',
  page: { address: () => '/glossary/' },
  service: 'none',
  titleOf: () => undefined,
  itemsOf: ({ terms }) => [
    { noun: 'term', items: terms.map(({ term }, index) => ({ id: term, path: ['terms', index, 'term'] })) },
  ],
});
