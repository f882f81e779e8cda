import { describe, expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

describe('objectives', () => {
  const objectives = (text: string): unknown => importedGuide(text).typed['slos']?.['objectives'];

  test('a percentile in the title of a section is that of the times below it, and of nothing else', () => {
    const table = '| Flow | Target |\n|---|---|\n| Search | < 300 ms |\n| Search errors | < 1% |';
    expect(objectives(`## Latency SLOs (p95)\n\n${table}`)).toMatchObject([
      { name: 'Search', target: 'p95 < 300 ms' },
      { name: 'Search errors', target: '< 1%' },
    ]);
    expect(objectives(`## Latency SLOs (p50/p95)\n\n${table}`)).toMatchObject([{ target: '< 300 ms' }, {}]);
  });

  test('a row that names its own percentile keeps it', () => {
    expect(objectives('## Latency SLOs (p95)\n\n| Flow | Target |\n|---|---|\n| Search (p99) | < 1 s |')).toMatchObject(
      [{ target: 'p99 < 1 s' }],
    );
  });

  test('what is labelled with the word SLO alone is called after its section', () => {
    expect(
      objectives('## Health SLOs\n\n### Ping endpoint\n\n- SLO: < 50 ms response time, 99.9% availability'),
    ).toMatchObject([
      { name: 'Ping endpoint, Response time', indicator: 'latency', target: '< 50 ms' },
      { name: 'Ping endpoint, Availability', indicator: 'availability', target: '99.9%' },
    ]);
  });
});

describe('escalation in one line', () => {
  const steps = (line: string) =>
    importedGuide(`## On-call\n\n- **Escalation policy:** ${line}`).typed['escalations']?.['steps'];

  test('times between the arrows are added up', () => {
    expect(steps('Primary → after 5 min unack → Secondary → 10 min without response → SRE lead')).toMatchObject([
      { name: 'Primary', after: '0 min' },
      { name: 'Secondary', after: '5 min' },
      { name: 'SRE lead', after: '15 min' },
    ]);
  });

  test.each([
    'Primary → if nobody answers → SRE lead',
    'Primary → after 5 min → 1 hour later → SRE lead',
    'Primary → after 5 min unack → Secondary → after 1 hour → SRE lead',
  ])('a condition is nobody: `%s` stays text', (line) => {
    expect(steps(line)).toBeUndefined();
  });
});

describe('channels', () => {
  const team = (text: string) => importedGuide(`## Communication channels\n\n${text}`).typed['teams'] ?? {};

  test('a means with what it is for is a channel, and nobody', () => {
    const { channels, people } = team(
      '- Slack: coordination in `#incidents`.\n- Email: summaries to `ops@shop.example`.\n- Status page: public updates at `https://status.shop.example`.',
    );
    expect(channels).toEqual([
      { id: 'incidents', name: '#incidents', kind: 'chat', purpose: 'Coordination' },
      {
        id: 'ops-shop-example',
        name: 'ops@shop.example',
        kind: 'email',
        email: 'ops@shop.example',
        purpose: 'Summaries',
      },
      {
        id: 'status-page',
        name: 'Status page',
        kind: 'status-page',
        url: 'https://status.shop.example',
        purpose: 'Public updates',
      },
    ]);
    expect(people).toBeUndefined();
  });

  test.each([
    '- Email: ask Ada at ada@shop.example',
    '- Slack: alerts to #ops, questions to #help',
    '- Email: reports to #ops',
  ])('`%s` stays text', (line) => {
    expect(team(line)).not.toHaveProperty('channels');
  });
});

test.each(['SRE Lead.', 'Head of Platform.', 'CTO'])('the owner `%s` is one person, and no team', (owner) => {
  const teamOf = (name: string): unknown =>
    importedGuide(`**Owner:** ${name}\n\n**Version:** 1.0`).typed['teams']?.['name'];
  expect(teamOf(owner)).not.toBe(owner.replace('.', ''));
  expect(teamOf('Platform team.')).toBe('Platform team');
});

describe('levels of severity', () => {
  const levels = (text: string): unknown => importedGuide(text).typed['severities']?.['levels'];

  test('lists below a level are its meaning and its rules; some rules have a field', () => {
    const text =
      '## Severity levels\n\n### P1 - High\n\n**Definition:**\n- Checkout is slow\n- Search is down\n\n**Response Time:** < 15 minutes\n\n**Actions:**\n1. Acknowledge within 10 minutes\n2. Open a call\n3. Post status updates every 30 minutes';
    expect(levels(text)).toMatchObject([
      {
        id: 'p1',
        meaning: 'Checkout is slow; Search is down',
        acknowledge: '10 minutes',
        respond: '15 minutes',
        update: '30 minutes',
        rules: ['Open a call'],
      },
    ]);
  });

  test('hours beside a time are its coverage, and what is said behind an interval is kept in words', () => {
    const text =
      '## Severity levels\n\n| Sev | Definition | First-response SLO (acknowledged) | Status-update SLO |\n|---|---|---|---|\n| Sev-1 | Shop is down | 15 minutes 24/7 | Every 2 hours until resolved |\n| Sev-2 | Search is slow | 4 hours business hours | Weekly |';
    expect(levels(text)).toMatchObject([
      {
        acknowledge: '15 minutes',
        coverage: '24/7',
        update: '2 hours',
        rules: ['Status-update SLO: Every 2 hours until resolved'],
      },
      { acknowledge: '4 hours', coverage: 'business hours', update: '1 week' },
    ]);
  });

  test('a bold line that names a level is a heading of the labels below it', () => {
    expect(
      levels(
        '## Incident classification\n\n**P1 - Critical (Response Time: < 5 minutes)**\n\n**Criteria:**\n- Shop is down\n- Orders are lost',
      ),
    ).toMatchObject([{ id: 'p1', name: 'Critical', respond: '5 minutes', meaning: 'Shop is down; Orders are lost' }]);
  });

  const rows = (first: string, names: readonly string[]): string =>
    `## When it breaks\n\n| ${first} | Definition | Action |\n|---|---|---|\n${names.map((name) => `| ${name} | It is broken | Page Ada |`).join('\n')}`;

  test('a table that defines each severity once has levels, whatever its section is called', () => {
    expect(levels(rows('Severity', ['P0', 'P1', 'P2']))).toMatchObject([{ id: 'p0', rules: ['Page Ada'] }, {}, {}]);
  });

  test.each([
    ['a list of cases with their severity', rows('Severity', ['P0', 'P1', 'P0'])],
    ['priorities of work', rows('Priority', ['P0', 'P1', 'P2'])],
  ])('%s defines none', (_form, text) => {
    expect(levels(text)).toBeUndefined();
  });

  test('updates of a level that is known, in a list of what is said', () => {
    const text =
      '## Severity levels\n\n- P1 (Critical): Shop is down\n\n## Communication\n\n- Post updates every 15 minutes for P1\n- Post updates every 30 minutes for P2';
    expect(levels(text)).toMatchObject([{ id: 'p1', update: '15 minutes' }]);
    expect(importedGuide(text).guides).toContain('30 minutes for P2');
  });
});

describe('objectives of what is done in a time', () => {
  const objectives = (section: string, target: string): unknown =>
    importedGuide(`## ${section} SLOs\n\n| Metric | Target |\n|---|---|\n| Orders packed | ${target} |`).typed[
      'slos'
    ]?.['objectives'];

  test('below a title that says it is throughput', () => {
    expect(objectives('Throughput', '≥ 1000/day')).toMatchObject([{ indicator: 'throughput', target: '≥ 1000/day' }]);
  });

  test.each([
    ['Throughput', '≥ 10'],
    ['Throughput', '< 1000/day'],
    ['Quality', '≥ 1000/day'],
  ])('below %s, `%s` says too little', (section, target) => {
    expect(objectives(section, target)).toBeUndefined();
  });
});

describe('work that comes back', () => {
  const routines = (text: string): unknown => importedGuide(text).typed['maintenance']?.['routines'];
  const drills = (text: string): unknown => importedGuide(text).typed['recovery']?.['drills'];

  test('a title with its interval names a routine, and the list below is what is done', () => {
    expect(routines('## Reviews\n\n### Monthly SLO review\n\n- Look at the budget\n- Change targets')).toMatchObject([
      { name: 'Monthly SLO review', every: 'monthly', tasks: ['Look at the budget', 'Change targets'] },
    ]);
  });

  test('a title with its interval in brackets, above steps with commands, which stay text', () => {
    const text = '## Daily work\n\n### Health check (every day, 8:00 AM)\n\n```sh\n./check.sh\n```';
    expect(routines(text)).toMatchObject([
      { name: 'Health check', every: 'every day', tasks: ['Health check, 8:00 AM'] },
    ]);
    expect(importedGuide(text).guides).toContain('./check.sh');
  });

  test.each([
    ['### Monthly report\n\nWe had two outages.', 'a report is not what is done'],
    ['### Monthly costs review\n\n- Search: 20 USD\n- Orders: 40 USD', 'figures are no tasks'],
    ['### Health check (if needed)\n\n- Look at the queue\n- Look at the disk', 'brackets without an interval'],
    ['### Daily templates\n\n- Red\n- Blue', 'no work'],
  ])('`%s` is none: %s', (text) => {
    expect(routines(`## Operations\n\n${text}`)).toBeUndefined();
  });

  test('several lines of one interval, where brackets explain the title', () => {
    expect(
      routines(
        '## Periodic maintenance (not on-call)\n\n- **Quarterly**: walk through the audit\n- **Annually**: refresh the method',
      ),
    ).toMatchObject([{ every: 'quarterly' }, { every: 'annually' }]);
  });

  test('an exercise is called by its title', () => {
    expect(drills('## Practice (quarterly failover drill)\n\nCall Ada first.')).toMatchObject([
      { what: 'Failover drill', every: 'quarterly' },
    ]);
    expect(drills('## Drills\n\nAnnual phishing simulation:\n- Send the mail\n- Count the clicks')).toMatchObject([
      { what: 'Phishing simulation', every: 'annual' },
    ]);
    expect(drills('## Drills\n\nDaily report of results:\n- Send the mail')).toBeUndefined();
  });
});

describe('backups by lines of one section', () => {
  const backups = (text: string): unknown => importedGuide(`## Data\n\n${text}`).typed['recovery']?.['backups'];

  test('frequency, retention and restore tests are of what the label names', () => {
    expect(
      backups(
        '- **Orders backup frequency**: Daily at 02:00 UTC (full)\n- **Backup retention**: 30 days\n- **Restore test interval**: Monthly',
      ),
    ).toMatchObject([
      { what: 'Orders', every: 'Daily', kept: '30 days', verified: 'Monthly', note: 'At 02:00 UTC, full' },
    ]);
  });

  test.each([
    '- Orders backup frequency: Daily\n- Files backup retention: 30 days',
    '- Orders backup frequency: Daily\n- Orders backup schedule: Weekly',
    '- Orders backup frequency: as needed\n- Backup retention: 30 days',
    '- Backup retention: 30 days',
  ])('`%s` stays text', (text) => {
    expect(backups(text)).toBeUndefined();
  });
});

describe('alerts', () => {
  const metrics = (text: string): unknown => importedGuide(text).typed['services']?.['metrics'];

  test('a bound below the name of a group of alerts is of what is measured', () => {
    expect(
      metrics(
        '## Monitoring\n\n### Critical alerts (page at once)\n\n- **Replica lag > 30 s** (data may differ)\n- Shop is down\n- 5xx rate > 2% for 5 min',
      ),
    ).toEqual([
      {
        id: 'replica-lag',
        name: 'Replica lag',
        group: 'Critical alerts (page at once)',
        alert: '> 30 s',
        note: 'data may differ',
      },
      { id: '5xx-rate', name: '5xx rate', group: 'Critical alerts (page at once)', alert: '> 2%', note: 'for 5 min' },
    ]);
  });

  test.each([
    '### What to do\n\n- Replica lag > 30 s',
    '### Alerts\n\n- Check if lag > 30 s',
    '### Alerts\n\n- Lag > 2x of last week',
    '### Alerts\n\n1. Lag > 30 s',
  ])('`%s` is none', (text) => {
    expect(metrics(`## Monitoring\n\n${text}`)).toBeUndefined();
  });
});

describe('steps of escalation by their times', () => {
  const steps = (text: string): unknown => importedGuide(text).typed['escalations']?.['steps'];
  const list = [
    '0-15 min: Primary on-call responds',
    '15-30 min: Page the engineering lead',
    '30+ min: CTO is notified',
  ];
  const expected = [
    { name: 'Primary on-call', after: '0 min', until: '15 min', note: 'Responds' },
    { name: 'Engineering lead', after: '15 min', until: '30 min' },
    { name: 'CTO', after: '30 min', note: 'Is notified' },
  ];

  test.each([
    ['a list', list.map((line) => `- ${line}`).join('\n')],
    ['a block of words', `\`\`\`\n${list.join('\n')}\n\`\`\``],
  ])('%s', (_form, text) => {
    expect(steps(`## Escalation protocol\n\n### Time-based escalation\n\n${text}`)).toMatchObject(expected);
  });

  test.each([
    ['what is done is nobody', ['0-15 min: Look at the logs', '15-30 min: Restart the shop']],
    ['times that do not go up', ['30 min: Page the lead', '15 min: Page the CTO']],
  ])('%s', (_why, lines) => {
    expect(steps(`## Escalation protocol\n\n${lines.map((line) => `- ${line}`).join('\n')}`)).toBeUndefined();
  });

  test('levels that are known say in a block who is told', () => {
    const text =
      '## Severity levels\n\n- P1 (Critical): Shop is down\n- P2 (High): Search is down\n\n## Escalation\n\n```\nP1: Immediate notification to the lead\nP2: Lead notified within 30 minutes\n```';
    expect(importedGuide(text).typed['severities']?.['levels']).toMatchObject([
      { escalation: 'Immediate notification to the lead' },
      { escalation: 'Lead notified within 30 minutes' },
    ]);
  });
});

test('a version may have the day of its last change behind it', () => {
  expect(importedGuide('**Version:** 1.2 · 2026-06-18.\n\n**Owner:** Payments').typed['services']).toMatchObject({
    version: '1.2',
    updated: '2026-06-18',
  });
  expect(importedGuide('## Notes\n\n---\n\n*Last updated: 2026-05-12.*').typed['services']).toMatchObject({
    updated: '2026-05-12',
  });
});

describe('rotations in a sentence', () => {
  const rotation = (text: string): unknown =>
    (importedGuide(`## On-call rotation\n\n${text}`).typed['teams']?.['rotations'] ?? [])[0];

  test.each([
    [
      '- Primary engineers rotate weekly using the PagerDuty schedule `shop-primary`.',
      { every: 'weekly', schedule: { tool: 'PagerDuty', name: 'shop-primary' } },
    ],
    [
      '- The team rotates every two weeks on Mondays at 09:00 UTC.',
      { every: 'every 2 weeks', handover: { day: 'monday', time: '09:00', timeZone: 'UTC' } },
    ],
    [
      '- **Shift length:** 1 week, Tuesday 10:00 local → following Tuesday 10:00.',
      { every: 'every week', handover: { day: 'tuesday', time: '10:00' } },
    ],
  ])('%s', (text, expected) => {
    expect(rotation(text)).toMatchObject(expected);
  });

  test.each([
    '- Keys rotate weekly and logs daily.',
    '- Engineers rotate when they want.',
    '- The team rotates weekly on Mondays at noon.',
  ])('`%s` stays text', (text) => {
    expect(rotation(text)).toBeUndefined();
  });
});

describe('who is called, in a diagram and in sentences', () => {
  const steps = (text: string): unknown =>
    importedGuide(`## Escalation chain\n\n${text}`).typed['escalations']?.['steps'];

  test('words beside a bar are said of the step below', () => {
    expect(
      steps('```\nTier 1 (SRE on-call)\n   │  no answer in 15 min\n   ▼\nTier 2 (Platform lead)\n```'),
    ).toMatchObject([
      { name: 'Tier 1', note: 'SRE on-call' },
      { name: 'Tier 2', note: 'No answer in 15 min' },
    ]);
  });

  test('a tool pages the first one, and the next one by itself', () => {
    expect(
      steps(
        '1. PagerDuty pages the primary on-call.\n2. If unacknowledged after 15 minutes, automatically escalate to the platform lead.\n3. Open a channel.',
      ),
    ).toMatchObject([{ name: 'Primary on-call' }, { name: 'Platform lead', after: '15 minutes' }]);
  });

  test('the means behind the last name is none of its words', () => {
    expect(steps('Primary → Secondary → SRE lead phone')).toMatchObject([{}, {}, { name: 'SRE lead', by: ['phone'] }]);
  });
});

describe('what stands several times', () => {
  const names = (text: string): unknown =>
    (importedGuide(text).typed['slos']?.['objectives'] ?? []).map(({ name }) => name);

  test('objectives of one name are called after their sections as well', () => {
    const part = (name: string): string => `## ${name} SLOs\n\n### Availability\n\n- **Target:** 99.9% uptime`;
    expect(names(`${part('Search')}\n\n${part('Orders')}`)).toEqual(['Search: Availability', 'Orders: Availability']);
    expect(names(part('Search'))).toEqual(['Availability']);
  });

  test('by how much something is to become better is no objective', () => {
    expect(names('## SLOs\n\n- Improve availability by 0.1%\n- Reduce errors to < 1%')).toEqual([]);
  });
});

test('a figure that is called a target is of the service', () => {
  expect(importedGuide('## Recovery\n\n### RTO\n\n**Target: 4 hours**').typed['recovery']?.['targets']).toMatchObject([
    { scope: 'Shop', rto: '4 hours' },
  ]);
});

test('items without a label below a level are its examples, unless one says what to do', () => {
  const level = (item: string): string =>
    `## Severity levels\n\n### Critical (P1)\n\n- ${item}\n- Response time: < 5 minutes`;
  const levels = (item: string): unknown => importedGuide(level(item)).typed['severities']?.['levels'];
  expect(levels('Shop is down')).toMatchObject([{ examples: ['Shop is down'], respond: '5 minutes' }]);
  expect(levels('Page the on-call engineer')).toEqual([expect.not.objectContaining({ examples: expect.anything() })]);
});

describe('metrics by how they should be', () => {
  const metrics = (text: string): unknown => importedGuide(`## Monitoring\n\n${text}`).typed['services']?.['metrics'];

  test('where the sign says that it is good so', () => {
    expect(
      metrics('### Key metrics\n\n- API error rate: < 0.1%\n- Hit rate: > 90%\n- Database CPU: > 80%\n- Orders: < 5'),
    ).toEqual([
      { id: 'api-error-rate', name: 'API error rate', target: '< 0.1%' },
      { id: 'hit-rate', name: 'Hit rate', target: '> 90%' },
    ]);
  });

  test('thresholds below a level', () => {
    expect(
      metrics('### Alert thresholds\n\n- Critical: page at once\n  - Error rate > 1%\n- Notes: none\n  - Lag > 5 s'),
    ).toMatchObject([{ name: 'Error rate', group: 'Critical', alert: '> 1%' }]);
  });
});

test('tasks with their intervals in front, each by itself', () => {
  const routines = (text: string): unknown => importedGuide(text).typed['maintenance']?.['routines'];
  expect(routines('## Review process\n\n- Weekly incident review\n- Monthly trend analysis')).toMatchObject([
    { name: 'Weekly incident review', every: 'weekly' },
    { name: 'Monthly trend analysis', every: 'monthly' },
  ]);
  expect(routines('## Review process\n\n- Weekly incident review\n- Nobody is blamed')).toBeUndefined();
  expect(routines('## Dashboards\n\n- Daily orders chart\n- Weekly costs chart')).toBeUndefined();
});

test('snapshots are of what their section is called', () => {
  expect(
    importedGuide('## Backups\n\n### Search cache\n\n- Snapshot frequency: every 6 hours\n- Retention period: 7 days')
      .typed['recovery']?.['backups'],
  ).toMatchObject([{ what: 'Search cache', every: 'every 6 hours', kept: '7 days' }]);
});
