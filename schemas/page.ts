import { z } from 'zod';
import { sentence } from './identifiers.ts';

export const pageSchema = z.strictObject({
  title: sentence.meta({ description: 'Title of the page.', examples: ['How this site is written'] }),
  summary: sentence.optional().meta({
    description: 'One sentence for lists and search.',
    examples: ['Every component of the vocabulary, live.'],
  }),
});
