import { z } from 'zod';
import { contentType, itemsById } from './content-type.ts';
import { id, reference, sentence } from './identifiers.ts';
import { duration } from './quantities/duration.ts';
import { percentage, percentageKind, type Percentage } from './quantities/percentage.ts';
import { quantity, type QuantityKind } from './quantities/quantity.ts';
import { thresholdKind, type Threshold } from './quantities/threshold.ts';
import { timeZone } from './quantities/time.ts';
import { slidingWindow } from './quantities/window.ts';
import { recordByName } from './record-by-name.ts';
import { alertName } from './runbook.ts';

export const indicators = [
  'availability',
  'latency',
  'error-rate',
  'freshness',
  'throughput',
  'durability',
  'success-rate',
  'cost',
] as const;

/**
 * What an objective promises: a share of good events (`99.9%`), perhaps with the bound that makes one good (`99% < 200ms`), or a
 * bound on a measurement (`p95 < 200ms`).
 */
export type Target =
  | { kind: 'share'; text: string; share: Percentage; within?: Threshold }
  | { kind: 'bound'; text: string; bound: Threshold };

/** `99% < 200ms`: a share of events, each within a bound. */
const shareWithin = /^(\d[\d.]*\s*%)\s*(?:of (?:all )?(?:requests|events)\s+)?([<≤>≥]=?\s*\S.*)$/;

export const targetKind: QuantityKind<Target> = {
  name: 'a target',
  examples: ['99.9%', '< 1%', 'p95 < 200ms', '99% < 200ms'],
  parse(text) {
    const [, part, bounds] = shareWithin.exec(text) ?? [];
    if (part !== undefined && bounds !== undefined) {
      const [share, within] = [targetKind.parse(part), thresholdKind.parse(bounds)];
      if ('problem' in share) return share;
      if ('problem' in within) return within;
      if (share.value.kind === 'share' && within.value.measure.kind !== 'percentage')
        return { value: { ...share.value, text, within: within.value } };
    }
    const share = percentageKind.parse(text);
    if ('value' in share) {
      const ratio = Number(share.value.ratio);
      if (ratio <= 0 || ratio >= 1)
        return { problem: `\`${text}\` leaves no error budget or no promise: a target lies between 0% and 100%.` };
      return { value: { kind: 'share', text, share: share.value } };
    }
    const bound = thresholdKind.parse(text);
    if ('problem' in bound) return { problem: `\`${text}\` is not a target.` };
    return { value: { kind: 'bound', text, bound: bound.value } };
  },
};

const text = z.string().trim().min(1, { error: 'The text is empty. Write it, or delete the field.' });
const byName = recordByName(text, z.string());

const queriesSchema = z.strictObject({
  source: sentence.optional().meta({ description: 'System that runs the queries.', examples: ['prometheus'] }),
  dataSource: sentence
    .optional()
    .meta({ description: 'Name that this system is configured under.', examples: ['prometheus-eu'] }),
  good: text.optional().meta({ description: 'Events that are good.', examples: ['http_requests_total{code!~"5.."}'] }),
  bad: text.optional().meta({ description: 'Events that are bad.', examples: ['http_requests_total{code=~"5.."}'] }),
  total: text.optional().meta({ description: 'All events.', examples: ['http_requests_total'] }),
  goodRatio: text
    .optional()
    .meta({ description: 'Share of events that are good, where one query gives it.', examples: ['orders:good:ratio'] }),
  badRatio: text.optional().meta({
    description: 'Share of events that are bad, where one query gives it.',
    examples: ['orders:errors:ratio'],
  }),
  counts: z
    .enum(['counter', 'gauge'])
    .optional()
    .meta({ description: 'Whether the queries give counters, which only grow, or gauges.', examples: ['counter'] }),
  value: text
    .optional()
    .meta({ description: 'The measurement that a bound is about.', examples: ['queue_age_seconds'] }),
  unit: text.optional().meta({
    description: 'Unit of that measurement, by which `slo export` turns the bound into a bare number.',
    examples: ['s'],
  }),
});

const alertOptionsSchema = z.strictObject({
  disabled: z
    .boolean()
    .optional()
    .meta({ description: 'Whether this alert is not made.', examples: [true] }),
  labels: byName.optional().meta({ description: 'Labels of this alert.', examples: [{ severity: 'page' }] }),
  annotations: byName
    .optional()
    .meta({ description: 'Annotations of this alert.', examples: [{ summary: 'Too slow' }] }),
});

const alertingSchema = z.strictObject({
  labels: byName.optional().meta({ description: 'Labels of all its alerts.', examples: [{ team: 'shop' }] }),
  annotations: byName
    .optional()
    .meta({ description: 'Annotations of all its alerts.', examples: [{ summary: 'Budget burns' }] }),
  page: alertOptionsSchema
    .optional()
    .meta({ description: 'The alert that pages.', examples: [{ labels: { severity: 'page' } }] }),
  ticket: alertOptionsSchema
    .optional()
    .meta({ description: 'The alert that opens a ticket.', examples: [{ disabled: true }] }),
  disabled: z
    .boolean()
    .optional()
    .meta({ description: 'Whether no alert is made.', examples: [true] }),
  policies: z
    .array(sentence)
    .optional()
    .meta({ description: 'Alert policies of OpenSLO that it names.', examples: [['page-on-burn']] }),
});

