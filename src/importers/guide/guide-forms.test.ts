import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { splitFrontmatter } from '../../readers/content/split-frontmatter.ts';
import { importGuide } from './import-guide.ts';

/** What a guide became: its typed files by folder, and what is said of it. */
function imported(text: string) {
  const bytes = new TextEncoder().encode(text);
  const { files, findings, refused } = importGuide({ path: 'OPERATIONS.md', shown: 'OPERATIONS.md', bytes }, {
    service: 'shop',
    shownAs: 'content',
    site: 'https://oncall.example.com/',
    writesParameters: false,
  } as never);
  const typed = new Map<string, unknown>();
  for (const { path, text: file } of files) {
    const split = path.endsWith('.mdx') ? splitFrontmatter(file) : undefined;
    typed.set(
      path.split('/')[0]!,
      parse(split === undefined || split.problem === 'unclosed' ? file : (split.frontmatter ?? '')),
    );
  }
  const guides = files.filter(({ path }) => path.startsWith('guides/')).map((file) => file.text);
  return { typed, findings, refused, guides: guides.join('\n') };
}

const shop = (text: string) => imported(`# Shop operations\n\n${text}\n`);
const listIn = (text: string, folder: string, list: string): unknown => {
  const result = shop(text);
  expect(result.refused).toEqual([]);
  return (result.typed.get(folder) as Record<string, unknown> | undefined)?.[list];
};
const objectives = (text: string) => listIn(`## SLOs\n\n${text}`, 'slos', 'objectives');
const targets = (text: string) => listIn(text, 'recovery', 'targets');
const backups = (text: string) => listIn(text, 'recovery', 'backups');
const levels = (text: string) => listIn(text, 'severities', 'levels');
const steps = (text: string) => listIn(text, 'escalations', 'steps');
const windows = (text: string) => listIn(text, 'maintenance', 'windows');

