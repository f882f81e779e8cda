import { describe, expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

const levels = (text: string) => importedGuide(text).typed['severities']?.['levels'];
const backups = (text: string) => importedGuide(text).typed['recovery']?.['backups'];
const objectives = (text: string) => importedGuide(text).typed['slos']?.['objectives'];

describe('a title is the label of what its items say', () => {
  test('below response times and resolution targets, of levels by number and by word', () => {
    const text =
      '## Incidents\n\n### Response times\n\n- **Critical (P0)**: 15 minutes\n- **High (P1)**: 1 hour\n\n### Resolution targets\n\n- **Critical**: 2 hours\n- **High**: 8 hours';
    expect(levels(text)).toMatchObject([
      { id: 'p0', name: 'Critical', respond: '15 minutes', recoverWithin: '2 hours' },
      { id: 'p1', name: 'High', respond: '1 hour', recoverWithin: '8 hours' },
    ]);
  });

  test('below how often backups are made', () => {
    const text =
      '## Backup frequency\n\n- Full state backup: Daily at 00:00 UTC\n- Transaction logs: Real-time streaming';
    expect(backups(text)).toMatchObject([
      { what: 'Full state backup', every: 'Daily', note: 'at 00:00 UTC' },
      { what: 'Transaction logs', every: 'Real-time', note: 'streaming' },
    ]);
  });

  test('but a label that is a field names nothing', () => {
    expect(levels('## Response times\n\n- **Coverage**: 24 hours\n- **Cadence**: 2 days')).toBeUndefined();
  });
});

test('lines with the same labels below each of several lists are of those lists', () => {
  const level = (name: string, example: string, time: string, who: string) =>
    `**${name}**\n- ${example}\n\n**Response Time:** ${time}  \n**Escalation:** ${who}`;
  const text = `## Severity levels\n\n${level('P0 - Critical', 'Data breach', 'Immediate (< 15 minutes)', 'CTO, Legal')}\n\n${level('P1 - High', 'Partial outage', '< 1 hour', 'Team lead')}`;
  expect(levels(text)).toMatchObject([
    { id: 'p0', name: 'Critical', respond: '15 minutes', escalation: 'CTO, Legal', examples: ['Data breach'] },
    { id: 'p1', name: 'High', respond: '1 hour', escalation: 'Team lead', examples: ['Partial outage'] },
  ]);
});

test('a level has its other name in brackets', () => {
  expect(
    levels('## Severity classification\n\n- P0 (Critical): Complete outage\n- P3 (Low): Cosmetic issues'),
  ).toMatchObject([
    { id: 'p0', name: 'Critical', meaning: 'Complete outage' },
    { id: 'p3', name: 'Low', meaning: 'Cosmetic issues' },
  ]);
});

describe('copies by what they are called', () => {
  test.each([
    ['a list below retention', '## Backups\n\n### Retention and preservation\n\n- **Daily Backups:** 30 days'],
    ['a list that says to keep them', '## Backup retention policy\n\n- Daily backups: Retain for 30 days'],
    ['rows without an interval', '## Backup retention\n\n| Tier | Retention |\n|---|---|\n| Daily backups | 30 days |'],
  ])('%s', (_form, text) => {
    expect(backups(text)).toMatchObject([{ what: 'Shop', every: 'daily', kept: '30 days' }]);
  });

  test('a table of fields below a title that names nothing is of the service', () => {
    const text =
      '## Backups\n\n### Overview\n\n| Item | Value |\n|---|---|\n| Schedule | 01:00 UTC daily (cron) |\n| Retention | 14 days of rolling backups |';
    expect(backups(text)).toMatchObject([{ what: 'Shop', every: 'daily', kept: '14 days', note: '01:00 UTC (cron)' }]);
  });

  test('copies without a length of time are none', () => {
    expect(backups('## Backup retention\n\n- Yearly backups: Retain indefinitely')).toBeUndefined();
  });
});

test('a figure of recovery keeps what explains it', () => {
  const row = '| Kafka | ≤ 10 minutes | ≤ 15 minutes thanks to two streams |';
  const { typed } = importedGuide(`## Recovery objectives\n\n| Component | RTO | RPO |\n|---|---|---|\n${row}`);
  expect(typed['recovery']?.['targets']).toMatchObject([
    { scope: 'Kafka', rto: '10 minutes', rpo: '15 minutes', note: 'RPO: Thanks to two streams' },
  ]);
});

describe('objectives', () => {
  test('the section names those whose label only says that they are targets', () => {
    const text =
      '## Service level objectives\n\n### Availability\n\n**SLO**:\n- **Target**: 99.9% (3 nines)\n- **Measurement Window**: 30 days\n\n### Latency\n\n**SLO**:\n- **P95**: < 500ms\n- **P99 (slow)**: < 1 s';
    expect(objectives(text)).toMatchObject([
      { name: 'Availability', target: '99.9%', window: '30 days' },
      { name: 'Latency', target: 'P95 < 500ms' },
      { name: 'Latency', target: 'P99 < 1 s' },
    ]);
  });

  test('a window of minutes beside them leaves them text', () => {
    const text =
      '## SLOs\n\n### Latency\n\n**SLO**:\n- **P95**: < 500ms\n\n**Measurement Window**: 5 minutes rolling average';
    expect(objectives(text)).toBeUndefined();
  });

  test('the section says what is measured where nothing else does', () => {
    const table = '| Component | Target |\n|---|---|\n| Voice synthesis | ≤ 2 seconds |\n| Uptime share | 99% |';
    const { typed, findings } = importedGuide(`## SLOs\n\n### Response time objectives\n\n${table}`);
    expect(findings.filter(({ id }) => id === 'import/inferred').map(({ message }) => message)).toEqual([
      'That “Voice synthesis” is of `latency` is taken from its section, “Response time objectives”.',
    ]);
    expect(typed['slos']?.['objectives']).toMatchObject([
      { name: 'Voice synthesis', indicator: 'latency', target: '≤ 2 seconds' },
      { name: 'Uptime share', indicator: 'availability' },
    ]);
  });

  test('what may fail in a window is no measure', () => {
    const table =
      '| Service | Uptime target | Downtime budget | Window |\n|---|---|---|---|\n| Cart | 99.5% | 3.6 hours | 30 days |';
    expect(objectives(`## SLOs\n\n${table}`)).toMatchObject([
      { name: 'Cart Uptime', target: '99.5%', window: '30 days', scope: 'Downtime budget: 3.6 hours' },
    ]);
  });

  test('a sentence alone is one, a share of events within a time is a latency, and a number names nothing', () => {
    expect(objectives('## Latency SLO\n\n**95% of scan jobs must complete in < 1.5 s.**')).toMatchObject([
      { name: 'Scan jobs complete', indicator: 'latency', target: '95% < 1.5 s' },
    ]);
    expect(
      objectives(
        '## SLOs\n\n| SLO ID | Name | Target | Period |\n|---|---|---|---|\n| SLO-1 | API availability | 99.9% | 30 days |',
      ),
    ).toMatchObject([{ name: 'API availability', target: '99.9%', window: '30 days' }]);
  });

  test.each([
    ['how soon people answer', '## SLOs\n\n- **Response Time**: < 15 minutes during business hours'],
    ['what is still to be ticked off', '## SLOs\n\n### Latency\n\n- [ ] **Vector search**: < 50ms p95'],
    ['a load test', '## SLOs\n\n### Load testing targets\n\n| Flow | Max response |\n|---|---|\n| Search | <1s |'],
  ])('%s is none', (_what, text) => {
    expect(objectives(text)).toBeUndefined();
  });
});

describe('metrics', () => {
  const metrics = (text: string) => importedGuide(text).typed['services']?.['metrics'];

  test('a bound keeps what it is of and how long it holds', () => {
    const rows = '| BackupStale | age > 26h |\n| ErrorRate | > 5% for 2 min |';
    expect(metrics(`## Monitoring\n\n| Alert | Threshold |\n|---|---|\n${rows}`)).toMatchObject([
      { name: 'BackupStale', alert: '> 26h', note: 'Threshold: age > 26h' },
      { name: 'ErrorRate', alert: '> 5% for 2 min' },
    ]);
  });

  test('rules by their names are metrics with the bound at which they fire', () => {
    expect(
      metrics('## Alert rules\n\n- `QueueBacklogHigh`: queue depth > 100 for 5m (critical)\n- `Odd`: it is 5 > 3 > 1'),
    ).toMatchObject([{ name: 'QueueBacklogHigh', alert: '> 100', note: 'Queue depth; for 5m; critical' }]);
  });
});

describe('what would be a wrong fact stays text', () => {
  test('when copies are made, where nothing is named that is copied', () => {
    const text =
      '## Backup policies\n\n**VM daily policy:**\n- Backup: Daily at 23:00\n- Retention: 30 daily, 12 weekly';
    expect(backups(text)).toBeUndefined();
    expect(backups('## Backups\n\n- Backup: daily full + hourly incrementals; verify restores weekly.')).toHaveLength(
      2,
    );
  });

  test('the response times of what customers have bought', () => {
    const times = (plan: string, time: string): string =>
      `**${plan}:**\n\n| Priority | First Response |\n|---|---|\n| P1 | ${time} |\n| P2 | 12 hours |`;
    const text = `## Support response times\n\n${times('Starter Plan', '4 hours')}\n\n${times('Enterprise Plan', '1 hour')}`;
    expect(levels(text)).toBeUndefined();
    expect(levels(`## Support response times\n\n${times('Incident response plan', '4 hours')}`)).toMatchObject([
      { id: 'p1', respond: '4 hours' },
      { id: 'p2', respond: '12 hours' },
    ]);
  });

  test('what several files say of one objective', () => {
    const text =
      '## Service level objectives\n\n| Source | Availability SLO | Action |\n|---|---|---|\n| `docs/slo.md` | 99.9% | Update |\n| `alert_rules.yml` | 99.5% | Keep |';
    expect(objectives(text)).toBeUndefined();
    expect(
      objectives('## SLOs\n\n| SLO | Target |\n|---|---|\n| `docs/slo.md` | 99.9% availability |'),
    ).toBeUndefined();
    expect(objectives(text.replace('`docs/slo.md`', 'API').replace('`alert_rules.yml`', 'Web'))).toHaveLength(2);
  });
});

test('figures below how something works are of that', () => {
  const text = '## PITR — How It Works\n\n- **RPO:** ≤ 1 minute\n- **RTO:** ≤ 30 minutes';
  expect(importedGuide(text).typed['recovery']?.['targets']).toMatchObject([
    { scope: 'PITR', rpo: '≤ 1 minute', rto: '≤ 30 minutes' },
  ]);
});
