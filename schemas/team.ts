import { z } from 'zod';
import { contentType, itemsById, type NamedItem } from './content-type.ts';
import { emailOrGap, fileId, id, reference, sentence, textOrGap, webAddressOrGap } from './identifiers.ts';
import { phoneOrGap } from './quantities/phone.ts';
import { duration } from './quantities/duration.ts';
import { dayOrMoment } from './quantities/day-or-moment.ts';
import { clockTime, timeZone, calendarDate } from './quantities/time.ts';
import { recurrence } from './quantities/recurrence.ts';

const personSchema = z.strictObject({
  id: fileId.meta({ description: 'Name for machines, used as `team/person`.', examples: ['ada'] }),
  name: textOrGap.optional().meta({
    description: 'Name of the person; leave it out for a role that anybody may hold.',
    examples: ['Ada Lovelace'],
  }),
  role: sentence.meta({ description: 'What the person is for those who call.', examples: ['Engineering manager'] }),
  phone: phoneOrGap
    .optional()
    .meta({ description: 'Telephone number with country code (E.164).', examples: ['+12025550143'] }),
  email: emailOrGap.optional().meta({ description: 'E-mail address.', examples: ['ada@example.com'] }),
  chat: textOrGap.optional().meta({ description: 'Handle in the chat.', examples: ['@ada'] }),
  contact: textOrGap
    .optional()
    .meta({ description: 'Any other way to reach them.', examples: ['Check the PagerDuty rotation'] }),
  timeZone: timeZone
    .optional()
    .meta({ description: 'Time zone of the person (IANA name).', examples: ['Europe/Berlin'] }),
  response: duration.optional().meta({ description: 'How soon they answer.', examples: ['15 minutes'] }),
  note: sentence.optional().meta({ description: 'Anything else to know.', examples: ['Enterprise support plan.'] }),
});

export const channelKinds = ['chat', 'email', 'phone', 'pager', 'status-page', 'topic', 'bridge', 'other'] as const;

const channelSchema = z.strictObject({
  id: id.meta({ description: 'Name for machines, used as `team/channel`.', examples: ['ops-alerts'] }),
  name: sentence.meta({ description: 'Name as people know it.', examples: ['#ops-alerts'] }),
  kind: z.enum(channelKinds).meta({ description: 'What it is.', examples: ['chat'] }),
  url: webAddressOrGap
    .optional()
    .meta({ description: 'Where it opens.', examples: ['https://example.slack.com/archives/C0OPS'] }),
  email: emailOrGap
    .optional()
    .meta({ description: 'E-mail address, of a channel of kind `email`.', examples: ['ops@example.com'] }),
  phone: phoneOrGap
    .optional()
    .meta({ description: 'Telephone number with country code (E.164).', examples: ['+12025550143'] }),
  purpose: sentence.optional().meta({ description: 'What it is for.', examples: ['Alerts and hand-overs'] }),
});

const shiftSchema = z.strictObject({
  id: id.meta({
    description: 'Name for machines, used as `team/shift`, for example in an escalation.',
    examples: ['primary'],
  }),
  name: sentence.meta({ description: 'Name for people.', examples: ['Primary on-call'] }),
  members: z
    .array(id)
    .default([])
    .meta({
      description:
        'Ids of people of this team, in the order in which they take turns; empty when an external schedule knows.',
      examples: [['ada', 'grace']],
    }),
  phone: phoneOrGap
    .optional()
    .meta({ description: 'Number that reaches whoever holds the shift (E.164).', examples: ['+12025550143'] }),
  contact: textOrGap
    .optional()
    .meta({ description: 'How to find out who holds it.', examples: ['Check the PagerDuty rotation'] }),
  response: duration.optional().meta({ description: 'How soon the holder answers.', examples: ['15 minutes'] }),
  acknowledge: duration
    .optional()
    .meta({ description: 'How soon the holder acknowledges a page.', examples: ['5 minutes'] }),
  duties: z
    .array(sentence)
    .default([])
    .meta({ description: 'What the holder does.', examples: [['Leads the response.']] }),
});

/** What an override says in the place of a person where nobody is on call: on a holiday, for example. */
export const nobody = 'nobody';

const overrideSchema = z.strictObject({
  from: dayOrMoment.meta({
    description:
      'When it begins, in the time zone of the hand-overs: a day, which counts from 00:00, or a day with a time.',
    examples: ['2026-12-24', '2026-12-24 18:00'],
  }),
  until: dayOrMoment.meta({
    description: 'When it ends: a day without a time is the last day, to its end; with a time, it ends at that time.',
    examples: ['2026-12-26', '2026-12-27 09:00'],
  }),
  who: z
    .string()
    .regex(/^(?:[a-z0-9-]+\/)?[a-z0-9-]+$/, {
      error: 'Expected who is on call instead: the id of a person, `team/person` for one of another team, or `nobody`.',
    })
    .meta({
      description:
        'Who is on call instead: the id of a person of this team, `team/person` for one of another team, or `nobody`.',
      examples: ['grace', 'search/alan', nobody],
    }),
  shift: id
    .optional()
    .meta({ description: 'Shift that they take over; the first of the rotation if empty.', examples: ['primary'] }),
  reason: sentence
    .optional()
    .meta({ description: 'Why, for those who read it.', examples: ['Swapped with Ada', 'Christmas'] }),
});

