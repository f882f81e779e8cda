import { z } from 'zod';
import { sentence } from './identifiers.ts';

/** A finding that is known, however often it is there. Lines are left out: they move with every change above them. */
export const knownFindingSchema = z.strictObject({
  file: sentence.meta({
    description: 'File of rules, from the folder of the baseline.',
    examples: ['rules/shop.yaml'],
  }),
  check: sentence.meta({ description: 'Id of the check.', examples: ['rules/no-runbook'] }),
  alert: sentence.optional().meta({ description: 'Alert whose rule it is about.', examples: ['ShopDown'] }),
  values: z
    .array(z.string())
    .default([])
    .meta({ description: 'What the finding says of it: links, labels, levels.', examples: [['/runbooks/shop/old/']] }),
  count: z
    .int()
    .min(1)
    .default(1)
    .meta({ description: 'How often it is there.', examples: [1] }),
});

/** Findings of alert rules that are known and do not fail a run, in a file that `--write-baseline` makes. */
export const baselineSchema = z.strictObject({
  version: z.literal(1).meta({ description: 'Changes when a field means something else.', examples: [1] }),
  findings: z.array(knownFindingSchema).meta({
    description: 'What is known, in the order of files.',
    examples: [[{ file: 'rules/shop.yaml', check: 'rules/no-runbook', alert: 'ShopDown', values: [], count: 1 }]],
  }),
});

export type KnownFinding = z.output<typeof knownFindingSchema>;