describe('objectives', () => {
  test.each([
    ['28-day rolling', '28 days'],
    ['28 days rolling', '28 days'],
    ['30 day rolling', '30 days'],
    ['30 days, rolling', '30 days'],
    ['Rolling 7 days', '7 days'],
    ['rolling 30-day window', '30 days'],
    ['over 90d', '90d'],
    ['last 4 weeks', '4 weeks'],
    ['Monthly', 'monthly'],
    ['calendar month', 'calendar month'],
    ['per quarter', 'quarterly'],
  ])('the window `%s` is %s', (written, window) => {
    expect(objectives(`| SLO | Target | Window |\n|---|---|---|\n| Availability | 99.9% | ${written} |`)).toMatchObject(
      [{ target: '99.9%', window }],
    );
  });

  test.each(['5 min rolling', 'since launch', '28 to 30 days', 'TBD'])(
    'a row with the window `%s` is none',
    (written) => {
      expect(
        objectives(`| SLO | Target | Window |\n|---|---|---|\n| Availability | 99.9% | ${written} |`),
      ).toBeUndefined();
    },
  );

  test.each([
    ['under 300 ms', '< 300 ms'],
    ['below 300ms', '< 300ms'],
    ['less than 2 seconds', '< 2 seconds'],
    ['at most 300 ms', '≤ 300 ms'],
    ['no more than 300 ms', '≤ 300 ms'],
    ['≤1 000 ms', '≤1000 ms'],
    ['p95 under 300 ms', 'p95 < 300 ms'],
    ['95th percentile below 300 ms', 'p95 < 300 ms'],
  ])('the bound `%s` is %s', (written, target) => {
    expect(objectives(`- **Checkout latency**: ${written}`)).toMatchObject([{ indicator: 'latency', target }]);
  });

  test.each([
    ['two bounds', 'p95 end-to-end for a task with ≤ 3 items completes under 120 seconds'],
    ['a time and a share', 'digest fires within 24 hours of its time, 99% of weeks'],
    ['a wish', '99.99% (stretch)'],
    ['a range', '99.5% to 99.9%'],
    ['what is not one', '< 800 ms (monitored, not SLO)'],
  ])('%s leave open which is meant', (_what, value) => {
    expect(objectives(`### Latency\n\n**Target:** ${value}`)).toBeUndefined();
  });

  test('an environment that heads a list is that of its objectives', () => {
    expect(objectives('### Production\n\n- Availability: 99.9%\n\n### Staging\n\n- Availability: 99%')).toMatchObject([
      { name: 'Availability (Production)', target: '99.9%', environment: 'production' },
      { name: 'Availability (Staging)', target: '99%', environment: 'staging' },
    ]);
  });

  test.each(['Window', 'Measurement window', 'Monitoring Window', 'Reporting period'])(
    'the line `%s` beside a target is its window',
    (label) => {
      const text = `### SLOs\n\n#### API\n\n- **Target**: 99.9% availability\n- **Measurement**: Share of requests\n- **${label}**: 90-day rolling period`;
      expect(objectives(text)).toMatchObject([{ target: '99.9%', window: '90 days' }]);
    },
  );

  test('a window may stand behind `Measurement`, and one that is too short leaves the objective text', () => {
    const table = (window: string) =>
      `### Latency\n\n| Item | Value |\n|---|---|\n| Target | p95 < 1 s |\n| Measurement | ${window} |`;
    expect(objectives(table('Rolling 30-day window'))).toMatchObject([{ window: '30 days' }]);
    expect(objectives(table('5-minute rolling window'))).toBeUndefined();
  });

  test('a share of errors without a sign may be a bound or a measurement', () => {
    expect(objectives('- **Error rate**: 1%')).toBeUndefined();
    expect(objectives('- **Error rate**: under 1% of requests')).toMatchObject([{ target: '< 1%' }]);
  });

  test.each([
    ['99.9% of checkout requests succeed over 30 days', '99.9%', '30 days'],
    ['99.5% of API calls are successful over a rolling 28-day window.', '99.5%', '28 days'],
    ['At least 99% of orders are processed per month', '≥ 99%', 'monthly'],
  ])('the sentence “%s” is one', (sentence, target, window) => {
    expect(objectives(`- ${sentence}`)).toMatchObject([{ indicator: 'success-rate', target, window }]);
  });

  test('each percentile of a line has its own bound', () => {
    expect(objectives('- **Read latency**: p95 < 200 ms, p99 < 1 s')).toMatchObject([
      { name: 'Read latency p95', target: 'p95 < 200 ms' },
      { name: 'Read latency p99', target: 'p99 < 1 s' },
    ]);
  });

  test('a time below a percentile is the most that it may be, and a note says that this is inferred', () => {
    const result = shop('## Latency SLOs\n\n| Endpoint | p50 | p95 |\n|---|---|---|\n| `/cart` | 80 ms | 200 ms |');
    expect(result.typed.get('slos')).toMatchObject({
      objectives: [{ target: 'p50 ≤ 80 ms' }, { target: 'p95 ≤ 200 ms' }],
    });
    expect(result.findings.filter(({ id }) => id === 'import/inferred')).toHaveLength(2);
  });

  test.each([
    [
      'a table of fields and values',
      '### Availability\n\n| Field | Value |\n|---|---|\n| Target | 99.9% |\n| Window | 30 days |',
    ],
    ['an item with labels', '- **Availability**\n  - Target: 99.9%\n  - Window: 30 days'],
    [
      'bold lines between others',
      '### 1. Availability\n\n**Target:** 99.9%\n\n**Error budget:** 43 min\n\n**Window:** 30 days, rolling',
    ],
    [
      'an indicator of a service',
      '| Service | SLI | Target | Window |\n|---|---|---|---|\n| Shop | Availability | 99.9% | 30 days |',
    ],
  ])('%s state one', (_form, text) => {
    expect(objectives(text)).toMatchObject([{ indicator: 'availability', target: '99.9%', window: '30 days' }]);
  });

  test.each([
    ['future work', '## Future improvements\n\n- **Availability**: 99.99%'],
    ['alert thresholds', '## SLO alerts\n\n- **Availability**: 99% for 15 min'],
    ['budgets', '## SLO error budget\n\n| SLO | Target |\n|---|---|\n| Availability | 0.1% |'],
    ['a colon in brackets', '## SLOs\n\n- Tighten availability (target: 99.99% in spring)'],
    ['an alert threshold', '## SLOs\n\n### Cost\n\n**Alert threshold:** a shop crosses 80% of its budget'],
  ])('%s are none', (_what, text) => {
    expect(shop(text).typed.has('slos')).toBe(false);
  });
});

