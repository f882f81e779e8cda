import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolder, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { freePort, openReceivers, partsOfMail, type Posted, type Receivers } from './support/receivers.ts';
import { shop } from './support/shop.ts';
import { serveFolder, type Served } from './support/static-server.ts';

const runbook = `---
title: Pods restart
service: shop
severity: p1
alerts: [ShopPodsRestart]
params:
  - { name: namespace, label: Namespace, example: shop }
  - { name: pod, label: Pod, example: api-1 }
---

## Meaning

Pods restart.

## Impact

Orders are late.

## Diagnosis

<Step id="look" title="Look at the <pods> & \`count\` them">

\`\`\`bash risk=safe
standin --namespace {{namespace}} {{pod}}
\`\`\`

</Step>

<Step id="format" title="Read the names">

\`\`\`bash risk=safe
docker ps --format "{{ .Names }}" # <all> & more
\`\`\`

</Step>

<Step id="delete" title="Delete what is stuck">

\`\`\`bash risk=destructive destroys="The pod." undo="Start it."
standin delete {{pod}}
\`\`\`

</Step>

<Step id="wait" title="Wait" />

## Mitigation

Wait.
`;

const content = { ...shop, 'runbooks/shop/pods-restart.mdx': runbook };

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}
/** Debian calls it by another name. */
const alertmanager = ['prometheus-alertmanager', 'alertmanager'].find(isInstalled);

