import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { urlIndexOf } from '../src/model/site/url-index.ts';
import { formatUrlsJson } from '../src/outputs/api.ts';
import { residentAlertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { shopWithRules } from './support/shop-with-rules.ts';

const site = 'https://oncall.example.com/';
const urls = formatUrlsJson(urlIndexOf(shopWithRules(site), site));

const rules = `groups:
  - name: shop
    rules:
      - alert: ShopLatencyHigh
        expr: up == 0
        annotations: { runbook_url: ${site}alerts/ShopLatencyHigh/ }
      - alert: ShopQueueBacklog
        expr: up == 0
        annotations: { runbook_url: ${site}runbooks/shop/gone/ }
`;

/** A repository of rules without a site. */
function repositoryWith(files: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    '.git/HEAD': '',
    'alertbook.yaml': 'urls: urls.json\nrules: [rules/**/*.yaml]\n',
    'urls.json': urls,
    'rules/shop.yaml': rules,
    ...files,
  });
  return folder;
}

const check = (cwd: string, ...args: string[]) => residentAlertbook(['rules', 'check', ...args], { cwd });
const shown = (text: string): string[] => text.split('\n').filter((line) => /^\S+:\d+:\d+ {2}/.test(line));

describe('alertbook.yaml', () => {
  test('says which files are checked against what, also from a folder below', async () => {
    const cwd = repositoryWith({ 'rules/team/README': '' });
    const [top, below] = await Promise.all([check(cwd), check(path.join(cwd, 'rules/team'))]);

    expect(shown(top.stdout)).toEqual(['rules/shop.yaml:9:63  error  rules/dead-page']);
    expect(top.stdout).toContain('2 alerting rules in 1 file: 1 error.\n');
    expect(below.stdout).toContain('2 alerting rules in 1 file: 1 error.\n');
    expect([top.code, below.code]).toEqual([1, 1]);
  });

  test('sets keys, beginnings of links, levels, and what is not reported', async () => {
    const cwd = repositoryWith({
      'alertbook.yaml': `urls: urls.json
rules: [rules/*.yaml]
linkKeys: [runbook_url, playbook]
linkPrefixes: { 'https://wiki.example.com/': /runbooks/ }
checks: { rules/dead-page: warning }
ignore:
  - { files: [rules/broken.yaml], reason: Made by a tool that is being fixed. }
  - { alerts: ['Watch*'], checks: [rules/no-link, rules/no-runbook], reason: It always fires. }
`,
      'rules/broken.yaml': 'groups: [\n',
      'rules/more.yaml': `groups:
  - name: more
    rules:
      - alert: Watchdog
        expr: vector(1)
      - alert: ShopSlow
        expr: up
        annotations: { playbook: 'https://wiki.example.com/shop/latency/' }
`,
    });
    const { code, stdout } = await check(cwd);

    expect(shown(stdout)).toEqual([
      'rules/more.yaml:8:35  note  rules/redirect',
      'rules/shop.yaml:9:63  warning  rules/dead-page',
    ]);
    expect(stdout).toContain(
      '4 alerting rules in 2 files: 1 warning, 1 note. Not counted: 2 ignored by alertbook.yaml. Not read, as alertbook.yaml says: 1 file.\n',
    );
    expect(code).toBe(0);
  });

  test('that is wrong is reported at its place, and nothing is judged by it', async () => {
    const cwd = repositoryWith({
      'alertbook.yaml': 'rules: [nothing/*.yaml]\nchecks: { rules/no-links: off }\n',
    });
    expect(await check(cwd)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(
        'alertbook.yaml:2:27  error  settings/unknown-check\n  No check of alert rules is called `rules/no-links`.\n  Did you mean `rules/no-link`?',
      ),
    });
    writeFiles(cwd, { 'alertbook.yaml': 'rules: 5\nchecks: { rules/no-links: off, rules/no-link: fatal }\n' });
    expect((await check(cwd)).stdout.match(/(?<=error  )settings\S+/g)).toEqual([
      'settings/wrong-type',
      'settings/wrong-value',
      'settings/unknown-check',
    ]);
    writeFiles(cwd, { 'alertbook.yaml': 'rules: [nothing/*.yaml]\n' });
    expect((await check(cwd)).stdout).toContain(
      'alertbook.yaml:1:9  error  settings/no-file\n  `nothing/*.yaml` names no file.\n',
    );
  });

  test('may name the list of a site by its address of the web', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/urls.json' ? 200 : 404;
      response.end(request.url === '/urls.json' ? urls : '');
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = (name: string) => `urls: ${address}/${name}\nrules: [rules/*.yaml]\n`;
    try {
      expect((await check(repositoryWith({ 'alertbook.yaml': settings('urls.json') }))).stdout).toContain('1 error.');
      expect(await check(repositoryWith({ 'alertbook.yaml': settings('gone') }))).toEqual({
        code: 2,
        stdout: '',
        stderr: `alertbook: ${address}/gone cannot be fetched: the server says 404. Check the address, or download it and name the file.\n`,
      });
    } finally {
      server.close();
    }
  });

  test('says to `rules link` which key a link stays under', async () => {
    const cwd = repositoryWith({
      'alertbook.yaml': 'urls: urls.json\nrules: [rules/*.yaml]\nlinkKeys: [runbook_url, playbook]\n',
      'rules/shop.yaml': rules.replaceAll(/runbook_url(?=.*gone)/g, 'playbook'),
    });
    await residentAlertbook(['rules', 'link', '--write'], { cwd });
    expect(readFileSync(path.join(cwd, 'rules/shop.yaml'), 'utf8')).toContain(
      `annotations: { playbook: ${site}alerts/ShopQueueBacklog/ }`,
    );
  });
});

