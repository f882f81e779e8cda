import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { residentAlertbook, temporaryFolder, writeFiles, type Ran } from './support/command.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const run = (...args: string[]): Promise<Ran> => residentAlertbook(args, { cwd: folder });
const read = (file: string): string => readFileSync(path.join(folder, 'content', file), 'utf8');
const importGuide = async (text: string): Promise<Ran> => {
  writeFiles(folder, { 'OPERATIONS.md': text });
  return run('import', 'OPERATIONS.md', '--service', 'parcel-desk', '--site', 'https://oncall.example.com/');
};
/** All typed files as one text. */
const typedContent = (): string =>
  filesOf()
    .filter((name) => !/^(?:guides|site)/.test(name))
    .map((name) => `# ${name}\n${read(name)}`)
    .join('\n');
const filesOf = (): string[] =>
  readdirSync(path.join(folder, 'content'), { recursive: true })
    .map(String)
    .filter((name) => /\.\w+$/.test(name))
    .toSorted();

/** A guide with headings, tables, bold labels and a text that was saved in one encoding and read in another. */
const structured = `# Parcel Desk Operations Guide

Runs the desk where parcels are booked.

**Version**: 2.3
**Last Updated**: March 2025
**Owner**: Logistics Platform

## ðŸŽ¯ Service Level Objectives

| Component | Availability SLO | Latency SLO |
|-----------|------------------|-------------|
| Booking API | 99.95% | < 300ms (p99) |
| Label Store | 99.9% | N/A |

- **Label freshness**: < 10 minutes (95th percentile)
- **Uptime of the portal**: 99.5% (quarterly)

### Recovery Objectives

- **RTO**: 2 hours for booking
- **RPO**: 5 minutes maximum data loss

## Severity Levels

### SEV1 - Critical (10 min response)
- Nobody can book
- Labels are lost

### SEV2 - Major (next business day)
- Slow search

**SEV1 Incident:**
1. Acknowledge page (within 3 minutes)
2. Open a bridge

## Contacts

| Name | Role | Phone | Slack |
|------|------|-------|-------|
| Ines Duarte | Duty manager | +351 21 123 4567 | @ines |
| TBD | Courier liaison | [number] | |

- **Primary On-Call**: +1-XXX-XXX-XXXX
- **Database Team**: dba@parcels.example

### On-Call Rotation

- **Rotation**: Weekly (Tuesday 10 AM to Tuesday 10 AM)
- **Coverage**: 24/7

### Escalation Path

1. **Level 1**: Primary on-call (0-15 minutes)
2. **Level 2**: Duty manager + Database Team (15+ minutes)
3. **Level 3**: Head of operations (for SEV1 incidents)

## Key Metrics

- Queue length (alert: >500 parcels)
- Printer errors (target: <2%)
- Bookings (hourly)

## Maintenance Window

- **Frequency**: First Sunday
- **Time**: 1:00 AM - 3:30 AM UTC
- **Duration**: Maximum 2 hours

## Backups

- **Bookings**: Hourly snapshots (retained 14 days)
- **Templates**: In the repository

### DR Testing
- **Frequency**: Quarterly

## Deploying

\`\`\`bash
./deploy.sh --to production
\`\`\`

See [rollback](./rollback.md).

---

*Ask in the chat.*
`;

/** The same kind of facts in tables; each table but the first two has a row that says too little. */
const inTables = `# Parcel Desk Runbook

## Severity Matrix

| Level | Name | Description | Response time | Updates |
|---|---|---|---|---|
| SEV-1 | Critical | Nobody can pay | 5 minutes | 15 minutes |
| SEV-2 | Major | Some cannot pay | 30 minutes | 1 hour |
| SEV-3 | Minor | Slow | Next business day | - |

## Escalation Matrix

| Level | Who | After | How |
|---|---|---|---|
| 1 | On-call engineer | Immediately | PagerDuty |
| 2 | Team lead | 15 min | Phone, Slack |
| 3 | Head of Payments | 1 hour | Phone |

## Disaster Recovery

| Component | RTO | RPO | Owner |
|---|---|---|---|
| Ledger | 1 hour | 6 hours | Payments |
| Reports | 24h | 7 days | Data |

### Backup schedule

| Data | Frequency | Retention | Location |
|---|---|---|---|
| Ledger | Every 6 hours | 90 days | Another region |
| Reports | Weekly | 1 year | S3 |
| Config | On change | | Git |
| Legacy | sometimes | | tape |

## Monitoring

| Metric | Target | Alert threshold |
|---|---|---|
| Payment success rate | > 99% | < 97% |
| Queue depth | < 100 jobs | > 1000 jobs |
| Mood | good | bad |

## Maintenance windows

| Window | Day | Time | Notice |
|---|---|---|---|
| Patching | 2nd Tuesday | 22:00 - 23:30 UTC | 3 days |
| Big one | First Sunday | 1 AM - 5 AM EST | 7 days |

## SLOs

| Objective | SLI | Target | Window |
|---|---|---|---|
| Availability | Successful requests | 99.95% | 30 days |
| Latency | p99 of payments | < 800ms | 7 days |
| Kindness | Smiles | 90% | weekly |
`;

