import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { splitFrontmatter } from '../../readers/content/split-frontmatter.ts';
import { importGuide } from './import-guide.ts';

/** What a guide called Shop became: its typed files by folder, its findings, and what of it is still text. */
function imported(text: string) {
  const result = importGuide({ path: 'OPERATIONS.md', shown: 'OPERATIONS.md', bytes: new TextEncoder().encode(text) }, {
    service: 'shop',
    shownAs: 'content',
    site: 'https://oncall.example.com/',
    writesParameters: false,
  } as never);
  const typed: Record<string, unknown> = {};
  for (const { path, text: file } of result.files) {
    const [folder = ''] = path.split('/');
    if (folder === 'guides' || folder.startsWith('site')) continue;
    const split = path.endsWith('.mdx') ? splitFrontmatter(file) : undefined;
    typed[folder] = parse(split === undefined ? file : split.problem === 'unclosed' ? '' : (split.frontmatter ?? ''));
  }
  const guides = result.files.filter(({ path }) => path.startsWith('guides/')).map((file) => file.text);
  const unread = result.findings.filter(({ id }) => id === 'import/unread-fact');
  return { ...result, typed, unread, guides: guides.join('\n') };
}

const shop = (text: string) => imported(`# Shop operations\n\n${text}\n`);

const facts = ['slos', 'severities', 'escalations', 'recovery', 'maintenance'];
const factsOf = ({ typed }: ReturnType<typeof imported>) => facts.filter((folder) => folder in typed);

describe('objectives', () => {
  test.each([
    ['SLI and SLO', '| SLI | SLO | Window |\n|---|---|---|\n| Availability | 99.9% | 30 days |'],
    ['a service and its SLO', '| Indicator | Window | Target |\n|---|---|---|\n| Availability | 30 days | 99.9% |'],
    [
      'a window that is measured',
      '| Metric | Target | Measurement Window |\n|---|---|---|\n| Availability | 99.9% | 30 days |',
    ],
    ['labelled lines below a heading', '### Availability\n\n- **Target**: 99.9%\n- **Window**: 30 days'],
    ['an SLO below a heading', '### Availability\n\n**SLO:** 99.9%\n\n**Period:** 30 days'],
  ])('%s are one, whatever the order', (_form, text) => {
    expect(shop(`## SLOs\n\n${text}`).typed).toMatchObject({
      slos: { objectives: [{ name: 'Availability', indicator: 'availability', target: '99.9%', window: '30 days' }] },
    });
  });

  test('a column for each indicator, with a window and other columns beside them', () => {
    const { typed } = shop(
      '## SLOs\n\n| Service | Availability Target | p95 Latency Target | Measurement Window | Notes |\n|---|---|---|---|---|\n| Cart | 99.9% (≤ 43m downtime/month) | < 300ms | Rolling 30 days | Reads |',
    );
    expect(typed).toMatchObject({
      services: { components: [{ id: 'cart' }] },
      slos: {
        objectives: [
          {
            name: 'Cart Availability',
            target: '99.9%',
            window: '30 days',
            scope: '≤ 43m downtime/month; Notes: Reads',
          },
          { name: 'Cart Latency', target: 'p95 < 300ms', window: '30 days', scope: 'Notes: Reads' },
        ],
      },
    });
  });

  test('the title of the whole guide says what its tables are about', () => {
    const { typed } = imported(
      '# Shop SLOs\n\n| SLI | SLO | Window |\n|---|---|---|\n| Latency p95 | < 500 ms | 30 days |\n',
    );
    expect(typed).toMatchObject({ slos: { objectives: [{ indicator: 'latency', target: 'p95 < 500 ms' }] } });
  });

  test.each([
    ['a range', '- **Availability**: 99.5 - 99.9%'],
    ['what is measured today', '- **Availability**: 99.95% currently'],
    ['what is wished for', '- **Availability**: 99.99% (stretch goal)'],
    ['what happens to an error budget', '- **Availability**: at 50% consumed, releases stop'],
    ['prose with a figure', '- Deploys take a slot out and cost about 3% of the availability of a month'],
    ['a purpose in a table of resources', '| Resource | Purpose |\n|---|---|\n| monitor | Success rate 99.5% |'],
    ['a month in a table of results', '| Month | SLO | Actual |\n|---|---|---|\n| May | 99.9% | 99.7% |'],
  ])('%s is none, and is reported', (_what, text) => {
    const result = shop(`## SLOs\n\n${text}`);
    expect(factsOf(result)).toEqual([]);
    expect(result.unread).toMatchObject([{ message: expect.stringContaining('may be service level objectives') }]);
  });
});

