import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { askAll } from '../src/cli/new/new-answers.ts';
import { questionsFor } from '../src/cli/new/new-questions.ts';
import { residentAlertbook, temporaryFolder, writeFiles, type Ran } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import { shop } from './support/shop.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(path.join(folder, 'content'), shop);
});

const run = (...args: string[]): Promise<Ran> => residentAlertbook(args, { cwd: folder });
const read = (file: string): string => readFileSync(path.join(folder, 'content', file), 'utf8');

const rules = `groups:
  - name: shop
    rules:
      - alert: ShopQueueBacklog
        expr: shop_queue > 100
      - alert: ShopTillDown
        expr: sum by (till) (up{job="till"}) < 1
        for: 5m
        labels: { severity: p1, service: shop }
        annotations:
          summary: A till is down.
          description: Till {{ $labels.till }} has not answered for {{ $value }} <minutes>.
          dashboard_url: https://grafana.example.com/d/tills
      - alert: ShopTillDown
        expr: absent(up{job="till"})
        labels: { severity: p1, service: shop }
      - alert: LedgerLate
        expr: time() - ledger_written > 60
        labels: { severity: warning }
        annotations:
          runbook_url: https://oncall.example.com/runbooks/ledger/late/
`;

describe('drafts from rules', () => {
  test('each alert without a runbook gets one, where its link already leads', async () => {
    writeFiles(folder, { 'rules.yaml': rules });

    const made = await run('new', 'runbook', '--from-rules', 'rules.yaml');

    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('2 drafts for 3 alerts; the others have a runbook.');
    expect(read('runbooks/shop/shoptilldown.mdx')).toMatchInlineSnapshot(`
      "---
      title: Shop till down
      summary: A till is down.
      service: shop
      severity: p1
      alerts:
        - ShopTillDown
      status: draft
      params:
        - name: till
          label: Till
          example: till
      ---

      ## Meaning

      Till {{till}} has not answered for \\{\\{ $value }} \\<minutes>.

      Condition 1 when this holds for 5m, with the severity p1:

      \`\`\`promql
      sum by (till) (up{job="till"}) < 1
      \`\`\`

      Condition 2 when this holds, with the severity p1:

      \`\`\`promql
      absent(up{job="till"})
      \`\`\`

      ## Impact

      To be written: who notices, and what they cannot do.

      ## Diagnosis

      - [Dashboard](https://grafana.example.com/d/tills)

      Alerts of this name that are on now:

      \`\`\`promql
      ALERTS{alertname="ShopTillDown"}
      \`\`\`

      To be written: where to look first, and what tells one cause from another.

      ## Mitigation

      To be written: what ends it, the quickest way first.
      "
    `);
    expect(read('runbooks/ledger/late.mdx')).toContain('alerts:\n  - LedgerLate\nstatus: draft\n');
    expect(read('services/ledger.mdx')).toContain('owner: shop');
    const checked = await run('check');
    expect(checked.code, checked.stdout).toBe(0);
    const linked = await run('rules', 'check', 'rules.yaml');
    expect(linked.stdout).not.toContain('rules/dead-page');
    expect((await run('new', 'runbook', '--from-rules', 'rules.yaml')).stdout).toContain(
      'Nothing to write: 3 alerts in these rules, and each has a runbook.',
    );
  });

  test('a dashboard gets the labels as parameters, and one that asks for more stays as it is', async () => {
    writeFiles(folder, {
      'rules.yaml': `groups:
  - name: shop
    rules:
      - alert: ShopTillDown
        expr: up{job="till"} < 1
        labels: { service: shop }
        annotations:
          summary: The till {{ $labels.till }} is down
          dashboard: https://grafana.example.com/d/tills?var-till={{ $labels.till | urlquery }}&from=now-1h
          dashboard_value: https://grafana.example.com/d/tills?v={{ $value }}
`,
    });

    await run('new', 'runbook', '--from-rules', 'rules.yaml');

    const draft = read('runbooks/shop/shoptilldown.mdx');
    expect(draft).toContain('- [Dashboard](https://grafana.example.com/d/tills?var-till={{till}}&from=now-1h)\n');
    expect(draft).toContain('- Dashboard: `https://grafana.example.com/d/tills?v={{ $value }}`\n');
    expect((await run('check')).code).toBe(0);
  });

  test('alerts whose rules link to one page get one runbook there, with the section that a link leads to', async () => {
    writeFiles(folder, {
      'content/site.yaml': `${shop['site.yaml']!}severity: { page: p1 }\nlinkPrefixes: { 'https://wiki.example.com/': /runbooks/ }\n`,
      'rules.yaml': `groups:
  - name: shop
    rules:
      - alert: TillDown
        expr: up{job="till"} < 1
        labels: { severity: page }
        annotations: { runbook_url: 'https://oncall.example.com/runbooks/shop/tills/#swap-the-till' }
      - alert: TillSlow
        expr: till_seconds > 5
        labels: { severity: page }
        annotations: { playbook: 'https://wiki.example.com/shop/tills.md' }
      - alert: QueueStuck
        expr: up == 0
        annotations: { runbook_url: 'https://oncall.example.com/runbooks/shop/queue-backlog/' }
`,
    });

    const made = await run('new', 'runbook', '--from-rules', 'rules.yaml');
    const draft = read('runbooks/shop/tills.mdx');
    expect(made.stdout).toContain('2 drafts for 3 alerts');
    expect(made.stdout).toContain('No draft for `QueueStuck`: its rule links to this runbook, which does not name it.');
    expect(made.code).toBe(0);
    expect(draft).toContain('title: Tills\nservice: shop\nseverity: p1\nalerts:\n  - TillDown\n  - TillSlow\n');
    expect(draft).toContain('ALERTS{alertname=~"TillDown|TillSlow"}');
    expect(draft).toContain('## Swap the till\n');
    expect((await run('check')).code).toBe(0);
    expect((await run('rules', 'check', 'rules.yaml')).stdout).not.toContain('rules/dead');
  });

  test('the team that a rule names keeps the runbook, and owns a service that is new', async () => {
    writeFiles(folder, {
      'content/teams/tills.yaml': 'name: Tills\n',
      'rules.yaml': `groups:
  - name: shop
    rules:
      - alert: TillDown
        expr: up{job="till"} < 1
        labels: { service: shop, team: Tills }
      - alert: TillLost
        expr: up == 0
        labels: { service: shop, team: unknown }
      - alert: LedgerLate
        expr: up == 0
        labels: { owner: Ledger people }
        annotations: { runbook_url: 'https://oncall.example.com/runbooks/ledger/late/' }
`,
    });

    await run('new', 'runbook', '--from-rules', 'rules.yaml');
    expect(read('runbooks/shop/tilldown.mdx')).toContain('service: shop\nowner: tills\n');
    expect(read('runbooks/shop/tilllost.mdx')).not.toContain('owner:');
    expect(read('services/ledger.mdx')).toContain('owner: ledger-people\n');
    expect(readdirSync(path.join(folder, 'content/teams'))).toContain('ledger-people.yaml');
    expect((await run('check')).code).toBe(0);
  });

  test('what cannot be read is reported, and keeps no other alert from its draft', async () => {
    writeFiles(folder, {
      'rules.yaml': `groups:
  - name: shop
    rules:
      - expr: up == 0
      - alert: TillDown
        expr: up == 0
        labels: { service: shop }
`,
      'broken.yaml': 'groups: [\n',
    });
    const { code, stdout } = await run('new', 'runbook', '--from-rules', 'rules.yaml', 'broken.yaml');

    expect(code).toBe(1);
    expect(stdout).toContain('wrote content/runbooks/shop/tilldown.mdx');
    expect(stdout).toContain('rules.yaml:4:9  error  rules/no-name');
    expect(stdout).toContain('broken.yaml:2:1  error  rules/yaml');
  });

  test('a rule that names no service asks for one, and broken rules write nothing', async () => {
    const before = digestsBelow(path.join(folder, 'content'));
    writeFiles(folder, {
      'rules.yaml': 'groups:\n  - name: x\n    rules:\n      - alert: Lonely\n        expr: up\n',
      'broken.yaml': 'groups: [\n',
    });

    expect(await run('new', 'runbook', '--from-rules', 'rules.yaml')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('No draft for `Lonely`: its service is not known.'),
    });
    expect(await run('new', 'runbook', '--from-rules', 'broken.yaml')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('0 drafts for 0 alerts'),
    });
    expect(await run('new', 'runbook', '--from-rules', 'rules.yaml', '--service', 'shop', '--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('would write content/runbooks/shop/lonely.mdx'),
    });
    expect(digestsBelow(path.join(folder, 'content'))).toEqual(before);
  });
});

