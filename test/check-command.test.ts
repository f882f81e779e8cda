import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  writeFiles(path.join(folder, 'content'), files);
  return folder;
}

/** `file:line:column  level  id` of each finding in a text report. */
function placesIn(stdout: string): string[] {
  return stdout.split('\n').filter((line) => /^\S+:\d+:\d+ {2}(?:error|warning|note) /.test(line));
}

test('a healthy folder passes, and its gaps are reported as warnings', async () => {
  const { code, stdout } = await alertbook(['check'], { cwd: folderWith(shop) });

  expect(stdout).not.toMatch(/ {2}error {2}/);
  expect(stdout).toContain('content/teams/shop.yaml:9:12  warning  contact/placeholder');
  expect(code).toBe(0);
});

test('twenty faults of as many kinds are all reported in one run', async () => {
  const runbook = (front: string, body: string): string =>
    `---\ntitle: T\nservice: shop\n${front}\n---\n\n## Meaning\n\n${body}\n\n## Impact\n\nx\n\n## Diagnosis\n\nx\n\n## Mitigation\n\nx\n`;
  const cwd = folderWith({
    ...shop,
    'runbooks/shop/a01.mdx': runbook('severity: p9', 'x'),
    'runbooks/shop/a02.mdx': runbook('owner: nobody', 'x'),
    'runbooks/shop/a03.mdx': runbook('component: ui', 'x'),
    'runbooks/shop/a04.mdx': runbook('related: [shop/queue-backlogs]', 'x'),
    'runbooks/shop/a05.mdx': runbook('status: publishd', 'x'),
    'runbooks/shop/a06.mdx': runbook('sevrity: p1', 'x'),
    'runbooks/shop/a07.mdx': runbook('title: Again', 'x'),
    'runbooks/shop/a08.mdx': runbook('reviewEvery: soon', 'x'),
    'runbooks/shop/a09.mdx': runbook('slos: [availabilty]', 'x'),
    'runbooks/shop/a10.mdx': runbook('kind: alert', '[dead](/runbooks/shop/nowhere/)'),
    'runbooks/shop/a11.mdx': runbook('kind: alert', '[dead](#nowhere)'),
    'runbooks/shop/a12.mdx': runbook('kind: alert', '`{{pod}}`'),
    'runbooks/shop/a13.mdx': runbook('kind: alert', '```bash\nrm -rf /var/data\n```'),
    'runbooks/shop/a14.mdx': runbook('kind: alert', '<Stpe title="x" />'),
    'runbooks/shop/a15.mdx': runbook('kind: alert', 'an open { brace'),
    'runbooks/shop/a16.mdx': runbook('kind: alert', '<b>bold</b>'),
    'runbooks/shop/a17.mdx': runbook('kind: alert', 'S1â€“S4'),
    'runbooks/shop/a18.mdx': '---\ntitle: T\nservice: shop\n---\n\n## Meaning\n\nx\n',
    'runbooks/shop/a19.mdx': runbook(
      'kind: alert',
      '```bash\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYzzKEYabcdefg\n```',
    ),
    'runbooks/shop/a20.mdx': '',
  });

  const { code, stdout } = await alertbook(['check'], { cwd });

  const reported = new Set(
    placesIn(stdout)
      .filter((line) => line.includes('  error  '))
      .flatMap((line) => /a\d\d/.exec(line)?.[0] ?? []),
  );
  expect([...reported]).toEqual(Array.from({ length: 20 }, (_, index) => `a${String(index + 1).padStart(2, '0')}`));
  expect(code).toBe(1);
});