const rotationSchema = z.strictObject({
  id: fileId.meta({ description: 'Name for machines, used as `team/rotation`.', examples: ['on-call'] }),
  name: sentence.meta({ description: 'Name for people.', examples: ['On-call rotation'] }),
  every: recurrence.optional().meta({
    description: 'How often it changes hands; left out when nobody wrote it down.',
    examples: ['weekly', 'every Monday'],
  }),
  starts: calendarDate.optional().meta({
    description:
      'Day of the first hand-over, from which turns are counted (year-month-day). One that changes monthly from the 31st changes on the last day of shorter months.',
    examples: ['2026-01-05'],
  }),
  handover: z
    .strictObject({
      day: z
        .enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
        .optional()
        .meta({ description: 'Day of the week.', examples: ['monday'] }),
      time: clockTime.optional().meta({ description: 'Time of day, 24-hour clock.', examples: ['09:00'] }),
      timeZone: timeZone.optional().meta({
        description: 'Time zone of the hand-over; the one of the team, else of the site, if empty.',
        examples: ['Europe/Berlin'],
      }),
      how: sentence.optional().meta({ description: 'How it is done.', examples: ['In the chat'] }),
    })
    .optional()
    .meta({ description: 'When it changes hands.', examples: [{ day: 'monday', time: '09:00' }] }),
  coverage: sentence.optional().meta({ description: 'Hours that it covers.', examples: ['24/7'] }),
  shifts: z
    .array(shiftSchema)
    .default([])
    .meta({
      description: 'Those on duty at one time, the first to be called first.',
      examples: [[{ id: 'primary', name: 'Primary on-call', members: ['ada'] }]],
    }),
  overrides: z
    .array(overrideSchema)
    .default([])
    .meta({
      description:
        'Who is on call instead of whose turn it is: swaps, cover, holidays. Where two overlap, the later in the list counts.',
      examples: [[{ from: '2026-12-24', until: '2026-12-26', who: 'grace' }]],
    }),
  schedule: z
    .strictObject({
      tool: sentence.meta({ description: 'Tool that knows who is on duty.', examples: ['PagerDuty'] }),
      name: sentence.optional().meta({ description: 'Name of the schedule there.', examples: ['ops-core'] }),
      url: webAddressOrGap
        .optional()
        .meta({ description: 'Where it opens.', examples: ['https://example.pagerduty.com/schedules/P1'] }),
    })
    .optional()
    .meta({ description: 'External schedule, when one exists.', examples: [{ tool: 'PagerDuty', name: 'ops-core' }] }),
});

export const teamSchema = z.strictObject({
  name: sentence.meta({ description: 'Name of the team.', examples: ['Payments'] }),
  summary: sentence
    .optional()
    .meta({ description: 'What the team answers for.', examples: ['Owns checkout and billing.'] }),
  timeZone: timeZone
    .optional()
    .meta({ description: 'Time zone of the team; the one of the site if empty.', examples: ['Europe/Berlin'] }),
  people: z
    .array(personSchema)
    .default([])
    .meta({
      description: 'People and roles, and how to reach them.',
      examples: [[{ id: 'ada', name: 'Ada Lovelace', role: 'Engineering manager' }]],
    }),
  channels: z
    .array(channelSchema)
    .default([])
    .meta({
      description: 'Channels of the team.',
      examples: [[{ id: 'ops-alerts', name: '#ops-alerts', kind: 'chat' }]],
    }),
  rotations: z
    .array(rotationSchema)
    .default([])
    .meta({
      description: 'On-call rotations.',
      examples: [[{ id: 'on-call', name: 'On-call rotation', every: 'weekly' }]],
    }),
  parent: reference('team').optional().meta({ description: 'Team that this one belongs to.' }),
});

export type TeamInput = z.input<typeof teamSchema>;
export type Team = z.output<typeof teamSchema>;
export type Person = Team['people'][number];
export type Channel = Team['channels'][number];
export type Rotation = Team['rotations'][number];
export type Shift = Rotation['shifts'][number];
export type Override = Rotation['overrides'][number];

export const teamType = contentType({
  schema: teamSchema,
  place: { folder: 'teams', depth: 1 },
  formats: ['mdx', 'yaml'],
  label: { title: 'Team', description: 'People, channels and on-call rotations of a team.' },
  noun: 'team',
  page: { shared: '/contacts/', anchor: (id) => id, phrase: 'the team', itemsHaveAnchors: true },
  service: 'none',
  titleOf: ({ name }) => name,
  itemsOf: (team) => [{ noun: 'person, shift, rotation or channel', items: membersIn(team) }],
  namedAt: [
    ['people', '*', 'id'],
    ['rotations', '*', 'id'],
    ['rotations', '*', 'shifts', '*', 'id'],
    ['channels', '*', 'id'],
  ],
});

function membersIn({ people, rotations, channels }: Team): NamedItem[] {
  const ofRotations = rotations.flatMap(({ id, shifts }, index) => {
    const path = ['rotations', index];
    return [
      { id, path: [...path, 'id'] },
      ...shifts.map(({ id }, shift) => ({ id, path: [...path, 'shifts', shift, 'id'] })),
    ];
  });
  return [...itemsById(people, 'people'), ...ofRotations, ...itemsById(channels, 'channels')];
}
