import { z } from 'zod';
import { contentType } from './content-type.ts';
import { reference, sentence } from './identifiers.ts';
import { duration } from './quantities/duration.ts';

const stepSchema = z.strictObject({
  name: sentence.optional().meta({ description: 'Name of the step.', examples: ['Level 1'] }),
  after: duration.optional().meta({
    description: 'Time since the alert when this step is due; left out when the policy gives none.',
    examples: ['0 min', '30 min'],
  }),
  until: duration
    .optional()
    .meta({ description: 'Time since the alert when the next step takes over.', examples: ['30 min'] }),
  to: z
    .array(reference('member'))
    .min(1, { error: 'Expected at least one person, shift, rotation or channel to call.' })
    .meta({
      description: 'Who is called: `team/person`, `team/shift`, `team/rotation` or `team/channel`.',
      examples: [['payments/primary']],
    }),
  by: z
    .array(z.enum(['page', 'phone', 'chat', 'email', 'sms', 'bridge']))
    .default([])
    .meta({ description: 'By what means.', examples: [['page']] }),
  only: z
    .array(reference('level'))
    .default([])
    .meta({ description: 'Severities that the step is for; all if empty.', examples: [['p1']] }),
  note: sentence
    .optional()
    .meta({ description: 'Anything else to know.', examples: ['Only with a decision to take.'] }),
});

export const escalationSchema = z.strictObject({
  name: sentence.meta({ description: 'Name of the policy.', examples: ['Payments escalation'] }),
  severityMatrix: reference('matrix')
    .optional()
    .meta({ description: 'Matrix whose levels `only` names; the one of the site if empty.' }),
  steps: z
    .array(stepSchema)
    .min(1, { error: 'Expected at least one step.' })
    .meta({ description: 'Steps in order.', examples: [[{ after: '0 min', to: ['payments/primary'] }]] }),
});

export type Escalation = z.output<typeof escalationSchema>;
export type EscalationStep = Escalation['steps'][number];

export const escalationType = contentType({
  schema: escalationSchema,
  place: { folder: 'escalations', depth: 1 },
  formats: ['mdx', 'yaml'],
  label: { title: 'Escalation policy', description: 'Who is called, and when the next one is.' },
  noun: 'escalation policy',
  page: {
    shared: '/contacts/',
    anchor: (id) => `escalation-${id}`,
    phrase: 'the escalation policy',
    itemsHaveAnchors: false,
  },
  service: 'none',
  titleOf: ({ name }) => name,
  itemsOf: () => [],
});
