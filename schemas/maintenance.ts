import { z } from 'zod';
import { contentType, itemsById } from './content-type.ts';
import { id, reference, sentence } from './identifiers.ts';
import { duration } from './quantities/duration.ts';
import { recurrence } from './quantities/recurrence.ts';
import { calendarDate, clockTime, timeZone } from './quantities/time.ts';

const windowSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines.', examples: ['sunday-night'] }),
  name: sentence.meta({ description: 'Name for people.', examples: ['Scheduled maintenance'] }),
  every: recurrence.meta({
    description: 'On which days it opens.',
    examples: ['2nd and 4th Sunday', 'Tuesday and Thursday'],
  }),
  from: clockTime.meta({ description: 'Time of day when it opens, 24-hour clock.', examples: ['02:00'] }),
  to: clockTime.meta({
    description: 'Time of day when it closes; earlier than `from` means the next day.',
    examples: ['06:00'],
  }),
  timeZone: timeZone
    .optional()
    .meta({ description: 'Time zone of both times; the one of the site if empty.', examples: ['UTC'] }),
  starts: calendarDate.optional().meta({
    description:
      'First day on which it may open (year-month-day); needed for rules that count from a day, such as every second week.',
    examples: ['2026-01-06'],
  }),
  longest: duration.optional().meta({ description: 'Longest time that it may take.', examples: ['4 hours'] }),
  notice: duration.optional().meta({ description: 'How long before it is announced.', examples: ['7 days'] }),
  for: sentence.optional().meta({ description: 'What it is meant for.', examples: ['Changes of high risk'] }),
  activities: z
    .array(sentence)
    .default([])
    .meta({ description: 'What is done in it.', examples: [['Security patches']] }),
});

const routineSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines.', examples: ['weekly'] }),
  name: sentence.meta({ description: 'Name for people.', examples: ['Weekly review'] }),
  every: recurrence.meta({ description: 'How often it is done.', examples: ['weekly'] }),
  tasks: z
    .array(sentence)
    .min(1, { error: 'Expected at least one task.' })
    .meta({ description: 'What is done.', examples: [['Review logs and metrics']] }),
  runbooks: z.array(reference('runbook')).default([]).meta({ description: 'Runbooks that say how.' }),
});

export const maintenanceSchema = z.strictObject({
  windows: z
    .array(windowSchema)
    .default([])
    .meta({
      description: 'Windows in which the service may be interrupted.',
      examples: [[{ id: 'sunday', name: 'Scheduled maintenance', every: '2nd Sunday', from: '02:00', to: '06:00' }]],
    }),
  routines: z
    .array(routineSchema)
    .default([])
    .meta({
      description: 'Work that comes back and interrupts nothing.',
      examples: [[{ id: 'weekly', name: 'Weekly review', every: 'weekly', tasks: ['Review logs'] }]],
    }),
});

export type Maintenance = z.output<typeof maintenanceSchema>;
export type MaintenanceWindow = Maintenance['windows'][number];

export const maintenanceType = contentType({
  schema: maintenanceSchema,
  place: { folder: 'maintenance', depth: 1 },
  formats: ['mdx', 'yaml'],
  label: { title: 'Maintenance', description: 'Maintenance windows and routines of one service.' },
  noun: 'maintenance',
  page: { shared: '/maintenance/', anchor: (id) => id, phrase: 'the maintenance of', itemsHaveAnchors: false },
  service: 'by file name',
  titleOf: () => undefined,
  itemsOf: ({ windows, routines }) => [
    { noun: 'window', items: itemsById(windows, 'windows') },
    { noun: 'routine', items: itemsById(routines, 'routines') },
  ],
});
