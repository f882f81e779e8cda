import { z } from 'zod';
import { contentType, itemsById } from './content-type.ts';
import { id, reference, sentence } from './identifiers.ts';
import { boundedDuration } from './quantities/bounded-duration.ts';
import { duration } from './quantities/duration.ts';
import { responseTime } from './quantities/response-time.ts';

export const severityLevelSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines, used by runbooks and rules.', examples: ['p1'] }),
  label: sentence
    .optional()
    .meta({ description: 'Short name, when it differs from the id in capitals.', examples: ['SEV-1'] }),
  name: sentence.meta({ description: 'Name for people.', examples: ['Critical'] }),
  rank: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .meta({
      description: 'How bad it is across matrices, 1 (worst) to 5; its place in the list if empty.',
      examples: [1],
    }),
  meaning: sentence.optional().meta({
    description: 'When an incident has this level.',
    examples: ['The service is down, or data is being lost.'],
  }),
  examples: z
    .array(sentence)
    .default([])
    .meta({
      description: 'Incidents that had or would have this level.',
      examples: [['Complete outage', 'Data loss']],
    }),
  acknowledge: responseTime
    .optional()
    .meta({ description: 'Time until someone has acknowledged the page.', examples: ['5 minutes'] }),
  respond: responseTime.optional().meta({ description: 'Time until someone works on it.', examples: ['15 minutes'] }),
  update: duration
    .optional()
    .meta({ description: 'Time between two updates to those affected.', examples: ['30 minutes'] }),
  recoverWithin: boundedDuration
    .optional()
    .meta({ description: 'Time until service is restored.', examples: ['< 30m'] }),
  coverage: sentence.optional().meta({ description: 'Hours in which people answer.', examples: ['24/7'] }),
  paged: z
    .array(reference('member'))
    .default([])
    .meta({ description: 'Who is paged: people, rotations or channels of a team.' }),
  escalation: sentence.optional().meta({ description: 'How it is escalated.', examples: ['Immediate page'] }),
  rules: z
    .array(sentence)
    .default([])
    .meta({ description: 'What else holds at this level, in order.', examples: [['Open an all-hands bridge.']] }),
});

export const severityMatrixSchema = z.strictObject({
  name: sentence.meta({ description: 'Name of the matrix.', examples: ['Payments severities'] }),
  levels: z
    .array(severityLevelSchema)
    .min(1, { error: 'Expected at least one level.' })
    .meta({
      description: 'Levels, the worst one first.',
      examples: [[{ id: 'p1', name: 'Critical', respond: '15 minutes' }]],
    }),
});

export type SeverityLevel = z.output<typeof severityLevelSchema>;

export const severityType = contentType({
  schema: severityMatrixSchema,
  place: { folder: 'severities', depth: 1 },
  formats: ['mdx', 'yaml'],
  label: { title: 'Severity matrix', description: 'Severity levels, the worst one first.' },
  noun: 'severity matrix',
  page: { shared: '/severities/', anchor: (id) => id, phrase: 'the severity matrix', itemsHaveAnchors: true },
  service: 'none',
  titleOf: ({ name }) => name,
  itemsOf: ({ levels }) => [{ noun: 'level', items: itemsById(levels, 'levels') }],
  namedAt: [['levels', '*', 'id']],
});
