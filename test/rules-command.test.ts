import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, symlinkSync, lstatSync, chmodSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { urlIndexOf } from '../src/model/site/url-index.ts';
import { formatUrlsJson } from '../src/outputs/api.ts';
import { readRules } from '../src/readers/rules/read-rules.ts';
import { launcher, residentAlertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { formats } from './support/rule-corpus.ts';
import { shopFiles, shopWithRules } from './support/shop-with-rules.ts';

const site = 'https://oncall.example.com/';

const rules = `# Kept by hand
groups:
  - name: shop
    rules:
      - alert: ShopQueueBacklog   # the queue
        expr: up == 0
        labels: { severity: p2 }
        annotations:
          summary: 'It''s full'
          runbook_url: ${site}runbooks/shop/queue/
      - record: a:b
        expr: up
      - alert: ShopLatencyHigh
        expr: up == 0
        labels: { severity: p1 }
      - alert: ShopUncovered
        expr: up == 0
        labels: { severity: info }
        annotations: { runbook_url: "${site}alerts/ShopUncovered/" }
`;

function folderWith(files: Record<string, string | Uint8Array> = {}): string {
  const folder = temporaryFolder();
  const content = Object.fromEntries(Object.entries(shopFiles).map(([name, text]) => [`content/${name}`, text]));
  writeFiles(folder, { ...content, 'rules/shop.yaml': rules, ...files });
  return folder;
}

const shownFindings = (text: string): string[] => text.split('\n').filter((line) => /^\S+:\d+:\d+ {2}/.test(line));
const fixed = rules
  .replace('runbooks/shop/queue/', 'alerts/ShopQueueBacklog/')
  .replace(
    '      - alert: ShopLatencyHigh\n',
    `      - alert: ShopLatencyHigh\n        annotations:\n          runbook_url: ${site}alerts/ShopLatencyHigh/\n`,
  );

describe('alertbook rules check', () => {
  test('reports what is wrong at its place, counts, and exits 1', async () => {
    const { code, stdout, stderr } = await residentAlertbook(['rules', 'check', 'rules/shop.yaml'], {
      cwd: folderWith(),
    });

    expect(shownFindings(stdout)).toEqual([
      'rules/shop.yaml:10:50  error  rules/dead-page',
      'rules/shop.yaml:13:16  error  rules/no-link',
      'rules/shop.yaml:16:16  warning  rules/no-runbook',
    ]);
    expect(stdout).toContain('3 alerting rules in 1 file: 2 errors, 1 warning.\n');
    expect([code, stderr]).toEqual([1, '']);
  });

  test('says the same against a saved urls.json and a built folder', async () => {
    const urls = formatUrlsJson(urlIndexOf(shopWithRules(site), site));
    const cwd = folderWith({ 'urls.json': urls, 'dist/api/v1/urls.json': urls });
    const [content, saved, built] = await Promise.all(
      [[], ['--urls', 'urls.json'], ['--dist', 'dist']].map((target) =>
        residentAlertbook(['rules', 'check', ...target, 'rules/shop.yaml'], { cwd }),
      ),
    );

    expect(saved).toEqual(content);
    expect(built).toEqual(content);
  });

  test('reads standard input, and the address of another site by --site', async () => {
    const folder = folderWith();
    const launcher = path.resolve('src/cli/alertbook.mjs');
    const { stdout, status } = spawnSync(
      process.execPath,
      [launcher, 'rules', 'check', '-', '--site', 'https://other.example/'],
      { cwd: folder, input: rules, encoding: 'utf8' },
    );

    expect(shownFindings(stdout).map((line) => line.replace(/:\d+:\d+/, ''))).toContain('-  warning  rules/other-host');
    expect(status).toBe(1);
  });

  test('names runbooks whose alerts no rule has, where they name them', async () => {
    const cwd = folderWith({ 'rules/shop.yaml': rules.replace('ShopLatencyHigh', 'ShopLatency') });
    const { stdout } = await residentAlertbook(['rules', 'check', 'rules/shop.yaml'], { cwd });

    expect(shownFindings(stdout)).toContain('content/runbooks/shop/latency.mdx:7:11  warning  rules/no-rule');
  });

  test('takes the levels of the checks from site.yaml', async () => {
    const cwd = folderWith({
      'content/site.yaml': `${shopFiles['site.yaml']}checks: { rules/dead-page: warning, rules/no-link: off }\n`,
    });
    const { code, stdout } = await residentAlertbook(['rules', 'check', 'rules/shop.yaml'], { cwd });

    expect(stdout).toContain('3 alerting rules in 1 file: 2 warnings.');
    expect(code).toBe(0);
  });

  test.each(['json', 'sarif'])('writes %s that tools read whole', async (format) => {
    const { stdout, code } = await residentAlertbook(['rules', 'check', '--format', format, 'rules/shop.yaml'], {
      cwd: folderWith(),
    });

    const report = JSON.parse(stdout);
    expect(report.findings ?? report.runs[0].results).toHaveLength(3);
    expect(code).toBe(1);
  });

  test('writes JUnit XML, and annotations for GitHub', async () => {
    const cwd = folderWith();
    const [junit, github] = await Promise.all(
      ['junit', 'github'].map((format) =>
        residentAlertbook(['rules', 'check', '--format', format, 'rules/shop.yaml'], { cwd }),
      ),
    );

    expect(junit!.stdout).toMatch(/^<\?xml .*<testsuites name="alertbook" tests="3" failures="2">.*<\/testsuites>\n$/s);
    expect(github!.stdout).toContain('::error file=rules/shop.yaml,line=10,col=50,title=rules/dead-page::');
  });
});

describe('alertbook rules link', () => {
  test('shows a diff, writes nothing, and exits 1 while something is left to do', async () => {
    const cwd = folderWith();
    const { code, stdout, stderr } = await residentAlertbook(['rules', 'link', 'rules/shop.yaml'], { cwd });

    expect(stdout).toMatchInlineSnapshot(`
      "--- a/rules/shop.yaml
      +++ b/rules/shop.yaml
      @@ -7,10 +7,12 @@
               labels: { severity: p2 }
               annotations:
                 summary: 'It''s full'
      -          runbook_url: https://oncall.example.com/runbooks/shop/queue/
      +          runbook_url: https://oncall.example.com/alerts/ShopQueueBacklog/
             - record: a:b
               expr: up
             - alert: ShopLatencyHigh
      +        annotations:
      +          runbook_url: https://oncall.example.com/alerts/ShopLatencyHigh/
               expr: up == 0
               labels: { severity: p1 }
             - alert: ShopUncovered
      "
    `);
    expect(stderr).toBe('2 links in 1 of 1 files to write: add `--write`.\n');
    expect(readFileSync(path.join(cwd, 'rules/shop.yaml'), 'utf8')).toBe(rules);
    expect(code).toBe(1);
  });

  test('writes the same, leaves every other byte and the rights of the file, and changes nothing the second time', async () => {
    const cwd = folderWith();
    const file = path.join(cwd, 'rules/shop.yaml');
    chmodSync(file, 0o640);
    const first = await residentAlertbook(['rules', 'link', '--write', 'rules/shop.yaml'], { cwd });
    const second = await residentAlertbook(['rules', 'link', '--write', 'rules/shop.yaml'], { cwd });

    expect(readFileSync(file, 'utf8')).toBe(fixed);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(path.dirname(file))).toEqual(['shop.yaml']);
    expect([first.code, first.stderr]).toEqual([0, 'wrote rules/shop.yaml\n2 links in 1 of 1 files written.\n']);
    expect([second.code, second.stderr]).toEqual([
      0,
      'Nothing to write: no link is missing or dead that could lead to a page.\n',
    ]);
  });

  test('writes a diff that git applies to the same end', async () => {
    const cwd = folderWith();
    const { stdout } = await residentAlertbook(['rules', 'link', 'rules/shop.yaml'], { cwd });
    const applied = spawnSync('git', ['apply', '-'], { cwd, input: stdout, encoding: 'utf8' });

    expect(applied.stderr).toBe('');
    expect(readFileSync(path.join(cwd, 'rules/shop.yaml'), 'utf8')).toBe(fixed);
  });

  test('links to the runbook, replaces links that work, and follows links in the file system', async () => {
    const cwd = folderWith();
    symlinkSync('shop.yaml', path.join(cwd, 'rules/link.yaml'));
    const { code, stderr } = await residentAlertbook(
      ['rules', 'link', '--write', '--all', '--to', 'runbook', 'rules/link.yaml'],
      { cwd },
    );

    const text = readFileSync(path.join(cwd, 'rules/shop.yaml'), 'utf8');
    expect(text).toContain(`runbook_url: ${site}runbooks/shop/queue-backlog/\n`);
    expect(text).toContain(`runbook_url: ${site}runbooks/shop/latency/\n`);
    expect(text).toContain(`runbook_url: "${site}alerts/ShopUncovered/"`);
    expect(lstatSync(path.join(cwd, 'rules/link.yaml')).isSymbolicLink()).toBe(true);
    expect([code, stderr]).toEqual([0, 'wrote rules/link.yaml\n2 links in 1 of 1 files written.\n']);
  });

  test.each([
    ['a dead page', [], 'runbooks/shop/gone/?namespace={{ $labels.namespace | urlquery }}&tier=1#x'],
    ['a query behind the fragment', [], 'runbooks/shop/gone/#x?namespace={{ $labels.namespace | urlquery }}&tier=1'],
    [
      'a link that works',
      ['--all'],
      'runbooks/shop/queue-backlog/?namespace={{ $labels.namespace | urlquery }}&tier=1',
    ],
  ])('keeps the values that the link of %s passes', async (_, options, link) => {
    const cwd = folderWith({ 'rules/shop.yaml': rules.replace('runbooks/shop/queue/', link) });
    const args = ['rules', 'link', ...options, '--write', 'rules/shop.yaml'];
    const check = ['rules', 'check', 'rules/shop.yaml'];
    const wanted = `runbook_url: ${site}alerts/ShopQueueBacklog/?namespace={{ $labels.namespace | urlquery }}&tier=1`;

    if (options.length === 0) expect((await residentAlertbook(check, { cwd })).stdout).toContain(`Write \`${wanted}\``);
    await residentAlertbook(args, { cwd });
    expect(readFileSync(path.join(cwd, 'rules/shop.yaml'), 'utf8')).toContain(`${wanted}\n`);
    expect((await residentAlertbook(args, { cwd })).stderr).toContain('Nothing to write');
  });

  test('takes no value of a link to another site', async () => {
    const elsewhere = rules.replace(`${site}runbooks/shop/queue/`, 'https://wiki.example.net/queue?page=7');
    const cwd = folderWith({ 'rules/shop.yaml': elsewhere });
    const { stdout } = await residentAlertbook(['rules', 'link', '--all', 'rules/shop.yaml'], { cwd });

    expect(stdout).toContain(`+          runbook_url: ${site}alerts/ShopQueueBacklog/\n`);
  });

  test('says which alerts have no page, and links the others', async () => {
    const cwd = folderWith({ 'rules/shop.yaml': rules.replace('ShopLatencyHigh', 'SomethingNew') });
    const { code, stderr } = await residentAlertbook(['rules', 'link', '--write', 'rules/shop.yaml'], { cwd });

    expect(stderr).toBe(
      'wrote rules/shop.yaml\n1 link in 1 of 1 files written. 1 alert has no page to link to: SomethingNew.\n',
    );
    expect(code).toBe(1);
  });

  test('leaves a file that cannot be edited safely as it is, says so, and writes the others', async () => {
    const broken = `${rules}  - name: [\n`;
    const cwd = folderWith({ 'rules/broken.yaml': broken, 'rules/binary.yaml': new Uint8Array([0xff, 0xfe, 0x00]) });
    const { code, stderr } = await residentAlertbook(
      ['rules', 'link', '--write', 'rules/broken.yaml', 'rules/binary.yaml', 'rules/shop.yaml'],
      { cwd },
    );

    expect(readFileSync(path.join(cwd, 'rules/broken.yaml'), 'utf8')).toBe(broken);
    expect([...readFileSync(path.join(cwd, 'rules/binary.yaml'))]).toEqual([0xff, 0xfe, 0x00]);
    expect(readFileSync(path.join(cwd, 'rules/shop.yaml'), 'utf8')).toBe(fixed);
    expect(shownFindings(stderr).map((line) => line.split('  ').at(-1))).toEqual(
      expect.arrayContaining(['rules/link-refused', 'rules/not-text']),
    );
    expect(code).toBe(1);
  });
});