async function notify(system: string, ...args: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(path.join(folder, 'content'), content);
  const { code, stderr } = await alertbook(['notify', system, '--out', 'out', ...args], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  return path.join(folder, 'out');
}

interface Alert {
  status?: 'resolved';
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** What Alertmanager gives its templates. */
function dataOf(alerts: readonly Alert[]): unknown {
  const all = alerts.map(({ status = 'firing', labels = {}, annotations = {} }) => ({
    status,
    labels: { alertname: 'ShopPodsRestart', ...labels },
    annotations,
    startsAt: '2026-11-21T02:14:00Z',
    endsAt: '0001-01-01T00:00:00Z',
  }));
  return {
    receiver: 'all',
    status: all.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    alerts: all,
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example.com',
  };
}

describe.runIf(isInstalled('amtool'))('as amtool renders them', () => {
  let out: string;
  beforeAll(async () => {
    const folder = temporaryFolderForFile();
    writeFiles(path.join(folder, 'content'), content);
    const { code, stderr } = await alertbook(['notify', 'alertmanager', '--out', 'out'], { cwd: folder });
    if (code !== 0) throw new Error(stderr);
    out = path.join(folder, 'out');
  });

  function render(name: string, alerts: readonly Alert[], type = 'text'): string {
    const file = path.join(out, `data-${Math.random()}.json`);
    writeFileSync(file, JSON.stringify(dataOf(alerts)));
    const { status, stdout, stderr } = spawnSync(
      'amtool',
      [
        'template',
        'render',
        `--template.glob=${out}/alertbook.tmpl`,
        `--template.type=${type}`,
        `--template.data=${file}`,
        `--template.text={{ template "alertbook.${name}" . }}`,
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    return stdout;
  }
  const linkOf = (alert: Alert): string => render('first_link', [alert]);
  const page = 'https://oncall.example.com/alerts/ShopPodsRestart/';

  test.each([
    ['', '?namespace=a&alertname=ShopPodsRestart&startsAt=1795227240'],
    ['#mitigation', '?namespace=a&alertname=ShopPodsRestart&startsAt=1795227240#mitigation'],
    ['?x=1', '?x=1&namespace=a&alertname=ShopPodsRestart&startsAt=1795227240'],
    ['?x=1#mitigation', '?x=1&namespace=a&alertname=ShopPodsRestart&startsAt=1795227240#mitigation'],
    ['?', '?namespace=a&alertname=ShopPodsRestart&startsAt=1795227240'],
    ['?x=1&', '?x=1&namespace=a&alertname=ShopPodsRestart&startsAt=1795227240'],
    ['#mitigation?x=1', '?x=1&namespace=a&alertname=ShopPodsRestart&startsAt=1795227240#mitigation'],
    ['?y=2#mitigation?x=1#b', '?y=2&x=1&namespace=a&alertname=ShopPodsRestart&startsAt=1795227240#mitigation'],
    ['#mitigation#b', '?namespace=a&alertname=ShopPodsRestart&startsAt=1795227240#mitigation#b'],
    ['?namespace=own', '?namespace=own&alertname=ShopPodsRestart&startsAt=1795227240'],
    ['?namespace=', '?namespace=&namespace=a&alertname=ShopPodsRestart&startsAt=1795227240'],
    [
      '?namespace=%3Cno+value%3E',
      '?namespace=%3Cno+value%3E&namespace=a&alertname=ShopPodsRestart&startsAt=1795227240',
    ],
    ['?namespace=[no value]', '?namespace=[no%20value]&namespace=a&alertname=ShopPodsRestart&startsAt=1795227240'],
    ['  \n', '?namespace=a&alertname=ShopPodsRestart&startsAt=1795227240'],
  ])('a link that ends with %j ends with %j', (end, wanted) => {
    expect(linkOf({ labels: { namespace: 'a' }, annotations: { runbook_url: page + end } })).toBe(page + wanted);
  });

  test.each([
    ['https://wiki.example.org/x?y#z'],
    ['https://oncall.example.com.evil.example/alerts/ShopPodsRestart/'],
    ['https://oncall.example.com@evil.example/'],
    ['https://oncall.example.com:8443/alerts/ShopPodsRestart/'],
  ])('no label is told to another site: %s stays as it is', (url) => {
    expect(linkOf({ labels: { namespace: 'secret' }, annotations: { runbook_url: url } })).toBe(url);
  });

  test.each([['see the wiki'], ['javascript:alert(1)'], ['/alerts/X/'], ['https://oncall.example.com/ and more']])(
    '%j is no link: it is shown as what it is, and a button leads to the site',
    (text) => {
      const alerts = [{ annotations: { runbook_url: text } }];
      expect(render('first_link', alerts)).toBe('https://oncall.example.com/');
      expect(render('button', alerts)).toBe('Search the runbooks');
      expect(render('text', alerts)).toContain(`Runbook: ${text}\n`);
      expect(render('html', alerts, 'html')).not.toContain('<a ');
    },
  );

  test('an alert that is over starts no clock, and steps are for what fires', () => {
    const over: Alert = { status: 'resolved', annotations: { runbook_url: page } };
    expect(linkOf(over)).toBe(`${page}?alertname=ShopPodsRestart`);
    expect(render('text', [over])).toBe(`Resolved: ShopPodsRestart\nRunbook: ${page}?alertname=ShopPodsRestart\n\n`);
    expect(render('title', [over])).toBe('[RESOLVED:1] ShopPodsRestart');
  });

  test('a label that has no room in the link is left out and named, those that commands need come first', () => {
    const labels = { a: 'x'.repeat(250), long: 'y'.repeat(257), pod: 'p'.repeat(256), ...manyLabels(10) };
    const alert: Alert = { labels, annotations: { runbook_url: `${page}#mitigation` } };
    const link = linkOf(alert);
    expect(Buffer.byteLength(link)).toBeLessThanOrEqual(2000);
    expect(link).toMatch(/[?]pod=p{256}&.*&startsAt=\d+#mitigation$/);
    expect(link).not.toContain('long=');
    expect(render('text', [alert])).toMatch(/\nToo long for the link: .*long/);
    expect(render('html', [alert], 'html')).toMatch(/Too long for the link: .*long/);
  });

  test('a message has an end: what it has no room for is counted', () => {
    const nasty: Alert = {
      labels: { ...manyLabels(20), pod: '&<>`'.repeat(60), x: '\u202e日本\n'.repeat(200) },
      annotations: { runbook_url: page, summary: '&'.repeat(5000) },
    };
    for (const name of ['text', 'slack', 'teams']) {
      const text = render(
        name,
        Array.from({ length: 40 }, () => nasty),
      );
      expect(text.length, name).toBeLessThan(3000);
      expect(text).toMatch(/\d+ more firing: this message has no room for them\./);
      expect(text).not.toContain('\u202e');
    }
    expect(
      render(
        'title',
        Array.from({ length: 300 }, (_, i) => ({ labels: { alertname: `Alert${i}` } })),
      ),
    ).toMatch(/^\[FIRING:300\] Alert0, Alert1.*…$/);
  });

  test.each([['\\E.*('], ['a|b'], ['$1'], ['{{ . }}'], ['%s %d'], ['"quoted"'], ['\\']])(
    'a name or value such as %j breaks nothing',
    (nasty) => {
      const alerts = [{ labels: { alertname: nasty, pod: nasty }, annotations: { runbook_url: page, summary: nasty } }];
      expect(new URL(render('first_link', alerts)).searchParams.get('pod')).toBe(nasty);
      expect(render('title', alerts)).toBe(`[FIRING:1] ${nasty}`);
      expect(render('text', alerts)).toContain(`\n${nasty}\npod=${nasty}\n`);
    },
  );

  const group: readonly Alert[] = [
    { labels: { alertname: 'NoLink', severity: 'p2' }, annotations: { summary: 'No page <b>yet</b>.' } },
    {
      labels: { namespace: 'shop & co', pod: 'a"b`|>' },
      annotations: { summary: 'Pods & `jobs` restart.', runbook_url: `${page}#mitigation` },
    },
    { status: 'resolved', labels: { alertname: 'Over' }, annotations: { runbook_url: 'https://wiki.example.org/' } },
  ];

  test('the message for Slack', () => {
    expect(render('slack', group)).toMatchInlineSnapshot(`
      "*NoLink*
      No page &lt;b&gt;yet&lt;/b&gt;.
      \`severity=p2\`

      *<https://oncall.example.com/alerts/ShopPodsRestart/?namespace=shop+%26+co&pod=a%22b%60%7C%3E&alertname=ShopPodsRestart&startsAt=1795227240#mitigation|ShopPodsRestart>*
      Pods &amp; ˋjobsˋ restart.
      \`namespace=shop &amp; co pod=a"bˋ|&gt;\`

      *<https://wiki.example.org/|Resolved: Over>*

      *First steps for ShopPodsRestart:*
      \`\`\`
      1. Look at the &lt;pods&gt; &amp; \`count\` them
         standin --namespace {{namespace}} {{pod}}
      2. Read the names
         docker ps --format "{{ .Names }}" # &lt;all&gt; &amp; more
      3. Delete what is stuck
      The page fills in the values.
      The rest is in the runbook.
      \`\`\`
      "
    `);
  });
  test('the message for Teams', () => {
    expect(render('teams', group)).toMatchInlineSnapshot(`
      "**NoLink**

      No page &lt;b&gt;yet&lt;/b&gt;.

      severity=p2



      **[ShopPodsRestart](https://oncall.example.com/alerts/ShopPodsRestart/?namespace=shop+%26+co&pod=a%22b%60%7C%3E&alertname=ShopPodsRestart&startsAt=1795227240#mitigation)**

      Pods &amp; \\\`jobs\\\` restart.

      namespace=shop &amp; co pod=a"b\\\`\\|&gt;



      **[Resolved: Over](https://wiki.example.org/)**



      **First steps for ShopPodsRestart:**

      1. Look at the &lt;pods&gt; &amp; \\\`count\\\` them

      2. Read the names

      3. Delete what is stuck

      The page fills in the values.

      The rest is in the runbook.

      "
    `);
  });
  test('the message as text, for mail and PagerDuty', () => {
    expect(render('text', group)).toMatchInlineSnapshot(`
      "NoLink
      No page <b>yet</b>.
      severity=p2

      ShopPodsRestart
      Runbook: https://oncall.example.com/alerts/ShopPodsRestart/?namespace=shop+%26+co&pod=a%22b%60%7C%3E&alertname=ShopPodsRestart&startsAt=1795227240#mitigation
      Pods & \`jobs\` restart.
      namespace=shop & co pod=a"b\`|>

      Resolved: Over
      Runbook: https://wiki.example.org/

      First steps for ShopPodsRestart:
      1. Look at the <pods> & \`count\` them
         standin --namespace {{namespace}} {{pod}}
      2. Read the names
         docker ps --format "{{ .Names }}" # <all> & more
      3. Delete what is stuck
      The page fills in the values.
      The rest is in the runbook.
      "
    `);
  });
  test('the message for mail', () => {
    expect(render('html', group, 'html')).toMatchInlineSnapshot(`
      "<!DOCTYPE html>
      <html>
      <head><meta charset="utf-8"><title>[FIRING:2] NoLink, ShopPodsRestart</title></head>
      <body style="font-family:sans-serif;font-size:16px;line-height:1.5">
      <h1 style="font-size:20px">[FIRING:2] NoLink, ShopPodsRestart</h1><h2 style="font-size:18px;margin:24px 0 4px">NoLink</h2>
      <p style="margin:4px 0">No page &lt;b&gt;yet&lt;/b&gt;.</p>



      <p style="margin:4px 0">Firing since 2026-11-21 02:14 UTC</p>
      <ul style="margin:4px 0">
      <li><code>severity=p2</code></li>
      </ul>
      <h2 style="font-size:18px;margin:24px 0 4px">ShopPodsRestart</h2>
      <p style="margin:4px 0">Pods &amp; \`jobs\` restart.</p>
      <p style="margin:8px 0"><a href="https://oncall.example.com/alerts/ShopPodsRestart/?namespace=shop&#43;%26&#43;co&amp;pod=a%22b%60%7C%3E&amp;alertname=ShopPodsRestart&amp;startsAt=1795227240#mitigation"><b>Open the runbook</b></a></p>


      <p style="margin:4px 0">Firing since 2026-11-21 02:14 UTC</p>
      <ul style="margin:4px 0">
      <li><code>namespace=shop &amp; co</code></li>
      <li><code>pod=a&#34;b\`|&gt;</code></li>
      </ul>
      <p style="margin:8px 0"><b>First steps for ShopPodsRestart</b></p>
      <pre style="font-size:14px;white-space:pre-wrap">1. Look at the &lt;pods&gt; &amp; \`count\` them
         standin --namespace {{namespace}} {{pod}}
      2. Read the names
         docker ps --format &#34;{{ .Names }}&#34; # &lt;all&gt; &amp; more
      3. Delete what is stuck
      The page fills in the values.
      The rest is in the runbook.
      </pre><h2 style="font-size:18px;margin:24px 0 4px">Over (resolved)</h2>

      <p style="margin:8px 0"><a href="https://wiki.example.org/"><b>Open the runbook</b></a></p>


      <p style="margin:4px 0">Started 2026-11-21 02:14 UTC</p>
      <ul style="margin:4px 0">
      </ul></body>
      </html>"
    `);
  });
  test('the link of the button is that of the first firing alert with one', () => {
    expect(render('first_link', group)).toBe(
      `${page}?namespace=shop+%26+co&pod=a%22b%60%7C%3E&alertname=ShopPodsRestart&startsAt=1795227240#mitigation`,
    );
    expect(render('button', group)).toBe('Open the runbook');
    expect(render('slack_title', group)).toBe('[FIRING:2] NoLink, ShopPodsRestart');
  });

  test('the receivers are a configuration that Alertmanager takes', () => {
    const checked = spawnSync('amtool', ['check-config', 'alertbook-alertmanager.yaml'], {
      cwd: out,
      encoding: 'utf8',
    });
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining('3 receivers')]);
  });
});

function manyLabels(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`label_${index}`, 'z'.repeat(240)]));
}