/** The same kind of facts as people write them in plain lines. */
const plain = `# OPERATIONS

Version: v7

Environments
- Prod: what customers use.
- Staging: rehearsal.

Ownership & Contacts
- On-call (primary/secondary): see Opsgenie schedule: desk-a.
- Escalation ladder: L1 On-call -> L2 Desk team -> Head of Desk.
- Comms channels: #desk, email: desk@parcels.example.

Service Level Objectives
- Latency (p50/p95): search < 100ms/400ms; booking < 200ms/900ms.
- Error rate: < 0.5% per endpoint.

Incidents
- Severity matrix:
  - S1 Critical: nobody can book; RTO < 45m. All hands.
  - S2 Minor: a nuisance; business hours response.

Maintenance
- Maintenance windows: Mon/Wed 22:00-23:30 UTC for risky changes.

Backups & DR
- Backups: weekly full + daily incrementals; verify restores monthly.
- RPO/RTO: ledger RPO 10m, RTO 2h; labels RPO 0, RTO 1d.
- DR tests: quarterly failover; write down gaps.

Compliance
- Retention: logs 14d, metrics 6m.
`;

describe('a guide with headings, tables and labels', () => {
  test('becomes typed content, and guides for all else', async () => {
    const imported = await importGuide(structured);

    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toContain('0 went nowhere');
    expect(filesOf().filter((name) => name.startsWith('guides/'))).toEqual([
      'guides/parcel-desk/about.mdx',
      'guides/parcel-desk/backups.mdx',
      'guides/parcel-desk/deploying.mdx',
    ]);
    expect(typedContent()).toMatchInlineSnapshot(`
      "# escalations/parcel-desk.yaml
      name: Parcel Desk escalation
      severityMatrix: parcel-desk
      steps:
        - name: Level 1
          after: 0 min
          until: 15 min
          to:
            - parcel-desk/primary
          note: Primary on-call
        - name: Level 2
          after: 15 min
          to:
            - parcel-desk/ines-duarte
            - parcel-desk/database-team
          note: Duty manager and Database Team
        - name: Level 3
          only:
            - sev1
          to:
            - parcel-desk/head-of-operations
          note: Head of operations

      # maintenance/parcel-desk.yaml
      windows:
        - id: maintenance-window
          name: Maintenance Window
          every: First Sunday
          from: 01:00
          to: 03:30
          timeZone: UTC
          longest: 2 hours

      # recovery/parcel-desk.yaml
      targets:
        - id: booking
          scope: Booking
          rto: 2 hours
        - id: parcel-desk
          scope: Parcel Desk
          rpo: 5 minutes
          note: 'RPO: Maximum data loss'
      backups:
        - id: bookings-snapshots
          what: Bookings
          how: Snapshots
          every: hourly
          kept: 14 days
      drills:
        - id: dr-testing
          what: DR Testing
          every: Quarterly

      # services/parcel-desk.mdx
      ---
      name: Parcel Desk
      summary: 'To be written: what Parcel Desk does.'
      owner: parcel-desk
      severityMatrix: parcel-desk
      escalation: parcel-desk
      version: '2.3'
      updated: 2025-03
      components:
        - id: booking-api
          name: Booking API
        - id: label-store
          name: Label Store
      metrics:
        - id: queue-length
          name: Queue length
          alert: '>500 parcels'
        - id: printer-errors
          name: Printer errors
          target: <2%
        - id: bookings
          name: Bookings
          cadence: hourly
      ---

      # severities/parcel-desk.yaml
      name: Parcel Desk severities
      levels:
        - id: sev1
          name: Critical
          respond: 10 min
          examples:
            - Nobody can book
            - Labels are lost
          acknowledge: 3 minutes
          rules:
            - Open a bridge
        - id: sev2
          name: Major
          respond: next business day
          examples:
            - Slow search

      # slos/parcel-desk.mdx
      ---
      objectives:
        - id: label-freshness
          name: Label freshness
          indicator: freshness
          target: p95 < 10 minutes
        - id: uptime-of-the-portal
          name: Uptime of the portal
          indicator: availability
          target: 99.5%
          window: quarterly
        - id: booking-api-availability
          name: Booking API Availability
          indicator: availability
          target: 99.95%
          component: booking-api
        - id: booking-api-latency
          name: Booking API Latency
          indicator: latency
          target: p99 < 300ms
          component: booking-api
        - id: label-store-availability
          name: Label Store Availability
          indicator: availability
          target: 99.9%
          component: label-store
      ---

      Without an objective:

      - Label Store, Latency: N/A

      # teams/parcel-desk.yaml
      name: Logistics Platform
      people:
        - id: database-team
          role: Database Team
          email: dba@parcels.example
        - id: ines-duarte
          name: Ines Duarte
          role: Duty manager
          phone: +351 21 123 4567
          chat: '@ines'
        - id: courier-liaison
          name: TBD
          role: Courier liaison
          phone: '[number]'
        - id: head-of-operations
          role: Head of operations
          contact: TBD
      rotations:
        - id: on-call
          name: On-call rotation
          shifts:
            - id: primary
              name: Primary On-Call
              phone: +1-XXX-XXX-XXXX
          every: weekly
          handover:
            day: tuesday
            time: 10:00
          coverage: 24/7
      "
    `);
  });

  test('what is not understood stays text: nothing is guessed', async () => {
    await importGuide(structured);

    expect(read('guides/parcel-desk/backups.mdx')).toContain('- **Templates**: In the repository');
    expect(read('guides/parcel-desk/deploying.mdx')).toContain('See rollback{/* led to ./rollback.md */}.');
    expect(read('guides/parcel-desk/about.mdx')).toContain('_Ask in the chat._');
    const report = readFileSync(path.join(folder, 'import-report.md'), 'utf8');
    expect(report).toContain('The source names no window for “Label freshness”, so 30 days are assumed.');
    expect(report).toContain('The source does not say how to reach “Head of operations”.');
    expect(report).toContain('`ðŸŽ¯` is `🎯`');
    expect(report).toMatch(/ 5 {2}field {3}services\/parcel-desk\.mdx: version\n/);
  });

  test('is content that passes the checks and is built', async () => {
    await importGuide(structured);

    expect((await run('check')).code).toBe(0);
    const built = await run('build');
    expect(built.code, built.stderr).toBe(0);
    expect(readFileSync(path.join(folder, 'dist/severities/index.html'), 'utf8')).toContain('Nobody can book');
  });
});