describe('files that are not what they seem', () => {
  test('a file that is not UTF-8 is reported at its first bad byte', async () => {
    const bytes = Buffer.concat([
      Buffer.from('---\ntitle: caf'),
      Buffer.from([0xe9]),
      Buffer.from('\nservice: shop\n---\n'),
    ]);
    const { code, stdout } = await alertbook(['check'], {
      cwd: folderWith({ ...shop, 'runbooks/shop/cafe.mdx': bytes }),
    });

    expect(stdout).toContain('content/runbooks/shop/cafe.mdx:2:11  error  content/not-utf8');
    expect(code).toBe(1);
  });

  test('a file of 5 MB is refused without being read', async () => {
    const { code, stdout } = await alertbook(['check'], {
      cwd: folderWith({ ...shop, 'guides/long.mdx': 'x'.repeat(5_000_000) }),
    });

    expect(stdout).toContain('content/guides/long.mdx:1:1  error  content/too-large');
    expect(code).toBe(1);
  });

  test('a symbolic link out of the folder is not followed', async () => {
    const cwd = folderWith(shop);
    writeFileSync(path.join(cwd, 'secret.mdx'), '---\ntitle: Secret\n---\n');
    symlinkSync(path.join(cwd, 'secret.mdx'), path.join(cwd, 'content/guides/secret.mdx'));
    symlinkSync(cwd, path.join(cwd, 'content/guides/up'));

    const { code, stdout } = await alertbook(['check'], { cwd });

    expect(placesIn(stdout)).toContain('content/guides/secret.mdx:1:1  error  content/link-outside');
    expect(placesIn(stdout)).toContain('content/guides/up:1:1  error  content/link-outside');
    expect(code).toBe(1);
  });

  test('two files of one id in different case are told apart', async () => {
    const { code, stdout } = await alertbook(['check'], {
      cwd: folderWith({ ...shop, 'runbooks/shop/Queue-Backlog.mdx': shop['runbooks/shop/queue-backlog.mdx']! }),
    });

    expect(placesIn(stdout)).toContain('content/runbooks/shop/Queue-Backlog.mdx:1:1  error  content/unknown-file');
    expect(code).toBe(1);
  });

  test('one id in two formats is reported at the second', async () => {
    const { code, stdout } = await alertbook(['check'], {
      cwd: folderWith({ ...shop, 'services/shop.yaml': 'name: Shop\nsummary: Again.\nowner: shop\n' }),
    });

    expect(placesIn(stdout)).toContain('content/services/shop.yaml:1:1  error  content/duplicate-id');
    expect(code).toBe(1);
  });
});

describe('trouble with one file is a finding of that file', () => {
  test('and all others are read and checked: pipes, folders, links, depth, bytes that are no text', async () => {
    const cwd = folderWith({
      ...shop,
      'site.yaml': `${shop['site.yaml']}rules: [../nowhere/typo.yaml, ../rules/*.yaml]\n`,
      'guides/dead-link.mdx': '---\ntitle: T\n---\n\nThe [dead link](/guides/nowhere/) is found.\n',
      'guides/lists.mdx': `---\ntitle: T\n---\n\n${'- '.repeat(1000)}x\n`,
      'guides/quotes.mdx': `---\ntitle: T\n---\n\n${'>'.repeat(2000)}\n`,
      'guides/yaml.mdx': `---\ntitle: ${'['.repeat(5000)}\n---\n`,
      'alerts/latin.yaml': Buffer.from('groups:\n- rules:\n  - alert: Caf\xe9Down\n', 'latin1'),
      'alerts/ok.yaml': 'groups:\n- rules:\n  - alert: ShopQueueBacklog\n    expr: up == 0\n',
      'guides/y.mdx/z.mdx': 'x',
      '../rules/latin.yaml': Buffer.from('groups:\n- rules:\n  - alert: Caf\xe9Down\n', 'latin1'),
    });
    const content = path.join(cwd, 'content');
    for (const pipe of ['guides/x.mdx', 'images/x.png', 'alerts/x.yaml', '../rules/x.yaml']) {
      mkdirSync(path.dirname(path.join(content, pipe)), { recursive: true });
      execFileSync('mkfifo', [path.join(content, pipe)]);
    }
    symlinkSync('nowhere', path.join(content, 'parts/lost.mdx'));

    const { code, stdout, stderr } = await alertbook(['check'], { cwd });

    expect(stderr).toBe('');
    expect(placesIn(stdout).filter((line) => line.includes('  error  '))).toEqual([
      'content/alerts/latin.yaml:3:15  error  rules/not-text',
      'content/alerts/x.yaml:1:1  error  rules/unreadable',
      'content/guides/dead-link.mdx:5:5  error  link/unknown-page',
      'content/guides/lists.mdx:5:201  error  content/too-deep',
      'content/guides/quotes.mdx:5:101  error  content/too-deep',
      'content/guides/x.mdx:1:1  error  content/unreadable',
      'content/guides/y.mdx:1:1  error  content/unreadable',
      'content/guides/yaml.mdx:2:107  error  content/too-deep',
      'content/images/x.png:1:1  error  content/unreadable',
      'content/parts/lost.mdx:1:1  error  content/link-outside',
      'content/site.yaml:4:9  error  site/missing-rules',
      'rules/latin.yaml:3:15  error  rules/not-text',
      'rules/x.yaml:1:1  error  rules/unreadable',
    ]);
    expect(code).toBe(1);
  });
});

