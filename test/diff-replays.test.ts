import { describe, expect, test } from 'vitest';
import { compareSites } from '../src/model/diff/compare.ts';
import { sectionNames } from '../src/model/diff/changes.ts';
import { changesOf, named, replayed, stateFrom, withEdits, type Edits } from './support/replays.ts';

const queue = 'runbooks/shop/queue-backlog.mdx';
const restore = 'runbooks/shop/restore.mdx';
const rules = 'alerts/shop.yaml';
const team = 'teams/shop.yaml';
const guide = 'guides/shop/on-call.mdx';
const picture = 'images/rotation.svg';

/** A change of the content, and everything that the report must say of it: section, kind, what it is, its name. */
const replays: [says: string, edits: Edits, expected: string[]][] = [
  // Alert links
  [
    'a heading is renamed, and alerts open nothing',
    {
      [queue]: [
        ['## Mitigation', '## Mending'],
        ['section: mitigation', 'section: mending'],
        ['goto="#mitigation"', 'goto="#mending"'],
      ],
    },
    [
      'links dead address /runbooks/shop/queue-backlog/#mitigation',
      'links moved alert ShopQueueBacklog',
      'pages changed runbook The queue grows',
      'problems new error runbook/missing-section',
    ],
  ],
  [
    'the heading of a procedure is renamed',
    { [restore]: [['## Procedure', '## Procedure [#how]']] },
    ['links dead address /runbooks/shop/restore/#procedure'],
  ],
  [
    'an alert is gone from rules that nothing else names',
    {
      [rules]: [
        [
          `      - alert: ShopDown
        expr: up == 0
        labels:
          severity: critical
`,
          '',
        ],
      ],
    },
    ['links dead alert ShopDown'],
  ],
  [
    'an alert is retired with a reason',
    {
      [rules]: [
        [
          `      - alert: ShopDown
        expr: up == 0
        labels:
          severity: critical
`,
          '',
        ],
      ],
      'urls.lock': '/alerts/ShopDown/  retired: The probe does it now.\n',
    },
    ['links retired alert ShopDown'],
  ],
  [
    'an alert opens another section',
    { [queue]: [['section: mitigation', 'section: diagnosis']] },
    ['links moved alert ShopQueueBacklog'],
  ],
  [
    'an alert loses its runbook',
    { [queue]: [['alerts:\n  - name: ShopQueueBacklog\n    section: mitigation\n', '']] },
    ['links uncovered alert ShopQueueBacklog'],
  ],
  [
    'an alert gets a runbook',
    { [restore]: [['kind: procedure', 'kind: procedure\nalerts: [ShopDown]']] },
    ['links covered alert ShopDown'],
  ],
  [
    'an old address leads here from now on',
    { [restore]: [['kind: procedure', 'kind: procedure\naliases: [/wiki/restore/]']] },
    ['links added address /wiki/restore/'],
  ],
  [
    'the site moves',
    {
      'site.yaml': [['url: https://oncall.example.com/', 'url: https://docs.example.com/']],
      [rules]: [['https://oncall.example.com', 'https://docs.example.com']],
    },
    ['links moved site https://docs.example.com/', 'pages changed alert ShopQueueBacklog'],
  ],
  [
    'an alert goes to another service, and addresses below the old one die together',
    {
      'services/till.yaml': 'name: Till\nsummary: Counts.\nowner: shop\nescalation: shop\n',
      'runbooks/till/queue-backlog.mdx': replayed[queue]!.replace(
        'service: shop\ncomponent: api',
        'service: till\naliases: [/runbooks/shop/queue-backlog/]',
      )
        .replace('slos: [availability]\n', '')
        .replace('<Slo id="availability" />', 'yes.')
        .replace('<Dashboard id="overview" />', 'it'),
      [queue]: undefined,
      [guide]: [['../../runbooks/shop/queue-backlog.mdx', '../../runbooks/till/queue-backlog.mdx']],
    },
    [
      'links dead address /runbooks/shop/shopqueuebacklog/',
      'pages renamed runbook The queue grows',
      'pages changed guide Going on call for the shop',
      'pages added service Till',
    ],
  ],
  // Commands and parameters
  [
    'a command changes',
    { [restore]: [['restore --snapshot latest', 'restore --snapshot newest']] },
    ['commands changed runbook Restore the database'],
  ],
  [
    'a command is added',
    { [restore]: [['## Verification\n', '## Verification\n\n```bash\nrestore --list\n```\n']] },
    ['commands changed runbook Restore the database'],
  ],
  [
    'a command is removed',
    { [restore]: [['```bash\nrestore --snapshot latest\n```\n', '']] },
    ['commands changed runbook Restore the database'],
  ],
  [
    'a command becomes destructive',
    { [restore]: [['```bash\nrestore', '```bash risk=destructive undo="Keep the old one."\nrestore']] },
    ['commands changed runbook Restore the database'],
  ],
  [
    'what a command destroys is said otherwise',
    { [queue]: [['All jobs that wait.', 'Every job.']] },
    ['commands changed runbook The queue grows'],
  ],
  [
    'the pattern of a parameter changes',
    { [queue]: [['pattern: "[a-z0-9-]+"', 'pattern: "[a-z]+"']] },
    ['commands changed runbook The queue grows'],
  ],
  [
    'a parameter gets a default',
    { [queue]: [['    example: shop\n', '    example: shop\n    default: shop\n']] },
    ['commands changed runbook The queue grows'],
  ],
  [
    'a command of a shared part changes',
    { 'parts/verify-health.mdx': [['get pods', 'get pods --watch']] },
    ['commands changed shared part Verify the health of the shop'],
  ],
  // Contacts, escalation and rotations
  [
    'a telephone number changes',
    { [team]: [['+12025550143', '+12025550144']] },
    ['people changed person Ada Lovelace'],
  ],
  [
    'a person leaves',
    {
      [team]: [
        [
          `  - id: dba
    role: Database administrator
    phone: "+12025550199"
`,
          '',
        ],
      ],
    },
    ['people removed person Database administrator'],
  ],
  [
    'a person joins',
    {
      [team]: [
        [
          'rotations:',
          `  - id: grace
    name: Grace Hopper
    role: Engineer
    phone: "+12025550177"
rotations:`,
        ],
      ],
    },
    ['people added person Grace Hopper'],
  ],
  [
    'the id of a person changes, and all who name her',
    {
      [team]: [
        ['id: ada', 'id: ada-l'],
        ['[ada]', '[ada-l]'],
      ],
      'escalations/shop.yaml': [['shop/ada', 'shop/ada-l']],
    },
    ['people renamed person Ada Lovelace', 'people changed shift Primary on-call', 'people changed step Step 2'],
  ],
  ['a channel is renamed', { [team]: [['"#shop-alerts"', '"#shop-pages"']] }, ['people changed channel #shop-pages']],
  [
    'a rotation changes hands more often',
    { [team]: [['every: weekly', 'every: daily']] },
    ['people changed rotation On-call rotation'],
  ],
  [
    'a shift takes another',
    { [team]: [['members: [ada]', 'members: [dba]']] },
    ['people changed shift Primary on-call'],
  ],
  [
    'a step of the escalation waits longer',
    { 'escalations/shop.yaml': [['after: 30 min', 'after: 45 min']] },
    ['people changed step Step 2'],
  ],
  [
    'a step is put in between',
    { 'escalations/shop.yaml': [['  - after: 30 min', '  - after: 15 min\n    to: [shop/dba]\n  - after: 30 min']] },
    ['people added step Step 2'],
  ],
  [
    'a service is handed to another policy',
    { 'services/shop.mdx': [['escalation: shop\n', '']] },
    ['people changed service Shop'],
  ],
  // Severities and response times
  [
    'people respond later',
    { 'severities/shop.yaml': [['respond: 15 minutes', 'respond: 30 minutes']] },
    ['severities changed level Critical'],
  ],
  [
    'a level is added',
    { 'severities/shop.yaml': `${replayed['severities/shop.yaml']}  - id: p3\n    name: Low\n    respond: 2 days\n` },
    ['severities added level Low'],
  ],
  [
    'the severity of a runbook rises',
    { [queue]: [['severity: p2', 'severity: p1']] },
    ['severities changed runbook The queue grows'],
  ],
  // Objectives
  [
    'a target becomes stricter',
    { 'slos/shop.yaml': [['target: 99.9%', 'target: 99.99%']] },
    ['objectives changed objective Availability'],
  ],
  [
    'a window becomes shorter',
    { 'slos/shop.yaml': [['window: 30d', 'window: 7d']] },
    ['objectives changed objective Availability'],
  ],
  [
    'an objective is added',
    {
      'slos/shop.yaml': `${replayed['slos/shop.yaml']}  - id: freshness\n    name: Freshness\n    indicator: freshness\n    target: 99%\n`,
    },
    ['objectives added objective Freshness'],
  ],
  [
    'an objective is dropped',
    {
      'slos/shop.yaml': [
        [
          `  - id: latency
    name: Latency
    indicator: latency
    target: p95 < 200ms
`,
          '',
        ],
      ],
    },
    ['objectives removed objective Latency'],
  ],
  // Recovery and maintenance
  [
    'recovery may take longer',
    { 'recovery/shop.yaml': [['rto: 4 hours', 'rto: 8 hours']] },
    ['recovery changed recovery target Database'],
  ],
  [
    'backups are kept less long',
    { 'recovery/shop.yaml': [['kept: 35 days', 'kept: 7 days']] },
    ['recovery changed backup Database'],
  ],
  [
    'a drill is planned more often',
    { 'recovery/shop.yaml': [['every: quarterly', 'every: monthly']] },
    ['recovery changed drill Failover'],
  ],
  [
    'a maintenance window moves',
    {
      'maintenance/shop.yaml': [
        ['from: "02:00"', 'from: "03:00"'],
        ['longest: 4 hours', 'longest: 3 hours'],
      ],
    },
    ['maintenance changed maintenance window Scheduled maintenance'],
  ],
  [
    'a routine gets a task',
    { 'maintenance/shop.yaml': [['[Read the logs]', '[Read the logs, Rotate the keys]']] },
    ['maintenance changed routine Weekly review'],
  ],
  // Pages
  [
    'a guide is added',
    { 'guides/cost.mdx': '---\ntitle: What it costs\n---\n\n## Bills\n\nMonthly.\n' },
    ['pages added guide What it costs'],
  ],
  ['a guide is removed', { [guide]: undefined }, ['pages removed guide Going on call for the shop']],
  [
    'a runbook that alerts do not name is removed',
    { [restore]: undefined },
    ['links dead address /runbooks/shop/restore/', 'pages removed runbook Restore the database'],
  ],
  [
    'a runbook is renamed, and its old address leads to it',
    {
      [restore]: undefined,
      'runbooks/shop/bring-back.mdx': replayed[restore]!.replace(
        'kind: procedure',
        'kind: procedure\naliases: [/runbooks/shop/restore/]',
      ),
    },
    ['pages renamed runbook Restore the database'],
  ],
  [
    'a runbook that an alert opens is renamed, with words changed, and moved by the ledger',
    {
      [queue]: undefined,
      'runbooks/shop/backlog.mdx': replayed[queue]!.replace('Jobs wait longer than usual.', 'Jobs wait for too long.'),
      'urls.lock': '/runbooks/shop/queue-backlog/ -> /runbooks/shop/backlog/\n',
      [guide]: [['queue-backlog.mdx', 'backlog.mdx']],
    },
    ['pages renamed runbook The queue grows', 'pages changed guide Going on call for the shop'],
  ],
  [
    'a word of the prose changes',
    { [queue]: [['longer than usual', 'longer than they should']] },
    ['pages changed runbook The queue grows'],
  ],
  [
    'a row of a table changes',
    { [restore]: [['all of yesterday', 'all of today']] },
    ['pages changed runbook Restore the database'],
  ],
  [
    'a link in the prose leads elsewhere',
    { [queue]: [['(/slos/#shop)', '(/slos/)']] },
    ['pages changed runbook The queue grows'],
  ],
  [
    'a step is called otherwise and keeps its id',
    { [queue]: [['title="Look at the pods"', 'title="Look at all pods"']] },
    ['pages changed runbook The queue grows'],
  ],
  [
    'the prose of a shared part changes',
    { 'parts/verify-health.mdx': [['should be ready', 'must be ready']] },
    ['pages changed shared part Verify the health of the shop'],
  ],
  [
    'a runbook becomes deprecated',
    { [restore]: [['kind: procedure', 'kind: procedure\nstatus: deprecated']] },
    ['pages changed runbook Restore the database'],
  ],
  ['a metric alerts earlier', { 'services/shop.mdx': [['> 100 jobs', '> 50 jobs']] }, ['pages changed service Shop']],
  [
    'a term is explained otherwise',
    { 'glossary.yaml': [['Service level objective', 'What we promise']] },
    ['pages changed glossary glossary'],
  ],
  ['a rule waits longer', { [rules]: [['for: 15m', 'for: 30m']] }, ['pages changed alert ShopQueueBacklog']],
  [
    'an alert is new',
    {
      [rules]: `${replayed[rules]}      - alert: ShopSlow\n        expr: latency > 1\n        annotations:\n          runbook_url: https://oncall.example.com/alerts/ShopSlow/\n`,
    },
    ['pages added alert ShopSlow'],
  ],
  // Pictures
  ['a picture is another one', { [picture]: [['r="4"', 'r="3"']] }, ['pictures changed picture images/rotation.svg']],
  ['a picture is new', { 'images/deep/new.gif': 'GIF89a' }, ['pictures added picture images/deep/new.gif']],
  ['a picture is gone', { [picture]: undefined }, ['pictures removed picture images/rotation.svg']],
  [
    'a picture has another name',
    { [picture]: undefined, 'images/shifts.svg': replayed[picture]! },
    ['pictures renamed picture images/shifts.svg'],
  ],
  [
    'a picture has a script now',
    { [picture]: [['<circle', '<script/><circle']] },
    ['pictures changed picture images/rotation.svg', 'problems new error image/unsafe-svg'],
  ],
  [
    'a picture with a script is new, and its author wants it not to be told',
    {
      'site.yaml': [['checks:\n', 'checks:\n  image/unsafe-svg: off\n']],
      'images/new.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    },
    ['pages changed site Shop on call', 'pictures added picture images/new.svg'],
  ],
  // Reviews
  [
    'a review is due sooner than it was',
    { [restore]: [['reviewEvery: 180 days', 'reviewEvery: 30 days']] },
    ['pages changed runbook Restore the database', 'reviews overdue runbook Restore the database'],
  ],
  // Problems
  [
    'a link leads nowhere',
    { [guide]: [['## Before your first shift', '## Before your first shift\n\n[old](/runbooks/shop/nothing/)']] },
    ['pages changed guide Going on call for the shop', 'problems new error link/unknown-page'],
  ],
  ['a file cannot be read', { 'glossary.yaml': 'terms: 5\n' }, ['problems new error content/wrong-type']],
  [
    'a file of rules cannot be read: its alerts are not called dead',
    { [rules]: 'groups: 5\n' },
    ['problems new error rules/wrong-type'],
  ],
  [
    'a runbook cannot be read: neither it nor its alerts are called dead',
    { [queue]: replayed[queue]!.replace('severity: p2', 'sevrity: p2') },
    ['problems new error content/unknown-field'],
  ],
];

describe('each change is named once, in its section, and nothing else is', () => {
  test.each(replays)('%s', (_, edits, expected) => {
    expect(changesOf(edits).changes.map(named)).toEqual(expected);
  });

  test('the replays are of every section', () => {
    const told = new Set(replays.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[0])));

    expect([...told].toSorted()).toEqual([...sectionNames].toSorted());
    expect(replays.length).toBeGreaterThanOrEqual(40);
  });
});