describe('recovery targets', () => {
  const both = [{ scope: 'Shop', rto: '4 hours', rpo: '1 hour' }];

  test.each([
    ['spelled out', '- **Recovery Time Objective (RTO):** 4 hours\n- **Recovery Point Objective (RPO):** 1 hour'],
    ['with what they mean', '- RTO (max downtime): 4 hours\n- RPO (max data loss): 1 hour'],
    ['on two lines', '**RTO:** 4 hours  \n**RPO:** 1 hour'],
    ['on one line', '**RTO:** 4 hours | **RPO:** 1 hour'],
    ['in a sentence', 'The RTO is 4 hours and the RPO is 1 hour.'],
    ['as targets', 'RTO target of 4 hours, RPO target of 1 hour.'],
    [
      'in a table of terms',
      '| Term | Meaning | Target for us |\n|---|---|---|\n| RTO | Down | 4 hours |\n| RPO | Lost | 1 hour |',
    ],
    ['below fields', '| Field | Value |\n|---|---|\n| RTO | 4 hours |\n| RPO | 1 hour |'],
  ])('%s', (_form, text) => {
    expect(targets(`## Recovery objectives\n\n${text}`)).toMatchObject(both);
  });

  test('environments as columns have their own', () => {
    expect(
      targets(
        '## Objectives\n\n| | Production | Staging |\n|---|---|---|\n| RTO | 1 hour | 4 hours |\n| RPO | 5 min | 1 day |',
      ),
    ).toMatchObject([
      { scope: 'Production', rto: '1 hour', rpo: '5 min' },
      { scope: 'Staging', rto: '4 hours', rpo: '1 day' },
    ]);
  });

  test('targets in several columns hold for what stands in their brackets', () => {
    const table = '| Metric | Target (prod) | Target (staging) |\n|---|---|---|\n| RPO | ≤ 5 min | ≤ 1 hour |';
    expect(targets(`## Recovery targets\n\n${table}`)).toMatchObject([
      { scope: 'Prod', rpo: '5 min' },
      { scope: 'Staging', rpo: '1 hour' },
    ]);
  });

  test('a list below the name of a figure has it for each of its labels', () => {
    expect(
      targets('**Recovery time objectives (RTO):**\n\n- Database: 6 hours (worst case)\n- Cache: depends'),
    ).toMatchObject([{ scope: 'Database', rto: '6 hours' }]);
  });

  test('what stands in brackets explains a figure', () => {
    expect(
      targets('## Targets\n\n| Component | RTO | RPO |\n|---|---|---|\n| Logs | 4 hours | 0 (in git) |'),
    ).toMatchObject([{ rto: '4 hours', rpo: '0', note: 'RPO: in git' }]);
  });

  test('both figures may stand in one cell, and a cell with two pairs stays', () => {
    const table = '| Scenario | RTO/RPO |\n|---|---|\n| Corruption | 2h / 5m |\n| Region lost | 4h / 1d or 2h / 5m |';
    expect(targets(`## Recovery matrix\n\n${table}`)).toMatchObject([{ scope: 'Corruption', rto: '2h', rpo: '5m' }]);
  });

  test('a value for each of several things is split', () => {
    expect(targets('## Objectives\n\n- **RPO**: 1 hour for staging, 15 minutes for production')).toMatchObject([
      { scope: 'Staging', rpo: '1 hour' },
      { scope: 'Production', rpo: '15 minutes' },
    ]);
  });

  test.each([
    ['~24 hours'],
    ['2-4 hours'],
    ['1 hour or 2 hours'],
    ['≤ 24h → ≤ 5 min with streaming'],
    ['4 hours if the backup is good'],
    ['24h (daily dumps); 5 min with log shipping'],
    ['backup cadence decides; paid tier 1h'],
    ['30 minutes for databases of our current size'],
  ])('`RTO: %s` stays text', (value) => {
    expect(targets(`## Objectives\n\n- **RTO**: ${value}`)).toBeUndefined();
  });

  test('one thing with two figures is a question for a person', () => {
    const { typed, findings } = shop('## Objectives\n\n- RTO: 4 hours\n\n## Summary\n\n- RTO: 2 hours');
    expect(typed.get('recovery')).toMatchObject({ targets: [{ rto: '4 hours' }] });
    expect(findings).toContainEqual(expect.objectContaining({ id: 'import/unread-fact' }));
  });

  test('a line behind a list speaks of the section, not of the label above the list', () => {
    expect(targets('## Region lost\n\n**Recovery steps:**\n\n- Fail over\n\n**RTO:** 2 hours')).toMatchObject([
      { scope: 'Region lost', rto: '2 hours' },
    ]);
  });

  test.each(['Drill record', 'Restore test results', 'Phase 2 plans', 'Example'])(
    'figures below “%s” are none',
    (title) => {
      expect(targets(`## ${title}\n\n- RTO: 4 hours`)).toBeUndefined();
    },
  );

  test('prose that states figures stays as well', () => {
    const { guides } = shop('## Overview\n\nThis shop sells. The RTO is 4 hours.');
    expect(guides).toContain('The RTO is 4 hours.');
  });
});

