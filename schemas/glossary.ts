import { z } from 'zod';
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
