import { objectiveSchema, type Objective } from '../../schemas/slo.ts';
import { dialLink, phoneKind } from '../../schemas/quantities/phone.ts';
import type { Gap } from '../../schemas/quantities/quantity.ts';
import { responseTimeKind } from '../../schemas/quantities/response-time.ts';
import { durationKind } from '../../schemas/quantities/duration.ts';
import type { QuantityKind } from '../../schemas/quantities/quantity.ts';
import type { Call } from '../model/on-call/call-order.ts';
import { rankLevel, type RankedLevel } from '../model/catalogue/catalogue.ts';
import type { ContactInfo, OnCall } from '../model/on-call/contact-methods.ts';

/** Values that examples share. Nobody answers these numbers: they are reserved for examples. */
export const parsed = <Value>(kind: QuantityKind<Value>, text: string): Value => {
  const result = kind.parse(text);
  if ('problem' in result) throw new Error(result.problem);
  return result.value;
};

const gap: Gap = { gap: true, text: '+1-XXX-XXX-XXXX' };
const phone = parsed(phoneKind, '+1 202 555 0143');

export const person: ContactInfo = {
  reference: 'payments/ada',
  name: 'Ada Lovelace',
  role: 'Engineering manager',
  address: '/contacts/#payments-ada',
  methods: [
    { by: 'phone', text: phone.international, href: dialLink(phone) },
    { by: 'email', text: 'ada@example.com', href: 'mailto:ada@example.com' },
    { by: 'chat', text: '@ada' },
  ],
  participants: [],
};

export const outOfReach: ContactInfo = {
  ...person,
  reference: 'payments/director',
  name: 'Director',
  role: undefined,
  methods: [{ by: 'phone', text: gap }],
};

export const shift: ContactInfo = {
  reference: 'payments/primary',
  name: 'Primary on-call',
  role: undefined,
  address: '/contacts/#payments-primary',
  methods: [{ by: 'link', text: 'PagerDuty: payments', href: 'https://example.pagerduty.com/schedules/P1' }],
  participants: [person],
};

/** Ada, then someone else in her place over Christmas, then nobody. */
export const onCall: OnCall = {
  zone: 'Europe/Berlin',
  duties: [
    { who: person, from: Date.UTC(2026, 11, 21, 8), until: Date.UTC(2026, 11, 23, 23), isCover: false },
    { who: outOfReach, from: Date.UTC(2026, 11, 23, 23), until: Date.UTC(2026, 11, 26, 23), isCover: true },
    { who: undefined, from: Date.UTC(2026, 11, 26, 23), until: Date.UTC(2026, 11, 28, 8), isCover: true },
  ],
  covers: [
    {
      who: outOfReach,
      from: Date.UTC(2026, 11, 23, 23),
      until: Date.UTC(2026, 11, 26, 23),
      reason: 'Christmas',
      isCover: true,
    },
    { who: undefined, from: Date.UTC(2026, 11, 26, 23), until: Date.UTC(2026, 11, 28, 8), isCover: true },
  ],
};

const call: Call = { name: undefined, after: undefined, by: [], only: [], note: undefined, who: [] };

export const calls: Call[] = [
  { ...call, after: parsed(durationKind, '0 min'), by: ['page'], who: [shift] },
  {
    ...call,
    name: 'Level 2',
    after: parsed(durationKind, '30 min'),
    only: ['P1'],
    note: 'With a decision to take.',
    who: [person, outOfReach],
  },
];

/** Levels of all ranks, the worst first. */
export const levels: RankedLevel[] = ['Critical', 'High', 'Medium', 'Low', 'Informational'].map((name, index) =>
  rankLevel(
    {
      id: `p${index + 1}`,
      name,
      examples: [],
      paged: [],
      rules: [],
      acknowledge: parsed(responseTimeKind, '5 minutes'),
      respond: parsed(responseTimeKind, '15 minutes'),
      update: parsed(durationKind, '30 minutes'),
    },
    index,
  ),
);

/** An objective of a target and a window as they are written. */
export function objective(target: string, window: string): Objective {
  const indicator = target.includes('ms') || target.includes('min') ? 'latency' : 'availability';
  return objectiveSchema.parse({ id: 'sample', name: `Objective of ${target}`, indicator, target, window });
}