describe('a comment at a rule', () => {
  const silenced = rules.replace(
    '      - alert: ShopQ',
    '      # alertbook disable rules/dead-page -- moves in May, OPS-7\n      - alert: ShopQ',
  );

  test('leaves out what the check finds there, and every format says so', async () => {
    const cwd = repositoryWith({ 'rules/shop.yaml': silenced });
    const [text, json, sarif, junit] = await Promise.all(
      ['text', 'json', 'sarif', 'junit'].map((format) => check(cwd, '--format', format)),
    );

    expect(text).toMatchObject({
      code: 0,
      stdout: '2 alerting rules in 1 file: no problems. Not counted: 1 silenced by comments.\n',
    });
    const reason = 'moves in May, OPS-7';
    expect(JSON.parse(json!.stdout)).toMatchObject({
      findings: [],
      accepted: [{ id: 'rules/dead-page', acceptedBy: 'comment', reason, alert: 'ShopQueueBacklog' }],
    });
    expect(JSON.parse(sarif!.stdout).runs[0].results).toMatchObject([
      { ruleId: 'rules/dead-page', suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason }] },
    ]);
    expect(junit!.stdout).toContain(`<skipped message="Silenced by a comment: ${reason}"/>`);
    expect(junit!.stdout).toContain('failures="0"');
  });

  test('is reported when it silences nothing any more, and when no check has its name', async () => {
    const cwd = repositoryWith({
      'rules/shop.yaml': silenced
        .replace('rules/dead-page', 'rules/dead-page, rules/dead-pages')
        .replace('/runbooks/shop/gone/', '/alerts/ShopQueueBacklog/'),
    });
    const { stdout, code } = await check(cwd);

    expect(shown(stdout)).toEqual([
      'rules/shop.yaml:7:27  warning  rules/useless-silence',
      'rules/shop.yaml:7:44  error  rules/useless-silence',
    ]);
    expect(stdout).toContain('Did you mean `rules/dead-page`?');
    expect(code).toBe(1);
  });
});

describe('a baseline', () => {
  const known = 'known.json';

  test('lets only what is new fail, wherever the lines have moved', async () => {
    const cwd = repositoryWith();
    expect(await check(cwd, '--baseline', known)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('`--baseline known.json --write-baseline` makes it'),
    });
    expect(await check(cwd, '--baseline', known, '--write-baseline')).toMatchObject({
      code: 0,
      stderr: 'Wrote known.json: 1 finding is known.\n',
    });
    writeFiles(cwd, { 'rules/shop.yaml': `# one line more\n${rules}` });
    expect(await check(cwd, '--baseline', known)).toMatchObject({
      code: 0,
      stdout: '2 alerting rules in 1 file: no problems. Not counted: 1 known by the baseline.\n',
    });

    writeFiles(cwd, { 'rules/new.yaml': rules.replaceAll('ShopQueueBacklog', 'ShopLatencyHigh') });
    const { code, stdout } = await check(cwd, '--baseline', known);
    expect(shown(stdout)).toEqual(['rules/new.yaml:9:63  error  rules/dead-page  new']);
    expect(code).toBe(1);
    const { results } = JSON.parse((await check(cwd, '--baseline', known, '--format', 'sarif')).stdout).runs[0];
    expect(results.map((result: { baselineState: string }) => result.baselineState)).toEqual(['new', 'unchanged']);
  });

  test('shrinks by one command, which takes nothing new in', async () => {
    const cwd = repositoryWith({ 'alertbook.yaml': `urls: urls.json\nrules: [rules/*.yaml]\nbaseline: ${known}\n` });
    await check(cwd, '--write-baseline');
    writeFiles(cwd, { 'rules/shop.yaml': rules.replace('shop/gone/', 'shop/lost/') });

    expect(shown((await check(cwd)).stdout)).toEqual([
      'known.json:4:5  note  rules/baseline-outdated',
      'rules/shop.yaml:9:63  error  rules/dead-page  new',
    ]);
    const pruned = await check(cwd, '--prune-baseline');
    expect(shown(pruned.stdout)).toEqual(['rules/shop.yaml:9:63  error  rules/dead-page  new']);
    expect(pruned.stderr).toBe('Wrote known.json: 0 findings are known.\n');
    expect(readFileSync(path.join(cwd, known), 'utf8')).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  });

  test('keeps what is known of files that the run was not given, and holds nothing of a file that cannot be read', async () => {
    const cwd = repositoryWith({ 'rules/b.yaml': rules });
    await check(cwd, '--baseline', known, '--write-baseline');
    const before = readFileSync(path.join(cwd, known), 'utf8');
    const part = await check(cwd, '--baseline', known, '--prune-baseline', 'rules/shop.yaml');

    expect(part.code).toBe(0);
    expect(readFileSync(path.join(cwd, known), 'utf8')).toBe(before);
    writeFiles(cwd, { 'rules/b.yaml': 'groups: [\n' });
    expect(await check(cwd, '--baseline', known, '--write-baseline')).toMatchObject({ code: 1 });
    expect(readFileSync(path.join(cwd, known), 'utf8')).toBe(before);
  });

  test('that is broken is reported at its place', async () => {
    const cwd = repositoryWith({ [known]: '{"version": 1, "findings": [\n  {"file": "a"}]}\n' });
    expect(shown((await check(cwd, '--baseline', known)).stdout)).toEqual([
      'known.json:2:3  error  settings/missing-field',
    ]);
  });
});