describe('backups and drills', () => {
  test.each([
    [
      'labelled lines',
      '### Database backups\n\n**Schedule:** Daily at 02:00 UTC\n**Retention:** 30 days',
      { every: 'Daily', kept: '30 days', note: 'at 02:00 UTC' },
    ],
    [
      'a sentence',
      '## Database backups\n\n- Daily backups retained for 30 days',
      { what: 'Database backups', every: 'daily', kept: '30 days' },
    ],
    [
      'a method that says how often',
      '## Backups\n\n| Asset | Mechanism | Retention |\n|---|---|---|\n| Orders | Nightly dump | 30 days |',
      { every: 'Nightly', kept: '30 days' },
    ],
    [
      'a length that is several',
      '## Backups\n\n| Asset | Frequency | Retention |\n|---|---|---|\n| Orders | Daily | 7D/4W/12M |',
      { every: 'Daily', note: 'Retention: 7D/4W/12M' },
    ],
  ])('%s: one backup', (_form, text, fields) => {
    expect(backups(text)).toMatchObject([fields]);
  });

  test('copies by interval are kept for their own time', () => {
    expect(
      backups('## Database backups\n\n**Retention policy:**\n\n- Daily: keep 7 days\n- Weekly: keep 4 weeks'),
    ).toMatchObject([
      { what: 'Database backups', every: 'daily', kept: '7 days' },
      { what: 'Database backups', every: 'weekly', kept: '4 weeks' },
    ]);
  });

  test.each([
    ['advice', '## Backups\n\n**Recommendation to users:**\n\n- Export monthly backup to a drive'],
    ['a check', '## Backups\n\n**Detection:**\n\n- Automated integrity checks daily'],
    ['compliance', '## Backups\n\n**Requirements:**\n\n- Backup validation: ✅ Weekly'],
    ['a plan', '## Backups\n\n### Phase 2\n\n- Daily backups retained for 30 days'],
    ['a drill', '## Backups\n\n### Restore drill\n\n**Schedule:** monthly\n**Retention:** 30 days'],
  ])('%s is none', (_what, text) => {
    expect(backups(text)).toBeUndefined();
  });

  test('drills stand in a list or behind a cadence with other labels beside it', () => {
    expect(
      listIn('## Drill cadence\n\n- Restore drill: quarterly.\n- Failover: every 6 months', 'recovery', 'drills'),
    ).toMatchObject([
      { what: 'Restore drill', every: 'quarterly' },
      { what: 'Failover', every: 'every 6 months' },
    ]);
    const one = '## Restore drill\n\n**Cadence:** first Tuesday of every month. **Owner:** Platform';
    expect(listIn(one, 'recovery', 'drills')).toMatchObject([{ every: 'first Tuesday of every month' }]);
  });
});

describe('levels of severity', () => {
  test.each([
    ['Every 30 min', '30 min'],
    ['every hour', '1 hour'],
    ['Hourly', '1 hour'],
    ['Daily', '1 day'],
    ['30 minutes', '30 minutes'],
  ])('updates `%s` are %s apart', (written, update) => {
    expect(
      levels(`## Severity\n\n| Severity | Meaning | Updates |\n|---|---|---|\n| P1 | Down | ${written} |`),
    ).toMatchObject([{ update }]);
  });

  test.each([
    [
      'Acknowledge within 15 minutes. Open a call.',
      { acknowledge: '15 minutes', rules: ['Response SLA: Open a call'] },
    ],
    ['15 min acknowledge, 1 hr mitigate', { acknowledge: '15 min', rules: ['Response SLA: 1 hr mitigate'] }],
    ['Next business day. No paging.', { respond: 'Next business day', rules: ['No paging'] }],
    ['Immediate (drop everything)', { respond: 'Immediate', rules: ['Drop everything'] }],
    ['15-30 minutes', { rules: ['Response SLA: 15-30 minutes'] }],
  ])('the response `%s` is read word by word', (written, fields) => {
    expect(
      levels(`## Severity\n\n| Level | Trigger | Response SLA |\n|---|---|---|\n| P1 | Down | ${written} |`),
    ).toMatchObject([{ meaning: 'Down', ...fields }]);
  });

  test('a second table completes the first, and what differs is taken from neither', () => {
    const first =
      '## Severity levels\n\n| Severity | Meaning | Updates |\n|---|---|---|\n| P1 | Down | 15 minutes |\n| P2 | Slow | 1 hour |';
    const second =
      '## Cadence\n\n| Severity | Updates | Resolution |\n|---|---|---|\n| P1 | Every 15 min | 4 hours |\n| P2 | Every 2 hours | 1 day |';
    expect(levels(`${first}\n\n${second}`)).toMatchObject([{ recoverWithin: '4 hours' }, { recoverWithin: '1 day' }]);
    expect((levels(`${first}\n\n${second}`) as object[] | undefined)?.[1]).not.toHaveProperty('update');
  });
});

