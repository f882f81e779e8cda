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
