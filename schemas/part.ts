import { z } from 'zod';
import { contentType } from './content-type.ts';
import { sentence } from './identifiers.ts';
import { parameterItems, parameterSchema } from './runbook.ts';

/** A piece of text that several runbooks include: `<Include part="verify-health" />`. It has no address of its own. */
export const partSchema = z.strictObject({
  title: sentence.meta({
    description: 'What the part is, for its writers.',
    examples: ['Verify the health of the API'],
  }),
  params: z
    .array(parameterSchema)
    .default([])
    .meta({
      description: 'Parameters of its commands; a runbook that includes it has them too.',
      examples: [[{ name: 'namespace', label: 'Kubernetes namespace', example: 'shop' }]],
    }),
});

export const partType = contentType({
  schema: partSchema,
  place: { folder: 'parts', depth: 'any' },
  formats: ['mdx'],
  label: { title: 'Part', description: 'Frontmatter of a text that several runbooks include.' },
  noun: 'shared part',
  page: 'none',
  service: 'none',
  titleOf: ({ title }) => title,
  itemsOf: ({ params }) => [{ noun: 'parameter', items: parameterItems(params) }],
});