test('what did not change is not listed, whatever was changed before', () => {
  for (const [says, edits] of replays) {
    const state = stateFrom(withEdits(replayed, edits));
    expect(compareSites(state, state).changes, says).toEqual([]);
  }
});

test('a text that is only written otherwise is no change: comments, quotes, line ends, bullets, blank lines', () => {
  const { changes } = changesOf({
    [restore]: [
      ['title: Restore the database', "# Read by all.\ntitle: 'Restore the database'"],
      ['the database was lost. Nobody', 'the database\nwas lost.\nNobody'],
      ['1. Stop the shop.\n2. Take', '1. Stop the shop.\n\n2. Take'],
    ],
    [guide]: [
      ['- [ ] The pager', '* [ ] The pager'],
      ['- [ ] [The queue', '* [ ] [The queue'],
    ],
    [team]: [['every: weekly', "every: 'weekly'"]],
  });

  expect(changes).toEqual([]);
});

test('all changes at once are all named', () => {
  const all: Edits = {
    [team]: [['+12025550143', '+12025550144']],
    'slos/shop.yaml': [['target: 99.9%', 'target: 99.99%']],
    'recovery/shop.yaml': [['rto: 4 hours', 'rto: 8 hours']],
    [restore]: [
      ['restore --snapshot latest', 'restore --snapshot newest'],
      ['for a day', 'for a week'],
    ],
    [rules]: [['for: 15m', 'for: 30m']],
  };

  expect(changesOf(all).changes.map(named)).toEqual([
    'commands changed runbook Restore the database',
    'people changed person Ada Lovelace',
    'objectives changed objective Availability',
    'recovery changed recovery target Database',
    'pages changed alert ShopQueueBacklog',
    'pages changed runbook Restore the database',
  ]);
});