test('facts are never dropped for a file that is there already: the import is refused', async () => {
  writeFiles(folder, { 'content/services/parcel-desk.yaml': 'name: Mine\nsummary: Mine.\nowner: mine\n' });

  const imported = await importGuide(structured);

  expect(imported).toMatchObject({ code: 1, stderr: '\nNothing was written.\n' });
  expect(imported.stdout).toContain('`content/services/parcel-desk.yaml` exists already');
  expect(filesOf()).toEqual(['services/parcel-desk.yaml']);
});

describe('a guide in plain lines', () => {
  test('becomes typed content by its labels', async () => {
    const imported = await importGuide(plain);

    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toContain('0 went nowhere');
    expect(typedContent()).toMatchInlineSnapshot(`
      "# escalations/parcel-desk.yaml
      name: Parcel desk escalation
      severityMatrix: parcel-desk
      steps:
        - name: L1
          to:
            - parcel-desk/primary
          note: On-call
        - name: L2
          to:
            - parcel-desk/desk-team
          note: Desk team
        - name: Head of Desk
          to:
            - parcel-desk/head-of-desk

      # maintenance/parcel-desk.yaml
      windows:
        - id: mon-wed-22-00
          name: Maintenance windows
          every: Mon/Wed
          from: 22:00
          to: 23:30
          timeZone: UTC
          for: Risky changes

      # recovery/parcel-desk.yaml
      targets:
        - id: ledger
          scope: Ledger
          rpo: 10m
          rto: 2h
        - id: labels
          scope: Labels
          rpo: '0'
          rto: 1d
      backups:
        - id: full
          what: Full
          every: weekly
          verified: monthly
          note: Verify restores monthly
        - id: incrementals
          what: Incrementals
          every: daily
          verified: monthly
          note: Verify restores monthly
      drills:
        - id: failover
          what: Failover
          every: quarterly
          note: Write down gaps

      # services/parcel-desk.mdx
      ---
      name: Parcel desk
      summary: 'To be written: what Parcel desk does.'
      owner: parcel-desk
      severityMatrix: parcel-desk
      escalation: parcel-desk
      version: v7
      environments:
        - id: prod
          name: Prod
          purpose: What customers use
        - id: staging
          name: Staging
          purpose: Rehearsal
      ---

      # severities/parcel-desk.yaml
      name: Parcel desk severities
      levels:
        - id: s1
          name: Critical
          meaning: Nobody can book
          recoverWithin: < 45m
          rules:
            - All hands
        - id: s2
          name: Minor
          meaning: A nuisance
          respond: business hours

      # slos/parcel-desk.mdx
      ---
      objectives:
        - id: latency-search-p50
          name: Latency search p50
          indicator: latency
          target: p50 < 100ms
        - id: latency-search-p95
          name: Latency search p95
          indicator: latency
          target: p95 < 400ms
        - id: latency-booking-p50
          name: Latency booking p50
          indicator: latency
          target: p50 < 200ms
        - id: latency-booking-p95
          name: Latency booking p95
          indicator: latency
          target: p95 < 900ms
        - id: error-rate
          name: Error rate
          indicator: error-rate
          target: < 0.5%
          scope: Per endpoint
      ---

      # teams/parcel-desk.yaml
      name: Parcel desk team
      people:
        - id: desk-team
          role: Desk team
          contact: TBD
        - id: head-of-desk
          role: Head of Desk
          contact: TBD
      channels:
        - id: desk
          name: '#desk'
          kind: chat
        - id: desk-parcels-example
          name: desk@parcels.example
          kind: email
          email: desk@parcels.example
      rotations:
        - id: on-call
          name: On-call rotation
          shifts:
            - id: primary
              name: Primary on-call
            - id: secondary
              name: Secondary on-call
          schedule:
            tool: Opsgenie
            name: desk-a
      "
    `);
    // `6m` may be six minutes or six months.
    expect(read('guides/parcel-desk/compliance.mdx')).toContain('- Retention: logs 14d, metrics 6m.');
  });
});