export const specificationFormats = ['openslo', 'sloth', 'pyrra'] as const;
export type SpecificationFormat = (typeof specificationFormats)[number];

const specificationSchema = z.strictObject({
  format: z
    .enum(specificationFormats)
    .meta({ description: 'Format of the file that the objective was imported from.', examples: ['pyrra'] }),
  rest: recordByName(z.string(), z.json()).meta({
    description: 'What only this format knows, in the form of its files. `slo export` gives it back.',
    examples: [{ metadata: { namespace: 'monitoring' } }],
  }),
});

const timesliceSchema = z.strictObject({
  length: duration.meta({ description: 'Length of one slice of time.', examples: ['1m'] }),
  target: percentage
    .optional()
    .meta({ description: 'Share of good events that makes a slice good.', examples: ['95%'] }),
  counts: z
    .enum(['good slices', 'mean of slices'])
    .default('good slices')
    .meta({ description: 'Whether slices are good or bad, or their shares are averaged.', examples: ['good slices'] }),
});

export const objectiveSchema = z.strictObject({
  id: id.meta({
    description: 'Name for machines, part of the address of the objective.',
    examples: ['api-availability'],
  }),
  name: sentence.meta({ description: 'Name for people.', examples: ['API availability'] }),
  indicator: z.enum(indicators).meta({ description: 'What is measured.', examples: ['availability'] }),
  target: quantity(targetKind).meta({
    description: 'Share of good events promised in the window, or a bound with its unit and percentile.',
  }),
  window: slidingWindow
    .default({
      kind: 'rolling',
      text: '30 days (assumed)',
      duration: { text: '30d', seconds: '2592000', months: 0, businessDays: 0 },
    })
    .meta({
      description:
        'Time over which the target holds, an hour or more: a number of days that rolls, a calendar unit, or as OpenSLO writes it (`1M` is a month, `1m` a minute). Shown as 30 days, assumed, where none is written.',
      examples: ['30d', 'monthly'],
    }),
  component: reference('component').optional().meta({ description: 'Component of the service that it is about.' }),
  environment: reference('environment')
    .optional()
    .meta({ description: 'Environment of the service that it is about.' }),
  scope: sentence.optional().meta({
    description: 'What exactly is counted.',
    examples: ['Reads only', 'Responses with a 5xx status, per service'],
  }),
  alerts: z
    .array(alertName)
    .default([])
    .meta({ description: 'Alerts that guard it.', examples: [['CheckoutBudgetBurn']] }),
  description: sentence
    .optional()
    .meta({ description: 'Why it is as it is, and what users notice.', examples: ['Buyers wait for this page.'] }),
  windowStarts: sentence
    .optional()
    .meta({ description: 'When the first calendar window starts.', examples: ['2026-01-01 00:00:00'] }),
  timeZone: timeZone.optional().meta({ description: 'Time zone of calendar windows.' }),
  timeslice: timesliceSchema.optional().meta({
    description: 'Set where slices of time are counted, and not events.',
    examples: [{ length: '1m', target: '95%' }],
  }),
  groupBy: z
    .array(text)
    .optional()
    .meta({ description: 'Labels that it holds for one by one.', examples: [['region']] }),
  queries: queriesSchema.optional().meta({
    description: 'How it is measured.',
    examples: [{ source: 'prometheus', bad: 'http_requests_total{code=~"5.."}', total: 'http_requests_total' }],
  }),
  labels: byName.optional().meta({ description: 'Labels for tools.', examples: [{ tier: 'gold' }] }),
  alerting: alertingSchema.optional().meta({
    description: 'What its generated alerts are given.',
    examples: [{ labels: { team: 'shop' } }],
  }),
  specification: specificationSchema.optional().meta({
    description: 'Kept from the file that it was imported from, for `slo export`; no page shows it.',
    examples: [{ format: 'pyrra', rest: { metadata: { namespace: 'monitoring' } } }],
  }),
});

export const sloSchema = z.strictObject({
  objectives: z
    .array(objectiveSchema)
    .min(1, { error: 'Expected at least one objective.' })
    .meta({
      description: 'Service level objectives.',
      examples: [
        [{ id: 'availability', name: 'Availability', indicator: 'availability', target: '99.9%', window: '30d' }],
      ],
    }),
});

export type Objective = z.output<typeof objectiveSchema>;
export type ObjectiveInput = z.input<typeof objectiveSchema>;

export const sloType = contentType({
  schema: sloSchema,
  place: { folder: 'slos', depth: 1 },
  formats: ['mdx', 'yaml'],
  label: { title: 'Service level objectives', description: 'Objectives of one service.' },
  noun: 'objectives',
  page: { shared: '/slos/', anchor: (id) => id, phrase: 'the objectives of', itemsHaveAnchors: true },
  service: 'by file name',
  titleOf: () => undefined,
  itemsOf: ({ objectives }) => [{ noun: 'objective', items: itemsById(objectives, 'objectives') }],
  namedAt: [['objectives', '*', 'id']],
});