describe('steps of escalation', () => {
  const names = (text: string) =>
    (steps(text) as { name: string; after?: string; note?: string }[] | undefined)?.map(({ name, after, note }) => [
      name,
      after,
      note,
    ]);

  test('a diagram of words with ranges, and arrows between', () => {
    expect(
      names(
        '## Escalation path\n\n```\nLevel 1: Primary on-call (0-15 min)\n   ↓ (if no ack)\nLevel 2: On-call manager (15-30 min)\n```',
      ),
    ).toEqual([
      ['Level 1', '0 min', 'Primary on-call'],
      ['Level 2', '15 min', 'If no ack'],
    ]);
  });

  test('a time beside an arrow stays words: from when it counts is not said', () => {
    expect(
      names('## Escalation path\n\n```\nLevel 1: On-call engineer\n  ↓ (15 min, unresolved)\nLevel 2: CTO\n```'),
    ).toEqual([
      ['Level 1', undefined, 'On-call engineer'],
      ['Level 2', undefined, '15 min, unresolved'],
    ]);
  });

  test('bold levels with conditions', () => {
    expect(
      names(
        '## Escalation\n\n**Level 1 (first 15 mins):** On-call engineer\n\n- Checks logs\n\n**Level 2 (15+ mins, if unresolved):** Team lead',
      ),
    ).toEqual([
      ['Level 1', '0 min', 'On-call engineer'],
      ['Level 2', '15 min', 'If unresolved'],
    ]);
  });

  test('a numbered list of roles, each with what is said of it', () => {
    expect(
      names(
        '## 3. Escalation chain\n\n1. **On-call engineer**: first responder\n2. **CTO**: if unresolved after 1 hour',
      ),
    ).toEqual([
      ['On-call engineer', undefined, 'First responder'],
      ['CTO', undefined, 'If unresolved after 1 hour'],
    ]);
  });

  test('an interval between rungs gives each step its time, and a note says so', () => {
    const text =
      '## Escalation\n\nMove to the next rung after 15 minutes without progress.\n\n1. On-call primary\n2. Engineering lead\n3. CTO (Sev 1 only)';
    expect(names(text)?.map(([, after]) => after)).toEqual(['0 minutes', '15 minutes', '30 minutes']);
    expect(shop(text).findings).toContainEqual(expect.objectContaining({ id: 'import/inferred' }));
  });

  test('steps below a level are for that level, and other work behind them stays', () => {
    const text =
      '## Severity levels\n\n| Severity | Meaning |\n|---|---|\n| SEV1 | Down |\n\n## Escalation paths\n\n### SEV1\n\n1. Page the on-call engineer immediately.\n2. If unacknowledged after 15 minutes, page the secondary on-call.\n3. Open a channel.';
    expect(steps(text)).toMatchObject([
      { after: '0 min', only: ['sev1'] },
      { after: '15 minutes', only: ['sev1'] },
    ]);
    expect(shop(text).guides).toContain('Open a channel.');
  });

  test.each([
    ['Immediate (15 min)', '0 min', '15 min'],
    ['Immediate (0-15 min)', '0 min', '15 min'],
    ['T+0', '0 min', undefined],
  ])('`%s` is when the first step is due', (written, after, until) => {
    expect(
      steps(
        `## Escalation matrix\n\n| Level | Time | Contact |\n|---|---|---|\n| L1 | ${written} | On-call engineer |\n| L2 | 30 min | Lead |`,
      ),
    ).toMatchObject([{ after, ...(until && { until }) }, { after: '30 min' }]);
  });

  test('a list of who hands over to the next names no steps', () => {
    expect(steps('## Escalation path\n\n1. On-call engineer → Commander\n2. Commander → Director')).toBeUndefined();
  });

  test('an on-call manager is not who is on call', () => {
    expect(steps('## Escalation path\n\n- Level 1: On-call engineer\n- Level 2: On-call manager')).toMatchObject([
      { to: ['shop/on-call-engineer'] },
      { to: ['shop/on-call-manager'] },
    ]);
  });
});

