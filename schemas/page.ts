import { z } from 'zod';
import { contentType } from './content-type.ts';
import { sentence } from './identifiers.ts';

export const pageSchema = z.strictObject({
  title: sentence.meta({ description: 'Title of the page.', examples: ['How this site is written'] }),
  summary: sentence.optional().meta({
    description: 'One sentence for lists and search.',
    examples: ['Every component of the vocabulary, live.'],
  }),
});

export const pageType = contentType({
  schema: pageSchema,
  place: { folder: 'pages', depth: 'any' },
  formats: ['mdx'],
  label: { title: 'Page', description: 'Frontmatter of a page of full MDX.' },
  noun: 'page',
  page: { address: (id) => `/${id}/` },
  service: 'none',
  titleOf: ({ title }) => title,
  itemsOf: () => [],
});
