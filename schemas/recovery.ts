import { z } from 'zod';
import { contentType, itemsById } from './content-type.ts';
import { id, reference, sentence } from './identifiers.ts';
import { boundedDuration } from './quantities/bounded-duration.ts';
import { duration } from './quantities/duration.ts';
import { recurrence, recurrenceKind, type Recurrence } from './quantities/recurrence.ts';
import { quantity } from './quantities/quantity.ts';
import { calendarDateOrGap } from './quantities/time.ts';

/** How often a copy is made: at intervals, or as the data changes. */
export type BackupInterval =
  | { kind: 'interval'; text: string; recurrence: Recurrence }
  | { kind: 'continuous'; text: string }
  | { kind: 'on-change'; text: string };

export const backupInterval = quantity<BackupInterval>({
  name: 'how often a copy is made',
  examples: ['daily', 'hourly', 'continuous', 'on change'],
  parse(text) {
    if (/^(?:continuous(?:ly)?|real[ -]?time)$/i.test(text)) return { value: { kind: 'continuous', text } };
    if (/^on (?:every )?change$/i.test(text)) return { value: { kind: 'on-change', text } };
    const parsed = recurrenceKind.parse(text);
    return 'value' in parsed
      ? { value: { kind: 'interval', text, recurrence: parsed.value } }
      : { problem: `\`${text}\` does not say how often.` };
  },
});

const recoveryTargetSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines.', examples: ['database'] }),
  scope: sentence.meta({ description: 'What the targets hold for.', examples: ['Database', 'Critical services'] }),
  component: reference('component')
    .optional()
    .meta({ description: 'Component of the service, when they hold for one.' }),
  rto: boundedDuration
    .optional()
    .meta({ description: 'Recovery time objective: longest time until it works again.', examples: ['4 hours'] }),
  rpo: boundedDuration
    .optional()
    .meta({ description: 'Recovery point objective: longest stretch of data that may be lost.', examples: ['1 hour'] }),
  mttr: boundedDuration.optional().meta({ description: 'Mean time to recovery.', examples: ['< 30 minutes'] }),
  note: sentence.optional().meta({ description: 'Anything else to know.', examples: ['For known issues.'] }),
});

const backupSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines.', examples: ['database-daily'] }),
  what: sentence.meta({ description: 'What is copied.', examples: ['Database'] }),
  component: reference('component').optional().meta({ description: 'Component of the service that is copied.' }),
  environment: reference('environment').optional().meta({ description: 'Environment whose data is copied.' }),
  how: sentence.optional().meta({ description: 'How it is copied.', examples: ['Automated snapshot'] }),
  every: backupInterval.meta({ description: 'How often a copy is made.' }),
  kept: duration.optional().meta({ description: 'How long a copy is kept.', examples: ['35 days'] }),
  where: sentence.optional().meta({ description: 'Where copies are kept.', examples: ['Another region'] }),
  verified: recurrence.optional().meta({ description: 'How often a restore is tried.', examples: ['weekly'] }),
  runbook: reference('runbook').optional().meta({ description: 'Runbook that restores it.' }),
  note: sentence
    .optional()
    .meta({ description: 'Anything else to know.', examples: ['Point-in-time recovery is on.'] }),
});

const drillSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines.', examples: ['failover'] }),
  what: sentence.meta({ description: 'What is practised.', examples: ['Failover to the other region'] }),
  every: recurrence.meta({ description: 'How often.', examples: ['quarterly'] }),
  next: calendarDateOrGap
    .optional()
    .meta({ description: 'Day of the next drill (year-month-day).', examples: ['2026-06-01'] }),
  note: sentence.optional().meta({ description: 'Anything else to know.', examples: ['Gaps are written down.'] }),
});

export const recoverySchema = z.strictObject({
  targets: z
    .array(recoveryTargetSchema)
    .default([])
    .meta({
      description: 'Recovery objectives.',
      examples: [[{ id: 'database', scope: 'Database', rto: '1h', rpo: '15m' }]],
    }),
  backups: z
    .array(backupSchema)
    .default([])
    .meta({
      description: 'What is copied, how often and for how long.',
      examples: [[{ id: 'database', what: 'Database', every: 'daily', kept: '35 days' }]],
    }),
  drills: z
    .array(drillSchema)
    .default([])
    .meta({ description: 'Exercises.', examples: [[{ id: 'failover', what: 'Failover', every: 'quarterly' }]] }),
});

export type Recovery = z.output<typeof recoverySchema>;
export type RecoveryTarget = Recovery['targets'][number];
export type Backup = Recovery['backups'][number];

export const recoveryType = contentType({
  schema: recoverySchema,
  place: { folder: 'recovery', depth: 1 },
  formats: ['mdx', 'yaml'],
  label: { title: 'Recovery', description: 'Recovery objectives, backups and drills of one service.' },
  noun: 'recovery',
  page: { shared: '/recovery/', anchor: (id) => id, phrase: 'the recovery of', itemsHaveAnchors: false },
  service: 'by file name',
  titleOf: () => undefined,
  itemsOf: ({ targets, backups, drills }) => [
    { noun: 'target', items: itemsById(targets, 'targets') },
    { noun: 'backup', items: itemsById(backups, 'backups') },
    { noun: 'drill', items: itemsById(drills, 'drills') },
  ],
});