describe('a guide in tables', () => {
  test('becomes typed content by the titles of their columns, but for rows that say too little', async () => {
    const imported = await importGuide(inTables);

    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toContain('0 went nowhere');
    expect(typedContent()).toMatchInlineSnapshot(`
      "# escalations/parcel-desk.yaml
      name: Parcel Desk escalation
      severityMatrix: parcel-desk
      steps:
        - name: Level 1
          after: 0 min
          to:
            - parcel-desk/on-call-engineer
          by:
            - page
          note: On-call engineer
        - name: Level 2
          after: 15 min
          to:
            - parcel-desk/team-lead
          by:
            - phone
            - chat
          note: Team lead
        - name: Level 3
          after: 1 hour
          to:
            - parcel-desk/head-of-payments
          by:
            - phone
          note: Head of Payments

      # maintenance/parcel-desk.yaml
      windows:
        - id: patching
          name: Patching
          every: 2nd Tuesday
          from: 22:00
          to: 23:30
          timeZone: UTC
          notice: 3 days

      # recovery/parcel-desk.yaml
      targets:
        - id: ledger
          scope: Ledger
          rto: 1 hour
          rpo: 6 hours
          note: 'Owner: Payments'
        - id: reports
          scope: Reports
          rto: 24h
          rpo: 7 days
          note: 'Owner: Data'
      backups:
        - id: ledger
          what: Ledger
          every: Every 6 hours
          kept: 90 days
          where: Another region
        - id: reports
          what: Reports
          every: Weekly
          kept: 1 year
          where: S3
        - id: config
          what: Config
          every: On change
          where: Git

      # services/parcel-desk.mdx
      ---
      name: Parcel Desk
      summary: 'To be written: what Parcel Desk does.'
      owner: parcel-desk
      severityMatrix: parcel-desk
      escalation: parcel-desk
      metrics:
        - id: payment-success-rate
          name: Payment success rate
          target: '> 99%'
          alert: < 97%
        - id: queue-depth
          name: Queue depth
          target: < 100 jobs
          alert: '> 1000 jobs'
      ---

      # severities/parcel-desk.yaml
      name: Parcel Desk severities
      levels:
        - id: sev1
          name: Critical
          meaning: Nobody can pay
          respond: 5 minutes
          update: 15 minutes
        - id: sev2
          name: Major
          meaning: Some cannot pay
          respond: 30 minutes
          update: 1 hour
        - id: sev3
          name: Minor
          meaning: Slow
          respond: Next business day

      # slos/parcel-desk.mdx
      ---
      objectives:
        - id: availability
          name: Availability
          indicator: availability
          target: 99.95%
          window: 30 days
          scope: Successful requests
        - id: latency
          name: Latency
          indicator: latency
          target: p99 < 800ms
          window: 7 days
          scope: p99 of payments
      ---

      # teams/parcel-desk.yaml
      name: Parcel Desk team
      people:
        - id: team-lead
          role: Team lead
          contact: TBD
        - id: head-of-payments
          role: Head of Payments
          contact: TBD
      rotations:
        - id: on-call
          name: On-call rotation
          shifts:
            - id: on-call-engineer
              name: On-call engineer
      "
    `);
    const guides = filesOf()
      .filter((name) => name.startsWith('guides/'))
      .map(read)
      .join('\n');
    for (const row of [
      '| Legacy | sometimes | | tape |',
      '| Mood | good | bad |',
      '| Big one | First Sunday | 1 AM - 5 AM EST | 7 days |',
      '| Kindness | Smiles | 90% | weekly |',
    ])
      expect(guides).toContain(row);
    for (const row of ['Queue depth', 'Patching', 'p99', 'Config']) expect(guides).not.toContain(row);
  });
});

