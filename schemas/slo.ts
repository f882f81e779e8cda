import { z } from 'zod';
import { contentType, itemsById } from './content-type.ts';
import { id, reference, sentence } from './identifiers.ts';
import { percentageKind, type Percentage } from './quantities/percentage.ts';
import { quantity, type QuantityKind } from './quantities/quantity.ts';
import { thresholdKind, type Threshold } from './quantities/threshold.ts';
import { slidingWindow } from './quantities/window.ts';
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

/** What an objective promises: a share of good events (`99.9%`), or a bound on a measurement (`p95 < 200ms`). */
export type Target =
  { kind: 'share'; text: string; share: Percentage } | { kind: 'bound'; text: string; bound: Threshold };

export const targetKind: QuantityKind<Target> = {
  name: 'a target',
  examples: ['99.9%', '< 1%', 'p95 < 200ms'],
  parse(text) {
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