describe('on call, contacts and windows', () => {
  const team = (text: string) =>
    shop(text).typed.get('teams') as { people?: unknown[]; channels?: unknown[]; rotations?: unknown[] };

  test.each([
    ['- **Duration:** 1 week (Monday 9:00 AM to following Monday 9:00 AM)', 'every week'],
    ['- **Shift length:** 2 weeks (Monday 09:00)', 'every 2 weeks'],
    ['- **Weekly**, Mon 09:00 → Mon 09:00 (local). Primary and secondary.', 'weekly'],
  ])('`%s` is how the rotation goes', (line, every) => {
    expect(team(`## On-call rotation\n\n${line}`).rotations).toMatchObject([
      { every, handover: { day: 'monday', time: '09:00' } },
    ]);
  });

  test('weeks by number are turns, and weeks by days say who is on call instead', () => {
    const turns = team(
      '## On-call schedule\n\n| Week | Primary | Secondary |\n|---|---|---|\n| Week 1 | Ada Byron | Grace Murray |\n| Week 2 | Grace Murray | Ada Byron |',
    );
    expect(turns.rotations).toMatchObject([
      {
        every: 'weekly',
        shifts: [
          { id: 'primary', members: ['ada-byron', 'grace-murray'] },
          { id: 'secondary', members: ['grace-murray', 'ada-byron'] },
        ],
      },
    ]);
    const days = team(
      '## On-call schedule\n\n| Dates | On-call |\n|---|---|\n| 2026-01-05 – 2026-01-11 | Ada Byron |\n| Jan 12 – Jan 18, 2026 | Grace Murray |',
    );
    expect(days.rotations).toMatchObject([
      {
        overrides: [
          { from: '2026-01-05', until: '2026-01-11', who: 'ada-byron' },
          { from: '2026-01-12', until: '2026-01-18', who: 'grace-murray' },
        ],
      },
    ]);
  });

  test.each([
    ['stand-ins', '| Week | Primary |\n|---|---|\n| Week 1 | Engineer A |\n| Week 2 | Engineer B |'],
    ['days without a year', '| Dates | Primary |\n|---|---|\n| Jan 5-11 | Ada Byron |\n| Jan 12-18 | Grace Murray |'],
    ['weeks that are left out', '| Week | Primary |\n|---|---|\n| Week 2 | Ada Byron |\n| Week 5 | Grace Murray |'],
  ])('%s are no turns', (_what, table) => {
    expect(team(`## On-call schedule\n\n${table}`).rotations).toBeUndefined();
  });

  test('channels have their purpose, on either side of the colon', () => {
    expect(
      team('## Slack channels\n\n- **#incidents:** Critical incidents\n\n## Contacts\n\n- Platform team: #platform')
        .channels,
    ).toMatchObject([
      { name: '#incidents', purpose: 'Critical incidents' },
      { name: '#platform', purpose: 'Platform team' },
    ]);
  });

  test('a table of ways to reach people has how soon they answer', () => {
    expect(
      team(
        '## Contacts\n\n| Role | Contact method | Response time |\n|---|---|---|\n| On-call engineer | PagerDuty alert | < 5 min |\n| Security | Email: s@example.com | < 30 min |',
      ).people,
    ).toMatchObject([
      { role: 'On-call engineer', contact: 'PagerDuty alert', response: '5 min' },
      { role: 'Security', email: 's@example.com', response: '30 min' },
    ]);
  });

  test.each(['Note: keep these up to date in PagerDuty', 'On-call rotation: see PagerDuty', 'Hours: call 24/7'])(
    '`%s` is nobody',
    (line) => {
      expect(team(`## Contacts\n\n- ${line}`).people).toBeUndefined();
    },
  );

  test.each([
    [
      'a schedule',
      '### Planned maintenance\n\n**Schedule:** First Sunday of each month, 2:00 AM - 6:00 AM UTC',
      'First Sunday of each month',
    ],
    ['a sentence', 'Maintenance runs every Sunday from 02:00 to 06:00 UTC and is announced.', 'every Sunday'],
    [
      'a sentence with other words',
      'The maintenance window opens on Tuesday and Thursday, 02:00–06:00 UTC.',
      'Tuesday and Thursday',
    ],
  ])('%s is a window', (_form, text, every) => {
    expect(windows(`## Maintenance\n\n${text}`)).toMatchObject([
      { every, from: '02:00', to: '06:00', timeZone: 'UTC' },
    ]);
  });

  test.each([
    'Maintenance usually runs every Sunday from 02:00 to 06:00 UTC.',
    'Maintenance runs every Sunday from 02:00 to 06:00.',
    'Do not start maintenance every Friday from 16:00 to 20:00 UTC.',
  ])('“%s” opens no window', (sentence) => {
    expect(windows(`## Maintenance\n\n${sentence}`)).toBeUndefined();
  });
});

