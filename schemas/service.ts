import { z } from 'zod';
import { contentType, itemsById } from './content-type.ts';
import { id, reference, sentence, textOrGap, webAddressOrGap } from './identifiers.ts';
import { duration } from './quantities/duration.ts';
import { money } from './quantities/money.ts';
import { percentage } from './quantities/percentage.ts';
import { recurrence } from './quantities/recurrence.ts';
import { threshold } from './quantities/threshold.ts';
import { calendarDateOrGap } from './quantities/time.ts';

const componentSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines, used by objectives, runbooks and metrics.', examples: ['api'] }),
  name: sentence.meta({ description: 'Name for people.', examples: ['Checkout API'] }),
  summary: sentence
    .optional()
    .meta({ description: 'What it does, in a sentence.', examples: ['Answers the web shop.'] }),
});

const environmentSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines.', examples: ['production'] }),
  name: sentence.meta({ description: 'Name for people.', examples: ['Production'] }),
  purpose: sentence.optional().meta({ description: 'What it is for.', examples: ['Primary, customer-facing.'] }),
  url: webAddressOrGap.optional().meta({ description: 'Where it answers.', examples: ['https://api.example.com'] }),
  regions: z
    .array(sentence)
    .default([])
    .meta({ description: 'Regions it runs in.', examples: [['us-east-1']] }),
});

export const linkKinds = [
  'dashboard',
  'logs',
  'traces',
  'metrics',
  'status-page',
  'console',
  'cost',
  'repository',
  'pager',
  'chat',
  'document',
  'other',
] as const;

const linkSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines, used by `<Dashboard id="…" />`.', examples: ['overview'] }),
  name: sentence.meta({ description: 'Text of the link.', examples: ['Overview dashboard'] }),
  kind: z.enum(linkKinds).meta({ description: 'What it leads to.', examples: ['dashboard'] }),
  url: webAddressOrGap.optional().meta({
    description:
      'Where it leads; may hold `{{name}}` for a parameter of the runbook. Left out when people find it by name.',
    examples: ['https://grafana.example.com/d/overview?var-ns={{namespace}}'],
  }),
  note: sentence
    .optional()
    .meta({ description: 'What to know before following it.', examples: ['Internal: needs the VPN.'] }),
});

const metricSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines.', examples: ['queue-depth'] }),
  name: sentence.meta({ description: 'What is measured.', examples: ['Queue depth'] }),
  group: sentence.optional().meta({ description: 'Heading that it is listed under.', examples: ['System health'] }),
  component: reference('component')
    .optional()
    .meta({ description: 'Component of this service that it is measured on.' }),
  target: threshold.optional().meta({ description: 'Where it should be, with its unit.', examples: ['< 70%'] }),
  alert: threshold
    .optional()
    .meta({ description: 'Where someone is alerted, with its unit.', examples: ['> 100 jobs'] }),
  percentiles: z
    .array(z.string().regex(/^p\d{1,2}(\.\d+)?$/, { error: 'Expected a percentile, such as `p95`.' }))
    .default([])
    .meta({ description: 'Percentiles that are watched.', examples: [['p50', 'p95', 'p99']] }),
  cadence: sentence.optional().meta({ description: 'How often it is looked at.', examples: ['hourly', 'real-time'] }),
  severity: reference('level')
    .optional()
    .meta({ description: 'Severity of its alert, a level of the matrix of the service.' }),
  note: sentence.optional().meta({
    description: 'Anything else to know, for example what the alarm does.',
    examples: ['Notifies the on-call topic.'],
  }),
});

const costBudgetSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines.', examples: ['monthly'] }),
  name: sentence.meta({ description: 'What is paid for.', examples: ['Cloud bill'] }),
  period: recurrence.meta({ description: 'How often the budget begins anew.', examples: ['monthly'] }),
  amount: money.optional().meta({ description: 'Amount in one period, with its currency.', examples: ['USD 5000'] }),
  variance: threshold
    .optional()
    .meta({ description: 'How far the cost may stray from the budget.', examples: ['< 10%'] }),
  alertsAt: z
    .array(percentage)
    .default([])
    .meta({ description: 'Shares of the budget at which someone is told.', examples: [['50%', '75%', '90%']] }),
  review: recurrence.optional().meta({ description: 'How often the cost is reviewed.', examples: ['weekly'] }),
  note: sentence.optional().meta({ description: 'Anything else to know.', examples: ['Tags are enforced.'] }),
});