test('no templates are rendered without amtool, no messages sent without Prometheus and Alertmanager', ({ skip }) => {
  const missing = [...(isInstalled('amtool') ? [] : ['amtool']), ...(isInstalled('prometheus') ? [] : ['prometheus'])];
  if (!alertmanager) missing.push('alertmanager');
  skip(missing.length > 0, `not installed: ${missing.join(', ')}`);
});

describe('the files', () => {
  test('are written once, and again when the content changes, and never over what someone has changed', async () => {
    const cwd = temporaryFolder();
    writeFiles(path.join(cwd, 'content'), content);
    const run = () => alertbook(['notify', 'alertmanager', '--out', 'out'], { cwd });
    const file = path.join(cwd, 'out/alertbook.tmpl');

    expect((await run()).stderr).toBe('wrote out/alertbook.tmpl\nwrote out/alertbook-alertmanager.yaml\n');
    const first = readFileSync(file, 'utf8');
    writeFileSync(path.join(cwd, 'out/alertbook-alertmanager.yaml'), 'mine');
    writeFiles(path.join(cwd, 'content'), {
      'runbooks/shop/pods-restart.mdx': runbook.replace('Read the names', 'Read all names'),
    });
    expect((await run()).stderr).toBe('wrote out/alertbook.tmpl\nleft out/alertbook-alertmanager.yaml as it is\n');
    const second = readFileSync(file, 'utf8');
    expect([first.includes('Read all names'), second.includes('Read all names')]).toEqual([false, true]);

    writeFileSync(file, second.replace('Read all', 'Read my'));
    const refused = await run();
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('`out/alertbook.tmpl` has been changed'),
    ]);
    expect(readFileSync(file, 'utf8')).toContain('Read my names');
    expect(readFileSync(path.join(cwd, 'out/alertbook-alertmanager.yaml'), 'utf8')).toBe('mine');
  });

  test('of Grafana and Helm hold the same templates', async () => {
    const [plain, grafana, helm] = await Promise.all(
      ['alertmanager', 'grafana', 'helm'].map((system) => notify(system, '--steps', '1')),
    );
    const text = readFileSync(path.join(plain!, 'alertbook.tmpl'), 'utf8').replace(/^.*\n/, '');
    const templates = parse(readFileSync(path.join(grafana!, 'alertbook-templates.yaml'), 'utf8'));
    const values = parse(readFileSync(path.join(helm!, 'alertbook-values.yaml'), 'utf8'));

    expect(templates.templates[0].template).toBe(text);
    expect(values.alertmanager.templateFiles['alertbook.tmpl']).toBe(text);
    expect(
      parse(readFileSync(path.join(helm!, 'alertbook-receivers.yaml'), 'utf8')).alertmanager.config.receivers,
    ).toEqual(parse(readFileSync(path.join(plain!, 'alertbook-alertmanager.yaml'), 'utf8')).receivers);
    expect(text).toContain('Look at the <pods>');
    expect(text).not.toContain('Read the names');
  });

  test.each([
    [['notify'], 'needs SYSTEM: for example `alertbook notify alertmanager`.'],
    [['notify', 'slack'], 'expected one of alertmanager, grafana, helm.'],
    [['notify', 'helm', '--steps', '10'], 'expected a number from 0 to 9.'],
  ])('%j is wrong use', async (args, sentence) => {
    const { code, stderr } = await alertbook(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

/** What the receivers get, as far as it is looked at. */
interface Messages {
  slack: { attachments: { text: string; title_link: string; actions: { text: string; url: string }[] }[] };
  pagerduty: { client_url: string; links: { href: string }[]; payload: { custom_details: { runbooks: string } } };
  webhook: { alerts: { labels: Record<string, string>; annotations: Record<string, string> }[] };
}

/** Labels and annotations of five alerts; the fifth has no link. */
const firing: readonly { labels: Record<string, string>; link?: string; lands?: string }[] = [
  { labels: { namespace: 'shop & co', pod: 'a"b' }, link: 'alerts/ShopPodsRestart/' },
  { labels: { namespace: "it's", pod: '100%' }, link: 'runbooks/shop/pods-restart/#mitigation', lands: 'mitigation' },
  { labels: { namespace: '日本', pod: '$(touch pwned)' }, link: 'alerts/ShopPodsRestart/?severity=p2' },
  {
    labels: { namespace: ';x', pod: '<b>', note: '#1 a b' },
    link: 'alerts/ShopPodsRestart/?x=1#diagnosis?late=2',
    lands: 'diagnosis',
  },
  { labels: { namespace: '#1', pod: 'a b' } },
];

describe.runIf(alertmanager !== undefined && isInstalled('prometheus'))('as real servers send them', () => {
  const folder = temporaryFolderForFile();
  const servers: ChildProcess[] = [];
  let site: Served;
  let receivers: Receivers;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    writeFiles(path.join(folder, 'content'), content);
    const built = await alertbook(['build', '--today', '2026-10-10'], { cwd: folder });
    if (built.code !== 0) throw new Error(built.stderr);
    site = await serveFolder(path.join(folder, 'dist'));
    receivers = await openReceivers();
    const written = await alertbook(['notify', 'alertmanager', '--out', 'out', '--site', `${site.origin}/`], {
      cwd: folder,
    });
    if (written.code !== 0) throw new Error(written.stderr);
    await startServers();
    browser = await launchBrowser();
    context = await browser.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  });
  afterAll(async () => {
    for (const server of servers) server.kill();
    await browser?.close();
    receivers?.close();
    await site?.close();
  });

  /** The configuration that the command wrote, with the stand-ins in the places of Slack, PagerDuty and the mail server. */
  async function startServers(): Promise<void> {
    const [prometheusPort, alertmanagerPort] = [await freePort(), await freePort()];
    const config = parse(readFileSync(path.join(folder, 'out/alertbook-alertmanager.yaml'), 'utf8'));
    const [slack, mail, pagerduty] = config.receivers;
    slack.slack_configs[0].api_url = `${receivers.http}/slack`;
    Object.assign(mail.email_configs[0], { smarthost: receivers.smtp, require_tls: false });
    pagerduty.pagerduty_configs[0].url = `${receivers.http}/pagerduty`;
    const all = {
      ...slack,
      ...mail,
      ...pagerduty,
      webhook_configs: [{ url: `${receivers.http}/webhook` }],
      name: 'all',
    };
    writeFileSync(
      path.join(folder, 'out/alertmanager.yaml'),
      stringify({
        ...config,
        route: { receiver: 'all', group_by: ['team'], group_wait: '5s', group_interval: '1s' },
        receivers: [all],
      }),
    );
    const rules = firing.map(({ labels, link }) => ({
      alert: link === undefined ? 'NoLink' : 'ShopPodsRestart',
      expr: 'vector(1)',
      labels,
      annotations: { summary: 'Pods & jobs.', ...(link !== undefined && { runbook_url: `${site.origin}/${link}` }) },
    }));
    writeFiles(folder, {
      'rules.yaml': stringify({ groups: [{ name: 'shop', rules }] }),
      'prometheus.yaml': stringify({
        global: { evaluation_interval: '1s' },
        rule_files: ['rules.yaml'],
        alerting: { alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${alertmanagerPort}`] }] }] },
      }),
    });
    const start = (program: string, ...args: string[]): void =>
      void servers.push(spawn(program, args, { cwd: folder, stdio: 'ignore' }));
    start(
      alertmanager!,
      '--config.file=out/alertmanager.yaml',
      '--storage.path=alertmanager-data',
      `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
      '--cluster.listen-address=',
    );
    // An alert that waited for its Alertmanager is sent on without its group.
    await vi.waitFor(() => fetch(`http://127.0.0.1:${alertmanagerPort}/-/ready`), { timeout: 60_000, interval: 200 });
    start(
      'prometheus',
      '--config.file=prometheus.yaml',
      '--storage.tsdb.path=prometheus-data',
      `--web.listen-address=127.0.0.1:${prometheusPort}`,
      '--rules.alert.resend-delay=1s',
    );
    await vi.waitFor(
      () => {
        const whole = new Set(receivers.posted.filter(isWhole).map((one) => one.path.replace(/(?<=\w)\/.*$/, '')));
        if (whole.size < 3 || !wholeMail())
          throw new Error(`Of five alerts only these know: ${[...whole].join(', ')}.`);
      },
      { timeout: 90_000, interval: 200 },
    );
  }

  /** On a busy machine, the first messages of a group know only some of its alerts. */
  function isWhole({ body }: Posted): boolean {
    const { alerts } = body as Partial<Messages['webhook']>;
    return alerts ? alerts.length === 5 : JSON.stringify(body).includes('FIRING:5');
  }

  function wholeMail(): string | undefined {
    return receivers.mails.find((mail) => /^Subject: .*FIRING:5/m.test(mail));
  }

  function postedTo<Name extends keyof Messages>(name: Name): Messages[Name] {
    return receivers.posted.find((one) => one.path.startsWith(`/${name}`) && isWhole(one))!.body as Messages[Name];
  }

  /** Every link to the site in each message, as its reader would get it. */
  function linksByMessage(): Map<string, string[]> {
    const slack = postedTo('slack').attachments[0]!;
    const pager = postedTo('pagerduty');
    const mail = partsOfMail(wholeMail()!);
    const inText = (text: string): string[] => [...text.matchAll(/Runbook: (\S+)/g)].map(([, url]) => url!);
    return new Map([
      ['slack', [...slack.text.matchAll(/<(http[^|>]*)\|/g)].map(([, url]) => unescaped(url!))],
      ['slack button', [slack.actions[0]!.url, slack.title_link]],
      ['mail', [...mail.get('text/html')!.matchAll(/href="([^"]*)"/g)].map(([, url]) => unescaped(url!))],
      ['mail text', inText(mail.get('text/plain')!)],
      ['pagerduty', [pager.client_url, ...pager.links.map(({ href }) => href)]],
      ['pagerduty text', inText(pager.payload.custom_details.runbooks)],
    ]);
  }

  function unescaped(text: string): string {
    return text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  }

  test('a group of five is one message for each receiver, with a link for each alert that has one', () => {
    const links = linksByMessage();
    expect(postedTo('webhook').alerts).toHaveLength(5);
    for (const name of ['slack', 'mail', 'mail text', 'pagerduty text']) expect(links.get(name), name).toHaveLength(4);
    expect(new Set([...links.values()].flat()).size).toBe(4);
    expect(postedTo('slack').attachments[0]!.text).toContain('*NoLink*\n');
    expect(postedTo('slack').attachments[0]!.actions[0]!.text).toBe('Open the runbook');
    expect(postedTo('slack').attachments[0]!.text.length).toBeLessThan(3000);
  });

  test('the webhook has labels and annotations as they are', () => {
    const sent = postedTo('webhook').alerts.map(({ labels, annotations }) => [
      labels['pod'],
      annotations['runbook_url'],
    ]);
    expect(sent.toSorted()).toEqual(
      firing.map(({ labels, link }) => [labels['pod'], link && `${site.origin}/${link}`]).toSorted(),
    );
  });

  test(
    'every link of every message opens the right section with the values of its alert and a running clock',
    { timeout: 180_000 },
    async () => {
      // The same link in another message is the same link.
      const urls = new Set([...linksByMessage().values()].flat());
      for (const url of urls) {
        const page = await context.newPage();
        await page.goto(url);
        await page.locator('.elapsed', { hasText: 'since' }).waitFor();
        const value = (name: string): Promise<string> => page.locator(`[data-fill="${name}"]`).first().inputValue();
        const [namespace, pod] = [await value('namespace'), await value('pod')];
        const alert = firing.find(({ labels }) => labels['namespace'] === namespace);
        expect(alert?.labels['pod'], url).toBe(pod);
        expect(await page.evaluate('document.querySelector(":target")?.id'), url).toBe(alert!.lands);
        await copyAndRun(page, namespace, pod);
        await page.close();
      }
      expect(urls.size).toBe(4);
    },
  );

  /** Copies the first command, and has bash run it with a stand-in for the program: it must get the very values. */
  async function copyAndRun(page: Page, namespace: string, pod: string): Promise<void> {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(path.join(bin, 'standin'), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    chmodSync(path.join(bin, 'standin'), 0o755);
    const listing = page.locator('.listing', { hasText: 'standin --namespace' }).first();
    await listing.locator('button.copy').click();
    await listing.getByText('Copied').waitFor();
    const command = await page.evaluate<string>('navigator.clipboard.readText()');
    const { stdout } = spawnSync('bash', ['-c', command], {
      cwd: bin,
      env: { PATH: `${bin}:/usr/bin:/bin` },
      encoding: 'utf8',
    });
    expect(stdout, command).toBe(`--namespace\n${namespace}\n${pod}\n`);
    expect(existsSync(path.join(bin, 'pwned'))).toBe(false);
  }
});