test.each([
  [
    '## Rotations\n\n| Rotation | Engineers |\n|---|---|\n| 2026-08-10 to 2026-09-06 | ada and grace |',
    'an on-call rotation',
  ],
  ['## Shift schedule\n\n| Shift | Hours |\n|---|---|\n| Day | 08:00-16:00 |', 'an on-call rotation'],
  ['## Communication channels\n\n| Channel | Use |\n|---|---|\n| Discord #alerts | Alerts |', 'contacts'],
  ['## Need help?\n\n- Email: help@example.com - our support', 'contacts'],
  ['## Test frequency\n\n- **Quarterly**: tabletop exercise', 'drills'],
  [
    '## Cadence\n\n| Activity | Cadence | Downtime |\n|---|---|---|\n| Failover | Weekly | 5 min |',
    'maintenance windows or routines',
  ],
  ['Coverage\n\n**On-call coverage:** 08:00-20:00 on weekdays', 'an on-call rotation'],
])('what stayed text is not silent: %s', (text, kind) => {
  expect(shop(text).findings).toContainEqual(
    expect.objectContaining({ id: 'import/unread-fact', message: expect.stringContaining(`may be ${kind}`) }),
  );
});

test.each(['MTTR (mean time to resolution)', 'MTTR (mean time to respond)'])('`%s` is no time to recovery', (label) => {
  expect(targets(`## Recovery objectives\n\n- ${label}: 30 minutes`)).toBeUndefined();
});

test('what reports hold is no metric', () => {
  const { typed } = shop('## KPIs\n\n- Error rate (target: <1%)\n\n**Weekly reports:**\n\n- Incident trends');
  expect(JSON.stringify(typed.get('services'))).not.toContain('Incident trends');
});

describe('the service', () => {
  test.each([
    ['Service Level Objectives (SLOs)', 'Shop'],
    ['Disaster Recovery Plan', 'Shop'],
    ['Incident Response Playbook — Parcel Desk', 'Parcel Desk'],
    ['Parcel Desk: Backup and Restore Runbook', 'Parcel Desk'],
    ['On-Call Quick Reference Card', 'Shop'],
    ['Service Level Objectives — `apps/api`', 'apps/api'],
  ])('“%s” is about %s', (title, name) => {
    expect(imported(`# ${title}\n\nText.\n`).typed.get('services')).toMatchObject({ name });
  });

  test('a line without an address is no link, and a sentence no team', () => {
    const { typed } = shop(
      '## Resources\n\n- **Mental health:** people to talk to\n- **Team:** We are here to help!\n- [Board](https://board.example.com/)',
    );
    expect(typed.get('services')).toMatchObject({ links: [{ name: 'Board' }] });
    expect(typed.get('teams')).toMatchObject({ name: 'Shop team' });
  });

  test('who owns a step of a section owns no guide', () => {
    expect(shop('## Restore\n\n**Cadence:** monthly\n\n**Owner:** Rotating engineer').typed.get('teams')).toMatchObject(
      { name: 'Shop team' },
    );
    expect(
      shop('## Contacts\n\nText.\n\n**Last updated:** 2026-01-02\n\n**Owner:** Parcel Team').typed.get('teams'),
    ).toMatchObject({ name: 'Parcel Team' });
  });
});

describe('what is not so', () => {
  test.each([
    '**Trigger:**\n\n- Read latency p95 > 500 ms',
    '- Latency: p95 > 500 ms',
    '- Availability: < 99%',
    '- Availability: conservative, lower than what the upstream promises (99.0%)',
  ])('what wakes someone, or explains a figure, is no objective: %s', (text) => {
    expect(objectives(text)).toBeUndefined();
  });

  test('the cadence of a runbook is none of a backup', () => {
    const fields = [
      ['Runbook ID', 'OP-4'],
      ['Frequency', 'Weekly'],
      ['Retention', '7 days'],
    ];
    const table = fields.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    expect(backups(`## Backup store\n\n| Field | Value |\n|---|---|\n${table}`)).toBeUndefined();
    expect(backups('## Backups\n\n### Backup validation\n\n**Frequency**: Monthly')).toBeUndefined();
  });

  test('two things under one heading are not one', () => {
    const first = '**Frequency**: Daily\n\n**Retention**: 7 days';
    const second = '**Frequency**: Weekly\n\n**Retention**: 90 days';
    expect(backups(`## Backups\n\n### Database backups\n\n${first}\n\n${second}`)).toBeUndefined();
    expect(backups(`## Backups\n\n### Database backups\n\n${first}`)).toMatchObject([
      { every: 'Daily', kept: '7 days' },
    ]);
  });

  test('a tool is nobody, and one person no team', () => {
    const { typed } = shop(
      '## Contacts\n\n- **PagerDuty Web**: https://shop.pagerduty.com\n- **Ada**: ada@example.com\n\n## Document\n\n**Last updated:** 2026-01-02\n\n**Owner:** Engineering Manager',
    );
    expect(typed.get('teams')).toMatchObject({ name: 'Shop team', people: [{ role: 'Ada' }] });
  });

  test('the version of a component is none of the service', () => {
    expect(shop('## Operator\n\n- **Version**: v0.70.0').typed.get('services')).not.toHaveProperty('version');
  });

  test('a heading that names no thing gives its figures to the service', () => {
    expect(targets('## Objectives and ownership\n\n- Target recovery point objective (RPO): 24 hours')).toMatchObject([
      { scope: 'Shop', rpo: '24 hours' },
    ]);
  });
});