describe('levels of severity', () => {
  const levels = [
    { id: 'sev1', name: 'Critical', meaning: 'Nobody can buy', respond: '15 minutes' },
    { id: 'sev2', name: 'High', meaning: 'Slow', respond: '1 hour' },
  ];

  test.each([
    [
      'headings above labels',
      '### SEV1 - Critical\n\n- **Impact**: Nobody can buy\n- **Response time**: 15 minutes\n\n### SEV2: High\n\n- **Impact**: Slow\n- **Response time**: 1 hour',
    ],
    [
      'headings above lines',
      '### 🔴 SEV1 (Critical)\n**Definition:** Nobody can buy\n**Initial response:** within 15 minutes\n\n### SEV2 (High)\n**Definition:** Slow\n**Initial response:** 1 hour',
    ],
    [
      'items with labels',
      '- **SEV1 - Critical**\n  - Description: Nobody can buy\n  - Respond within: 15 minutes\n- **SEV2 - High**\n  - Description: Slow\n  - Respond within: 1 hour',
    ],
    [
      'rows in another order',
      '| Severity | Response SLA | Definition |\n|---|---|---|\n| Critical (SEV1) | 15 minutes | Nobody can buy |\n| High (SEV2) | 1 hour | Slow |',
    ],
    [
      'columns',
      '| | SEV1 - Critical | SEV2 - High |\n|---|---|---|\n| Meaning | Nobody can buy | Slow |\n| Response time | 15 minutes | 1 hour |',
    ],
  ])('%s say the same', (_form, text) => {
    const result = shop(`## Severity levels\n\n${text}`);
    expect(result.typed['severities']).toMatchObject({ levels });
    expect(result.refused).toEqual([]);
  });

  test('a table below SLA completes them', () => {
    const { typed } = shop(
      '## Severity\n\n| Severity | Description |\n|---|---|\n| P1 | Down |\n\n## SLA\n\n| Severity | Acknowledge | Respond | Resolve |\n|---|---|---|---|\n| P1 | 15 min | 30 min | 4 hours |',
    );
    expect(typed['severities']).toMatchObject({
      levels: [{ id: 'p1', meaning: 'Down', acknowledge: '15 min', respond: '30 min', recoverWithin: '4 hours' }],
    });
  });

  test.each([
    ['alerts', '## Alerts\n\n| Alert | Severity | Response time |\n|---|---|---|\n| Errors | Critical | 5 minutes |'],
    ['vulnerabilities', '## Vulnerability SLA\n\n| Severity | Resolve within |\n|---|---|\n| Critical | 5 days |'],
    ['notices', '## Severity\n\n| Severity | Meaning |\n|---|---|\n| Info | Successful run |'],
    ['work to do', '## Work\n\n| Priority | Meaning |\n|---|---|\n| P1 | Fix before launch |'],
  ])('those of %s are none', (_what, text) => {
    expect(factsOf(shop(text))).toEqual([]);
  });

  test('what is done at a level is no example of it, and is reported', () => {
    const result = shop(
      '## Severity levels\n\n### P1 - Critical\n\n- Page the on-call engineer\n- Respond within 15 minutes',
    );
    expect(factsOf(result)).toEqual([]);
    expect(result.unread).not.toEqual([]);
  });
});