describe('a file that cannot be read', () => {
  test('is a finding, and the others are checked', async () => {
    const cwd = folderWith({ 'rules/latin.yaml': Buffer.from('# caf\xe9\n', 'latin1') });
    execFileSync('mkfifo', [path.join(cwd, 'rules/pipe.yaml')]);
    const { code, stdout } = await residentAlertbook(
      ['rules', 'check', 'rules/latin.yaml', 'rules/pipe.yaml', 'rules/shop.yaml'],
      { cwd },
    );

    expect(shownFindings(stdout)).toContain('rules/latin.yaml:1:6  error  rules/not-text');
    expect(shownFindings(stdout)).toContain('rules/pipe.yaml:1:1  error  rules/unreadable');
    expect(stdout).toContain('in 3 files');
    expect(code).toBe(1);
  });

  test('is none of those that a shell opens for the command', async () => {
    const cwd = folderWith({});
    const command = `"${process.execPath}" "${launcher}" rules check <(cat rules/shop.yaml)`;
    const stdout = execFileSync('bash', ['-c', `${command} || true`], { cwd, env: { ...process.env, NO_COLOR: '1' } });

    expect(stdout.toString()).toMatch(/\d alerting rules? in 1 file/);
    expect(stdout.toString()).not.toContain('rules/unreadable');
  });
});