test('times below a label of their own are those of the level', () => {
  const text =
    '## Severity levels\n\n### SEV-1\n\n**Definition:** Down\n\n**Response time:**\n\n- Acknowledgment: < 15 minutes\n- Initial response: < 30 minutes\n- Status updates: Every 30 minutes';
  expect(levels(text)).toMatchObject([
    { id: 'sev1', acknowledge: '15 minutes', respond: '30 minutes', update: '30 minutes' },
  ]);
});

test('a column that is called `Initial objective` has the targets, and `Warning` is a level', () => {
  expect(
    objectives('| Indicator | Initial objective |\n|---|---|\n| Availability | 99.5% over a rolling 30-day window |'),
  ).toMatchObject([{ name: 'Availability', target: '99.5%', window: '30 days' }]);
  expect(levels('## Severities\n\n| Severity | Response time |\n|---|---|\n| Warning | 2 hours |')).toMatchObject([
    { id: 'warning', respond: '2 hours' },
  ]);
  expect(objectives('| Profile | p50 target | p99 target |\n|---|---|---|\n| bulk | < 50ms | < 200ms |')).toMatchObject(
    [{ name: 'Bulk p50' }, { name: 'Bulk p99' }],
  );
});

test('a label in the brackets of a heading is a field of the level', () => {
  const text =
    '## Severity levels\n\n### P1 - Critical (Response Time: 15 minutes)\n\n**Business Impact**: Revenue loss\n\n**Examples**:\n\n- Payments down';
  expect(levels(text)).toMatchObject([
    { id: 'p1', name: 'Critical', meaning: 'Revenue loss', respond: '15 minutes', examples: ['Payments down'] },
  ]);
});

test('figures below headings that part them are of the title above', () => {
  const text =
    '## Recovery Time Objectives (RTO)\n\n### Critical systems\n\n- **Database**: 6 hours\n\n### Standard systems\n\n- **Reports**: 2-4 hours';
  expect(targets(text)).toMatchObject([{ scope: 'Database', rto: '6 hours' }]);
  expect(targets(text)).toHaveLength(1);
  const phases = '## Recovery Time Objectives (RTO)\n\n### Breakdown by phase\n\n- **Detection**: 15 minutes';
  expect(targets(phases) ?? []).toEqual([]);
});

test('the condition of an alert is its threshold, and what it is of is said as well', () => {
  const { typed } = shop(
    '## Alerts\n\n| Alert | Condition | Severity |\n|---|---|---|\n| CPU high | CPU usage > 80% for 10 min | Warning |\n| Down | Health check fails | Critical |',
  );
  expect(typed.get('services')).toMatchObject({
    metrics: [{ name: 'CPU high', alert: '> 80%', note: 'Condition: CPU usage > 80% for 10 min; Severity: Warning' }],
  });
});

test('what a list says of the storage of copies belongs to them', () => {
  const text =
    '## Database backups\n\n### Full backups\n\n**Frequency**: Daily at 02:00 UTC\n\n**Method**: `pg_dump`\n\n**Storage**:\n\n- Local: `/backups/daily/`\n- Retention: 30 days';
  expect((shop(text).typed.get('recovery') as { backups: unknown }).backups).toMatchObject([
    { what: 'Full backups', how: 'pg_dump', every: 'Daily', kept: '30 days' },
  ]);
});

test.each([
  ['when copies are made', '## Backups\n\n- **At 23:00**: daily full copies'],
  ['a field', '## Backups\n\n- **Schedule**\n\n**Frequency:**\n\n- Full backups daily\n- Files hourly'],
  ['what should be done', '## Backup best practices\n\n- Database: daily backups (keep 30 days)'],
  ['an exercise', '## Backup and recovery plan\n\n- Annual full-scale exercises'],
])('%s is nothing that is copied', (_what, text) => {
  const made = (shop(text).typed.get('recovery') as { backups?: { what: string }[] } | undefined)?.backups ?? [];
  expect(made.filter(({ what }) => /^(?:at|frequency|database|backup)/i.test(what))).toEqual([]);
});