describe('steps of escalation', () => {
  const people = (result: ReturnType<typeof imported>) =>
    (result.typed['escalations'] as { steps: { after?: string; to: string[] }[] } | undefined)?.steps.map(
      ({ after, to }) => [after, ...to],
    );

  test.each([
    ['a list of levels', '- Level 1: On-call engineer (0-30 minutes)\n- Level 2: Team lead (30-60 minutes)'],
    ['a numbered list', '1. On-call engineer (at 0 min)\n2. Team lead (after 30 min)'],
    ['a table with times', '| Time | Contact |\n|---|---|\n| Immediately | On-call engineer |\n| 30 min | Team lead |'],
    [
      'a table with levels',
      '| Who | Level | After |\n|---|---|---|\n| On-call engineer | L1 | 0 min |\n| Team lead | L2 | 30 min |',
    ],
    [
      'sentences',
      '- Page the on-call engineer immediately.\n- If no acknowledgment within **30 min**, escalate to the team lead.',
    ],
    [
      'sentences with another verb',
      '- Call the on-call engineer at once\n- After 30 min without response, page the team lead',
    ],
  ])('%s are in order', (_form, text) => {
    expect(people(shop(`## Escalation\n\n${text}`))).toEqual([
      ['0 min', 'shop/on-call-engineer'],
      ['30 min', 'shop/team-lead'],
    ]);
  });

  test.each([
    ['a line of its own', '## Escalation\n\nL1 On-call -> L2 Platform -> Director'],
    ['an item', '## Escalation path\n\n- L1 On-call → L2 Platform → Director'],
    ['behind a label', '## On-call\n\n- Escalation: L1 On-call -> L2 Platform -> Director'],
  ])('arrows lead from one to the next: %s', (_form, text) => {
    expect(people(shop(text))).toEqual([
      [undefined, 'shop/on-call-engineer'],
      [undefined, 'shop/platform'],
      [undefined, 'shop/director'],
    ]);
  });

  test.each([
    [
      'contacts by rank',
      '## Escalation\n\n### Contacts\n\n| Role | Phone |\n|---|---|\n| CTO | +1 202 555 0101 |\n| On-call | +1 202 555 0102 |',
    ],
    [
      'a table without numbers and times',
      '## Escalation\n\n| Role | Contact |\n|---|---|\n| CTO | call them |\n| On-call | see schedule |',
    ],
    ['levels of severity', '## Escalation\n\n- P1: page the on-call engineer\n- P2: within 30 minutes'],
    [
      'times that go down',
      '## Escalation\n\n| Time | Contact |\n|---|---|\n| 30 min | Lead |\n| 5 min | On-call engineer |',
    ],
    ['a way of work', '## Escalation\n\ndetect -> triage -> fix'],
  ])('%s are none', (_what, text) => {
    expect(shop(text).typed).not.toHaveProperty('escalations');
  });

  test('who is called second is not the first one, and times that are inferred say so', () => {
    const result = shop(
      '## Escalation Policy\n- Page the primary on-call engineer immediately for P0 incidents.\n- If no acknowledgment within **15 minutes**, escalate to the secondary on-call.\n- If still no acknowledgment within 30 minutes, escalate to the manager on duty.',
    );
    expect(people(result)).toEqual([
      ['0 min', 'shop/primary'],
      ['15 minutes', 'shop/secondary'],
      ['30 minutes', 'shop/manager-on-duty'],
    ]);
    expect(result.findings).toContainEqual(expect.objectContaining({ id: 'import/inferred' }));
  });

  test('a step for levels that nobody describes says so in words', () => {
    const { typed } = shop(
      '## Escalation path\n\n1. **Level 1**: On-call engineer\n2. **Level 2**: Head of shops (for P1 incidents)',
    );
    expect(typed['escalations']).toMatchObject({ steps: [{}, { note: expect.stringContaining('Only for p1') }] });
  });
});

describe('recovery', () => {
  test.each([
    ['a row each', '| Metric | Target |\n|---|---|\n| RTO | 4 hours |\n| RPO (Recovery Point Objective) | 1 hour |'],
    ['a list', '- **RTO**: 4 hours\n- RPO target: `1 hour`'],
    ['a row of both', '| Service | RTO | RPO |\n|---|---|---|\n| Shop | 4 hours | 1 hour |'],
  ])('targets: %s', (_form, text) => {
    expect(shop(`## Disaster recovery\n\n${text}`).typed['recovery']).toMatchObject({
      targets: [{ scope: 'Shop', rto: '4 hours', rpo: '1 hour' }],
    });
  });

  test('a target of a scenario is the scenario’s, and a range is none', () => {
    const result = shop('## Scenario: region lost\n\n**RTO**: 2-4 hours\n\n**RPO**: up to 5 minutes');
    expect(result.typed['recovery']).toEqual({
      targets: [{ id: 'scenario-region-lost', scope: 'Scenario: region lost', rpo: '5 minutes' }],
    });
    expect(result.unread).toMatchObject([{ message: expect.stringContaining('a range is not a single value') }]);
  });

  test.each(['30 minutes - 1 hour', '1 hour to 2 hours', '4 hours (currently 6 hours)', '2 hours achieved last year'])(
    '`RTO: %s` stays text',
    (value) => {
      expect(factsOf(shop(`## Recovery objectives\n\n- **RTO**: ${value}`))).toEqual([]);
    },
  );

  test('a table of backups is read by its headings, in any order', () => {
    const { typed } = shop(
      '## Backups\n\n| Retention | Backup Type | Storage Location | Frequency |\n|---|---|---|---|\n| 30 days | Database dump | S3 | Daily |',
    );
    expect(typed['recovery']).toMatchObject({
      backups: [{ what: 'Database dump', every: 'Daily', kept: '30 days', where: 'S3' }],
    });
  });

  test.each([
    'Backup window: Daily at 02:00 UTC',
    'What: the watchdog script, every 6 hours',
    'Hosts: the cookbook installs a tool and a job to run every day',
  ])('`%s` is no backup', (line) => {
    expect(factsOf(shop(`## Backups\n\n- ${line}`))).toEqual([]);
  });

  test('the heading says what is copied, and what has no single length stays in words', () => {
    const { typed } = shop(
      '## Database backups\n\n- **Frequency**: Daily\n- **Retention**: 7 days (development), 30 days (production)',
    );
    expect(typed['recovery']).toEqual({
      backups: [
        {
          id: 'database-backups',
          what: 'Database backups',
          every: 'Daily',
          note: 'Retention: 7 days (development), 30 days (production)',
        },
      ],
    });
  });

  test('a cadence below a drill is how often it is done', () => {
    expect(shop('## Restore drill\n\n- Cadence: quarterly').typed['recovery']).toMatchObject({
      drills: [{ what: 'Restore drill', every: 'quarterly' }],
    });
  });
});

