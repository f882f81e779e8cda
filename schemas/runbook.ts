import { z } from 'zod';
import { contentType, type NamedItem } from './content-type.ts';
import { oldAddress } from './address.ts';
import { id, reference, sentence } from './identifiers.ts';
import { durationKind } from './quantities/duration.ts';
import { quantity } from './quantities/quantity.ts';
import { calendarDateOrGap } from './quantities/time.ts';
import { valuePattern } from './quantities/value-pattern.ts';

export const runbookStatuses = ['planned', 'draft', 'published', 'deprecated'] as const;

/** Name of an alert, as the monitoring system spells it: any text on one line. */
export const alertName = z
  .string()
  .min(1, { error: 'The name of the alert is empty.' })
  .max(300, { error: 'The name of the alert is longer than 300 characters.' })
  .regex(/^[^\n\r\t]+$/, { error: 'The name of the alert must be on one line, without tabs.' })
  .meta({ examples: ['CheckoutLatencyHigh'] });

const alertSchema = z.union([
  alertName.transform((name) => ({ name, section: undefined as string | undefined })),
  z.strictObject({
    name: alertName.meta({ description: 'Name of the alert in the monitoring system.' }),
    section: z
      .string()
      .optional()
      .meta({ description: 'Id of the section to open for this alert.', examples: ['drain-the-queue'] }),
  }),
]);

export const parameterSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'Expected a name of letters, digits and `_`, such as `namespace`.' })
    .meta({
      description:
        'Name between the braces: `namespace` for `{{namespace}}`; also the name in the query of an alert link.',
      examples: ['namespace'],
    }),
  label: sentence.meta({ description: 'What it is, for people.', examples: ['Kubernetes namespace'] }),
  pattern: valuePattern.optional().meta({
    description: 'What a value looks like, as a regular expression for the whole value.',
    examples: ['[a-z0-9-]+'],
  }),
  example: sentence.meta({ description: 'A value that could be right.', examples: ['shop'] }),
  default: sentence.optional().meta({ description: 'Value when nobody gives one.', examples: ['us-east-1'] }),
});

export type Parameter = z.output<typeof parameterSchema>;

/** Parameters as things with names. */
export function parameterItems(params: readonly Parameter[]): NamedItem[] {
  return params.map(({ name }, index) => ({ id: name, path: ['params', index, 'name'] }));
}

export const reviewFields = {
  owner: reference('team')
    .optional()
    .meta({ description: 'Team that keeps it true; the owner of the service if empty.' }),
  reviewed: calendarDateOrGap
    .optional()
    .meta({ description: 'Day someone last read it against reality (year-month-day).', examples: ['2026-03-01'] }),
  reviewEvery: quantity(durationKind)
    .optional()
    .meta({ description: 'How long a review stays good.', examples: ['90 days'] }),
};

export const addressFields = {
  aliases: z
    .array(oldAddress)
    .default([])
    .meta({ description: 'Old addresses on this site that lead here.', examples: [['/wiki/latency/']] }),
};

export const runbookSchema = z.strictObject({
  title: sentence.meta({ description: 'What it helps with, short.', examples: ['Checkout is slow'] }),
  summary: sentence.optional().meta({
    description: 'One sentence for lists and search.',
    examples: ['Find and end the cause of slow answers of the checkout.'],
  }),
  service: reference('service').meta({ description: 'Service it belongs to.' }),
  component: reference('component').optional().meta({ description: 'Component of the service.' }),
  kind: id.default('alert').meta({
    description:
      'What sections it must have: `alert` (Meaning, Impact, Diagnosis, Mitigation), `procedure` (Purpose, Procedure, Verification, Rollback), or a kind of `site.yaml`.',
    examples: ['alert', 'procedure'],
  }),
  severity: reference('level')
    .optional()
    .meta({ description: 'Usual severity, a level of the matrix of the service.' }),
  alerts: z
    .array(alertSchema)
    .default([])
    .meta({
      description: 'Alerts that lead here, each with the section to open if not the top.',
      examples: [['CheckoutLatencyHigh']],
    }),
  status: z
    .enum(runbookStatuses)
    .default('published')
    .meta({
      description: '`planned` (still to be written), `draft`, `published` or `deprecated`.',
      examples: ['published'],
    }),
  audience: z
    .array(sentence)
    .default([])
    .meta({ description: 'Who it is for.', examples: [['On-call engineers']] }),
  priority: z
    .enum(['high', 'medium', 'low'])
    .optional()
    .meta({ description: 'How urgent it is to write a planned page.', examples: ['high'] }),
  priorityReason: sentence
    .optional()
    .meta({ description: 'Why it has that priority.', examples: ['Blocks production'] }),
  ...reviewFields,
  exercised: calendarDateOrGap.optional().meta({
    description: 'Day someone last went through it for practice (year-month-day).',
    examples: ['2026-02-14'],
  }),
  ...addressFields,
  symptoms: z
    .array(sentence)
    .default([])
    .meta({
      description: 'What people see, in the words they would search for.',
      examples: [['spinner on the pay button']],
    }),
  slos: z
    .array(reference('objective'))
    .default([])
    .meta({ description: 'Objectives at stake: ids of this service, or `service/id`.' }),
  params: z
    .array(parameterSchema)
    .default([])
    .meta({
      description: 'Parameters of its commands and links.',
      examples: [[{ name: 'namespace', label: 'Kubernetes namespace', example: 'shop' }]],
    }),
  related: z.array(reference('runbook')).default([]).meta({ description: 'Other runbooks to look at.' }),
});

export const runbookType = contentType({
  schema: runbookSchema,
  place: { folder: 'runbooks', depth: 2 },
  formats: ['mdx'],
  label: { title: 'Runbook', description: 'Frontmatter of a page that an alert leads to.' },
  noun: 'runbook',
  page: { address: (id) => `/runbooks/${id}/` },
  service: 'in data',
  titleOf: ({ title }) => title,
  itemsOf: ({ params }) => [{ noun: 'parameter', items: parameterItems(params) }],
});