describe('wrong use ends with one sentence and exit code 2', () => {
  test.each([
    [['check', '--content', 'nowhere'], 'There is no folder `nowhere`: name another one with `--content`.'],
    [['check', '--format', 'xml'], '`--format xml`: expected one of text, json'],
    [['chek'], 'There is no command `chek`. Did you mean `check`?'],
    [['check', '--today', 'tomorrow'], '`--today tomorrow`: expected a day such as 2026-03-01.'],
    [['check', '--colour'], '`alertbook check` has no option `--colour`. Did you mean `--color`?'],
    [['check', 'docs'], 'Write `alertbook check --content docs`.'],
  ])('%j', async (args, sentence) => {
    const { code, stderr } = await alertbook(args, { cwd: folderWith(shop) });

    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });
});

describe('formats', () => {
  const broken = { ...shop, 'runbooks/shop/bad.mdx': '---\ntitle: A, b: c\nservice: shop\n---\n' };

  test('json names every finding with its place', async () => {
    const { stdout } = await alertbook(['check', '--format', 'json'], { cwd: folderWith(broken) });

    const report = JSON.parse(stdout) as {
      version: number;
      findings: { id: string; at: unknown }[];
      counts: { error: number };
    };
    expect(report.version).toBe(1);
    expect(report.counts.error).toBe(2);
    expect(report.findings.find(({ id }) => id === 'content/yaml')?.at).toEqual({
      file: 'content/runbooks/shop/bad.mdx',
      line: 2,
      column: 8,
    });
  });

  test('github annotates the line, with everything escaped that would end the annotation', async () => {
    const { stdout } = await alertbook(['check', '--format', 'github'], { cwd: folderWith(broken) });

    expect(stdout).toContain('::error file=content/runbooks/shop/bad.mdx,line=2,col=8,title=content/yaml::');
  });

  test('tools are told paths from where the repository starts, people from where they are', async () => {
    const folder = temporaryFolder();
    const cwd = path.join(folder, 'ops/site');
    writeFiles(folder, { '.git/HEAD': 'ref: refs/heads/main\n' });
    writeFiles(path.join(cwd, 'content'), broken);
    const below = 'content/runbooks/shop/bad.mdx';
    const reported = async (...format: string[]): Promise<string> => {
      const env = { GITHUB_WORKSPACE: '', CI_PROJECT_DIR: '' };
      return (await alertbook(['check', ...format], { cwd, env })).stdout;
    };

    expect(await reported()).toMatch(new RegExp(`^${below}:2:8 `, 'm'));
    expect(await reported('--format', 'github')).toContain(`file=ops/site/${below},`);
    expect(await reported('--format', 'sarif')).toContain(`"uri": "ops/site/${below}"`);
    expect(await reported('--format', 'junit')).toContain(`file="ops/site/${below}"`);
    expect(await reported('--format', 'json')).toContain(`"file": "ops/site/${below}"`);
  });
});