describe('on call and maintenance', () => {
  test.each([
    ['a line', 'Tue/Thu 02:00-04:00 UTC', 'Maintenance windows'],
    ['a bold label', '**Regular:** Tue/Thu 02:00-04:00 UTC', 'Regular'],
    ['an item', '- **Scheduled**: Tue/Thu, 02:00-04:00 UTC\n- **Emergency**: any time', 'Scheduled'],
    ['an item without a label', '- Tue/Thu from 2 AM to 4 AM UTC', 'Maintenance windows'],
  ])('a window is %s', (_form, text, name) => {
    expect(shop(`## Maintenance windows\n\n${text}`).typed['maintenance']).toMatchObject({
      windows: [{ name, every: 'Tue/Thu', from: '02:00', to: '04:00', timeZone: 'UTC' }],
    });
  });

  test('what turns over besides people is no rotation of theirs', () => {
    const result = shop(
      '## On-Call Rotation\n\n**Handoff:** Monday 9 AM UTC\n\n## Maintenance\n\n#### Log Rotation\n\n**Frequency:** Daily\n\n## Key rotation\n\n- Schedule: monthly',
    );
    expect(result.typed['teams']).toMatchObject({
      rotations: [{ name: 'On-call rotation', handover: { day: 'monday', time: '09:00', timeZone: 'UTC' } }],
    });
    expect(JSON.stringify(result.typed['teams'])).not.toMatch(/daily|monthly/i);
  });

  test('`Rotation: Weekly (Monday 9 AM)` below `On-call`', () => {
    expect(shop('## On-call\n\n- Rotation: Weekly (Monday 9 AM)').typed['teams']).toMatchObject({
      rotations: [{ every: 'weekly', handover: { day: 'monday', time: '09:00' } }],
    });
  });

  test('a dash in a table of contacts is nothing', () => {
    const { typed } = shop(
      '## Contacts\n\n| Role | Name | Phone | Slack |\n|---|---|---|---|\n| Hosting | — | +1 202 555 0101 | - |',
    );
    expect(typed['teams']).toMatchObject({ people: [{ id: 'hosting', role: 'Hosting', phone: '+1 202 555 0101' }] });
    expect(JSON.stringify(typed['teams'])).not.toMatch(/"(?:name|chat)":"[—-]"/);
  });

  test('a column of contacts has numbers, addresses and handles; a word that names nobody is no name', () => {
    const { typed } = shop(
      '## Contacts\n\n| Role | Contact |\n|---|---|\n| CTO | +1 202 555 0101 |\n| Lead | lead@shop.example |\n\n### More\n\n| Role | Name | Phone |\n|---|---|---|\n| On-call | Rotating | See schedule |',
    );
    expect(typed['teams']).toMatchObject({
      people: [
        { role: 'CTO', phone: '+1 202 555 0101' },
        { role: 'Lead', email: 'lead@shop.example' },
        { role: 'On-call', contact: 'See schedule', note: 'Rotating' },
      ],
    });
    expect(JSON.stringify(typed['teams'])).not.toContain('"name":"Rotating"');
  });
});

test('a word that front matter and text share is not lost', () => {
  const result = imported(
    '---\ndescription: Helping teams work better together.\n---\n\n# Incident help\n\nRead this.\n',
  );
  expect(result.refused).toEqual([]);
});
