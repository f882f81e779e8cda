import { contentTypes, type ContentTypeName, type DataOf } from '../../schemas/content-types.ts';
import { linkCatalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import { hostileText } from './example.ts';

/** A document of the sample, as if its file had been read. @throws ZodError when the sample is no content. */
function documentOf<Name extends ContentTypeName>(type: Name, id: string, data: object): Document<Name> {
  const path = `${type}/${id}.yaml`;
  return {
    type,
    id,
    path,
    file: `content/${path}`,
    digest: '',
    source: '',
    data: contentTypes[type].schema.parse(data) as DataOf<Name>,
    places: {},
    body: undefined,
  };
}

export const service = documentOf('service', 'checkout', {
  name: 'Checkout',
  summary: 'Takes orders and payments of the web shop.',
  tier: 1,
  owner: 'payments',
  escalation: 'payments',
  components: [{ id: 'api', name: 'Checkout API' }],
  environments: [{ id: 'production', name: 'Production', url: 'https://shop.example.com', regions: ['eu-west-1'] }],
  links: [
    { id: 'overview', name: 'Overview', kind: 'dashboard', url: 'https://grafana.example.com/d/1?ns={{namespace}}' },
    { id: 'logs', name: 'Logs', kind: 'logs', url: 'TBD', note: 'Ask the platform team.' },
  ],
  metrics: [{ id: 'queue', name: 'Queue depth', alert: '> 100 jobs', component: 'api', severity: 'p2' }],
});

export const severities = [
  documentOf('severity', 'payments', {
    name: 'Payments severities',
    levels: [
      {
        id: 'p1',
        name: 'Critical',
        meaning: 'Nobody can pay.',
        acknowledge: '5 minutes',
        respond: '15 minutes',
        update: '30 minutes',
        recoverWithin: '< 1h',
        coverage: '24/7',
        paged: ['payments/primary', 'payments/gone'],
        escalation: 'At once',
        examples: ['All payments fail'],
        rules: ['Open a bridge.'],
      },
      { id: 'p2', name: 'High', respond: '1 hour' },
      { id: 'p3', name: 'Medium' },
    ],
  }),
  documentOf('severity', 'platform', {
    name: hostileText,
    levels: [
      { id: 'sev1', name: 'Major', respond: '30 minutes' },
      { id: 'sev5', name: 'Minor', rank: 5, respond: 'best effort' },
    ],
  }),
];

export const team = documentOf('team', 'payments', {
  name: 'Payments',
  summary: 'Answers for everything that takes money.',
  people: [
    { id: 'ada', name: 'Ada Lovelace', role: 'Manager', phone: '+12025550143', email: 'ada@example.com', chat: '@ada' },
    { id: 'dba', role: 'Database administrator', phone: '+1-XXX-XXX-XXXX' },
  ],
  channels: [{ id: 'alerts', name: '#payments-alerts', kind: 'chat', purpose: 'Alerts arrive here.' }],
  rotations: [
    {
      id: 'on-call',
      name: 'On-call rotation',
      every: 'weekly',
      coverage: '24/7',
      handover: { day: 'monday', time: '09:00', how: 'In the chat' },
      schedule: { tool: 'PagerDuty', name: 'payments', url: 'https://example.pagerduty.com/schedules/P1' },
      shifts: [{ id: 'primary', name: 'Primary on-call', members: ['ada'], duties: ['Leads the response.'] }],
    },
  ],
});

export const policy = documentOf('escalation', 'payments', {
  name: 'Payments escalation',
  steps: [
    { name: 'Level 1', after: '0 min', until: '30 min', to: ['payments/primary'], by: ['page'] },
    { after: '30 min', to: ['payments/ada', 'payments/gone'], only: ['p1'], note: 'With a decision to take.' },
  ],
});

/** A runbook in a state of its life. */
function runbookIn(status: string, more: object = {}): Document<'runbook'> {
  return documentOf('runbook', `checkout/${status}`, {
    title: `A runbook that is ${status}`,
    summary: 'Orders are late.',
    service: 'checkout',
    severity: 'p2',
    status,
    alerts: ['CheckoutLatencyHigh'],
    ...more,
  });
}

export const runbooks = [
  runbookIn('published', {
    component: 'api',
    reviewed: '2026-01-05',
    reviewEvery: '90 days',
    symptoms: ['orders are late'],
    slos: ['availability'],
    related: ['checkout/draft'],
  }),
  runbookIn('planned', { priority: 'high', priorityReason: 'It paged twice.' }),
  runbookIn('draft'),
  runbookIn('deprecated'),
];

export const slo = documentOf('slo', 'checkout', {
  objectives: [
    {
      id: 'availability',
      name: 'Availability',
      indicator: 'availability',
      target: '99.9%',
      window: '30d',
      component: 'api',
      alerts: ['CheckoutBudgetBurn'],
    },
    { id: 'latency', name: hostileText, indicator: 'latency', target: 'p95 < 200ms', scope: 'Reads only' },
    { id: 'cost', name: 'Cost', indicator: 'cost', target: '< 10%', window: 'monthly' },
  ],
});

export const recovery = documentOf('recovery', 'checkout', {
  targets: [
    { id: 'all', scope: 'Everything', rto: '4 hours', rpo: '0', note: 'Agreed with the shop.' },
    { id: 'api', scope: 'API', component: 'api', rto: '< 1 hour' },
  ],
  backups: [
    { id: 'database', what: 'Database', every: 'hourly', kept: '35 days', runbook: 'checkout/published' },
    { id: 'queue', what: hostileText, every: 'continuous' },
  ],
  drills: [
    { id: 'restore', what: 'Restore', every: 'quarterly', next: '2026-04-10' },
    { id: 'region', what: 'Lose a region', every: 'annually', next: 'TBD' },
  ],
});

export const maintenance = documentOf('maintenance', 'checkout', {
  windows: [
    {
      id: 'sunday',
      name: 'Sunday window',
      every: 'every Sunday',
      from: '02:00',
      to: '06:00',
      timeZone: 'Europe/Berlin',
      notice: '7 days',
      longest: '4 hours',
      activities: [hostileText],
    },
    { id: 'vague', name: 'Now and then', every: 'monthly', from: '22:00', to: '02:00' },
  ],
  routines: [
    {
      id: 'review',
      name: 'Review',
      every: 'every Monday',
      tasks: ['Read the logs.'],
      runbooks: ['checkout/published'],
    },
    { id: 'secrets', name: hostileText, every: 'quarterly', tasks: ['Rotate the secrets.'] },
  ],
});

const settings = documentOf('site', 'site', {
  name: 'Sample',
  url: 'https://oncall.example.com/',
  severityMatrix: 'payments',
  repository: { editUrl: 'https://git.example.com/edit/{file}' },
});

/** What the site gives to its pages. */
export const site = {
  catalogue: linkCatalogue({
    documents: [settings, service, ...severities, team, policy, ...runbooks, slo, recovery, maintenance],
    broken: [],
    findings: [],
  }),
  today: '2026-03-20',
  href: (address: string): string => address,
};