describe('wrong use is one sentence, and exit code 2', () => {
  test.each([
    [[], 'needs a command, one of check, link'],
    [['fix', 'rules/shop.yaml'], 'has no command `fix`: expected one of check, link'],
    [['check'], 'No file of rules was named: name some, or write `rules:` into alertbook.yaml.'],
    [['check', 'nowhere.yaml'], 'There is no file `nowhere.yaml`: correct its name.'],
    [['check', 'rules'], '`rules` is a folder'],
    [['check', 'rules/shop.yaml', '--format', 'xml'], 'expected one of text, json'],
    [
      ['check', 'rules/shop.yaml', '--content', 'none'],
      'There is no folder `none`: name another one with `--content`.',
    ],
    [['check', 'rules/shop.yaml', '--dist', 'content'], 'There is no file `content/api/v1/urls.json`'],
    [['check', 'rules/shop.yaml', '--urls', 'rules/shop.yaml'], 'cannot be read'],
    [['check', 'rules/shop.yaml', '--urls', 'empty.json'], 'not a list of addresses of this version'],
    [['check', 'rules/shop.yaml', '--urls', 'empty.json', '--content', 'content'], 'name several sites'],
    [['check', 'rules/shop.yaml', '--site', 'oncall'], 'expected an address'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await residentAlertbook(['rules', ...args], {
      cwd: folderWith({ 'empty.json': '{}' }),
    });

    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('alertbook rules link --params', () => {
  const link = `${site}alerts/ShopQueueBacklog/?x=1#mitigation`;
  const withLabel = `${site}alerts/ShopQueueBacklog/?x=1&namespace={{ $labels.namespace | urlquery }}#mitigation`;
  // All but those that are only read, or whose query tells no label.
  const labelled = formats.filter(
    ({ file }) => !/^(?:stack|sloth|monitors|policies|azure|pyrra|answer|grafana-ruler)|\.tf$/.test(file),
  );

  test.each(labelled)(
    'adds the label that the page asks for to $file, changes nothing else, and is done then',
    async ({ file, render }) => {
      const text = render([{ name: 'ShopQueueBacklog', link }]).replace(
        /(expr"?: ?"?)up\b/,
        '$1sum by (namespace) (up)',
      );
      const cwd = folderWith({ [`rules/${file}`]: text });
      const run = () => residentAlertbook(['rules', 'link', '--params', '--write', `rules/${file}`], { cwd });

      expect((await run()).code).toBe(0);
      const written = readFileSync(path.join(cwd, 'rules', file), 'utf8');
      const again = await run();

      const [rule] = readRules(written, file).rules;
      expect(rule!.annotations['runbook_url']!.value.trim()).toBe(withLabel);
      const changed = written.split('\n').filter((line, index) => line !== text.split('\n')[index]);
      expect(changed).toHaveLength(1);
      expect(again.stderr).toContain('Nothing to write');
      expect(readFileSync(path.join(cwd, 'rules', file), 'utf8')).toBe(written);
    },
  );

  test('says what it leaves out, and why, and writes it into no link', async () => {
    const cwd = folderWith({ 'rules/shop.yaml': rules.replace('up == 0', 'sum(up) == 0') });
    const { stdout, stderr } = await residentAlertbook(['rules', 'link', '--params', 'rules/shop.yaml'], { cwd });

    expect(shownFindings(stderr)).toEqual([
      'rules/shop.yaml:5:16  note  rules/parameter-left-out',
      'rules/shop.yaml:13:16  note  rules/parameter-left-out',
    ]);
    expect(stderr).toContain('does not pass `namespace`: its expression never has a label of that name.');
    expect(stderr).toContain('does not pass `namespace`: its expression may have no label of that name.');
    expect(stdout).not.toContain('$labels');
  });

  test('takes no list of addresses that says nothing of parameters', async () => {
    const old = { ...urlIndexOf(shopWithRules(site), site), parameters: undefined };
    const cwd = folderWith({ 'urls.json': formatUrlsJson(old) });
    const args = ['rules', 'link', '--params', '--urls', 'urls.json', 'rules/shop.yaml'];

    expect(await residentAlertbook(args, { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('newer') });
  });
});