describe('what could be understood in two ways is not understood', () => {
  const about = (text: string) => `# Parcel Desk Operations\n\n${text}\n`;

  test.each([
    [
      'a time zone that depends on who reads it',
      '## Maintenance Windows\n\n- **Frequency**: Weekly\n- **Time**: 1:00 AM - 3:00 AM EST\n',
    ],
    ['an objective without a figure', '## SLOs\n\n- **Availability**: as high as we can\n'],
    ['an objective of something that is no indicator', '## SLOs\n\n- **Happiness**: > 80%\n'],
    ['a share that promises nothing', '## SLOs\n\n- **Availability**: 100%\n'],
    ['a backup without an interval', '## Backups\n\n- **Code**: Git\n'],
    ['a list of tasks about contacts', '## Contact list review\n\n1. Ask everybody\n2. Write it down\n'],
    ['a number that is no recovery target', '## Recovery\n\n- **RTO**: soon\n'],
    ['figures of two percentiles where three are named', '## SLOs\n\n- Latency (p50/p95/p99): < 100ms/400ms\n'],
    [
      'a level with a sentence in its name',
      '## Severity Levels\n\n### P1 or worse, as the captain decides (see below)\n- It is bad\n',
    ],
  ])('%s stays text', async (_what, text) => {
    const imported = await importGuide(about(text));

    expect(imported.code).toBe(0);
    expect(filesOf().filter((name) => /^(?:slos|maintenance|recovery|severities|escalations)/.test(name))).toEqual([]);
    const guides = filesOf()
      .filter((name) => name.startsWith('guides/'))
      .map(read)
      .join('\n');
    const items = text
      .split('\n')
      .filter((line) => /^[-\d]/.test(line))
      .map((line) => line.replace(/^- |^\d\. /, ''));
    for (const item of items) expect(guides).toContain(item.replace('<', '\\<'));
  });
});
