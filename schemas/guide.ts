import { z } from 'zod';
import { contentType } from './content-type.ts';
import { reference, sentence } from './identifiers.ts';
import { addressFields, parameterItems, parameterSchema, reviewFields } from './runbook.ts';

export const guideSchema = z.strictObject({
  title: sentence.meta({ description: 'What it is about, short.', examples: ['Going on call'] }),
  summary: sentence.optional().meta({
    description: 'One sentence for lists and search.',
    examples: ['What a new engineer does in the first four weeks.'],
  }),
  service: reference('service').optional().meta({ description: 'Service it belongs to; none when it is for all.' }),
  audience: z
    .array(sentence)
    .default([])
    .meta({ description: 'Who it is for.', examples: [['Engineers', 'SRE']] }),
  order: z
    .int()
    .default(100)
    .meta({ description: 'Place among its neighbours, lowest first.', examples: [10] }),
  ...reviewFields,
  ...addressFields,
  params: z
    .array(parameterSchema)
    .default([])
    .meta({
      description: 'Parameters of its commands and links.',
      examples: [[{ name: 'region', label: 'AWS region', example: 'us-east-1' }]],
    }),
  related: z.array(reference('runbook')).default([]).meta({ description: 'Runbooks to look at.' }),
});

export const guideType = contentType({
  schema: guideSchema,
  place: { folder: 'guides', depth: 'any' },
  formats: ['mdx'],
  label: { title: 'Guide', description: 'Frontmatter of anything else that people read.' },
  noun: 'guide',
  page: { address: (id) => `/guides/${id}/` },
  service: 'in data',
  titleOf: ({ title }) => title,
  itemsOf: ({ params }) => [{ noun: 'parameter', items: parameterItems(params) }],
});