const retentionSchema = z.strictObject({
  what: sentence.meta({ description: 'What is kept.', examples: ['Logs'] }),
  kept: duration.meta({ description: 'How long it is kept.', examples: ['30 days', '13 months'] }),
  note: sentence.optional().meta({ description: 'Anything else to know.', examples: ['Or as the policy says.'] }),
});

export const serviceSchema = z.strictObject({
  name: sentence.meta({ description: 'Name for people.', examples: ['Checkout'] }),
  summary: sentence.meta({
    description: 'What the service does, in a sentence or two.',
    examples: ['Takes orders and payments of the web shop.'],
  }),
  tier: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .meta({ description: 'How critical it is, 1 (most) to 5 (least).', examples: [1] }),
  owner: reference('team').meta({ description: 'Team that owns the service.' }),
  severityMatrix: reference('matrix')
    .optional()
    .meta({ description: 'Severity matrix of this service; the one of the site if empty.' }),
  escalation: reference('escalation').optional().meta({ description: 'Escalation policy of this service.' }),
  components: z
    .array(componentSchema)
    .default([])
    .meta({
      description: 'Parts that objectives, runbooks and metrics can name.',
      examples: [[{ id: 'api', name: 'Checkout API' }]],
    }),
  environments: z
    .array(environmentSchema)
    .default([])
    .meta({ description: 'Where it runs.', examples: [[{ id: 'production', name: 'Production' }]] }),
  links: z
    .array(linkSchema)
    .default([])
    .meta({
      description: 'Dashboards, logs, status page and other places to look.',
      examples: [
        [{ id: 'overview', name: 'Overview', kind: 'dashboard', url: 'https://grafana.example.com/d/overview' }],
      ],
    }),
  metrics: z
    .array(metricSchema)
    .default([])
    .meta({
      description: 'Key metrics with targets and alert thresholds.',
      examples: [[{ id: 'queue-depth', name: 'Queue depth', alert: '> 100 jobs' }]],
    }),
  costBudgets: z
    .array(costBudgetSchema)
    .default([])
    .meta({ description: 'Cost budgets.', examples: [[{ id: 'monthly', name: 'Cloud bill', period: 'monthly' }]] }),
  retention: z
    .array(retentionSchema)
    .default([])
    .meta({
      description: 'How long logs, metrics and other data are kept.',
      examples: [[{ what: 'Logs', kept: '30 days' }]],
    }),
  version: textOrGap
    .optional()
    .meta({ description: 'Version of the documentation of this service.', examples: ['2.1'] }),
  updated: calendarDateOrGap
    .optional()
    .meta({ description: 'Day of the last change to the documentation (year-month-day).', examples: ['2026-03-01'] }),
});

export type ServiceInput = z.input<typeof serviceSchema>;
export type Service = z.output<typeof serviceSchema>;
export type ServiceLink = Service['links'][number];
export type Metric = Service['metrics'][number];

export const serviceType = contentType({
  schema: serviceSchema,
  place: { folder: 'services', depth: 1 },
  formats: ['mdx', 'yaml'],
  label: {
    title: 'Service',
    description: 'What people on call answer for: its owner, components, links and key metrics.',
  },
  noun: 'service',
  page: { address: (id) => `/services/${id}/` },
  service: 'by file name',
  titleOf: ({ name }) => name,
  itemsOf: ({ components, environments, links, metrics, costBudgets }) => [
    { noun: 'component', items: itemsById(components, 'components') },
    { noun: 'environment', items: itemsById(environments, 'environments') },
    { noun: 'link', items: itemsById(links, 'links') },
    { noun: 'metric', items: itemsById(metrics, 'metrics') },
    { noun: 'cost budget', items: itemsById(costBudgets, 'costBudgets') },
  ],
  namedAt: ['components', 'environments', 'links', 'metrics', 'costBudgets'].map((field) => [field, '*', 'id']),
});