describe('a new file of each type', () => {
  test.each([
    ['service', 'till', ['--name', 'Till', '--summary', 'Takes money.', '--owner', 'shop'], 'services/till.mdx'],
    ['runbook', 'shop/till-down', ['--title', 'Till down'], 'runbooks/shop/till-down.mdx'],
    ['guide', 'shop/tills', ['--title', 'Tills'], 'guides/shop/tills.mdx'],
    ['part', 'look', ['--title', 'Look'], 'parts/look.mdx'],
    ['severity', 'tills', ['--name', 'Tills', '--level-id', 't1', '--level-name', 'Bad'], 'severities/tills.mdx'],
    ['team', 'tills', ['--name', 'Tills'], 'teams/tills.mdx'],
    ['escalation', 'tills', ['--name', 'Tills', '--step-to', 'shop/ada, shop/primary'], 'escalations/tills.mdx'],
  ])('%s', async (type, id, flags, file) => {
    expect(await run('new', type, id, ...flags)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`Wrote content/${file}.`),
    });

    const checked = await run('check');
    expect(checked.code, checked.stdout).toBe(0);
    expect(await run('new', type, id, ...flags)).toMatchObject({
      code: 2,
      stderr: `alertbook: \`content/${file}\` exists already, and nothing that exists is overwritten.\n`,
    });
  });

  test.each([
    [
      'slo',
      [
        '--objective-id',
        'up',
        '--objective-name',
        'Up',
        '--objective-indicator',
        'availability',
        '--objective-target',
        '99%',
      ],
    ],
    ['recovery', []],
    ['maintenance', []],
  ])('%s, of a service that has none yet', async (type, flags) => {
    await run('new', 'service', 'till', '--name', 'Till', '--summary', 'Takes money.', '--owner', 'shop');

    expect(await run('new', type, 'till', ...flags)).toMatchObject({ code: 0 });
    expect((await run('check')).code).toBe(0);
  });

  test('fields that may be added are below as comments, with what they are for', async () => {
    await run('new', 'team', 'tills', '--name', 'Tills');

    expect(read('teams/tills.mdx')).toMatch(/^---\nname: Tills\n# summary: +What the team answers for\.\n# timeZone:/);
  });

  test('what is missing is named with its flags where nobody can be asked, and so is a value that cannot be', async () => {
    expect((await run('new', 'slo', 'shop2')).stderr).toMatchInlineSnapshot(`
      "alertbook: \`alertbook new slo\` needs more, and there is no terminal to ask on: \`alertbook new slo shop2 --objective-id api-availability --objective-name "API availability" --objective-indicator availability --objective-target "99.9%"\`.
      "
    `);
    expect((await run('new', 'runbook')).stderr).toMatchInlineSnapshot(`
      "alertbook: \`alertbook new runbook\` needs more, and there is no terminal to ask on: \`alertbook new runbook checkout/drain-queue --title "Checkout is slow" --service checkout\`.
      "
    `);
    expect((await run('new', 'slo', 'x', '--objective-target', 'much')).stderr).toMatchInlineSnapshot(`
      "alertbook: \`--objective-target much\`: \`much\` is not a target. Expected a target, such as \`99.9%\` or \`< 1%\` or \`p95 < 200ms\`.
      "
    `);
    expect((await run('new', 'runbook', 'Not/An/Id', '--title', 'x')).stderr).toMatchInlineSnapshot(`
      "alertbook: \`Not/An/Id\` cannot be an id: expected \`service/name\`, such as \`checkout/drain-queue\`.
      "
    `);
    expect((await run('new', 'novel')).stderr).toMatchInlineSnapshot(`
      "alertbook: \`alertbook new\` has no type \`novel\`: expected one of site, service, runbook, guide, page, part, slo, severity, team, escalation, recovery, maintenance, glossary.
      "
    `);
    expect(readdirSync(path.join(folder, 'content/slos'))).toEqual(['shop.yaml']);
  });

  test('on a terminal, each question is asked until its answer can be', async () => {
    const asked: string[] = [];
    const replies = ['Not An Id', 'till', 'up', 'Uptime', 'speed', 'availability', '100%', '99.9%'];

    const { path: file, data } = await askAll('slo', undefined, questionsFor('slo'), new Map(), (text) => {
      asked.push(text);
      return Promise.resolve(replies[asked.length - 1]!);
    });

    expect(asked).toHaveLength(replies.length);
    expect(asked.at(-1)).toContain('objective-target: ');
    expect({ file, data }).toEqual({
      file: 'slos/till.mdx',
      data: { objectives: [{ id: 'up', name: 'Uptime', indicator: 'availability', target: '99.9%' }] },
    });
  });
});
