import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder, temporaryFolderForFile, writeFiles, type Ran } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import { nodeOf, nodeVersions } from './support/nodes.ts';
import { shopFiles } from './support/shop-with-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const today = '2026-03-01';
const rules = `groups:
  - name: shop
    rules:
      - alert: ShopQueueBacklog
        expr: up == 0
        annotations: { runbook_url: https://oncall.example.com/alerts/ShopQueueBacklog/ }
`;
const wiki = '# Disk is full\n\nDelete old logs.\n\n```bash\ndf -h\n```\n';

/** Someone else's home: no cache of ours is in it, and no setting of this run. */
const surroundings = { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', LANG: 'C.UTF-8' };

let work: string;
let tarball: string;
let installed: string;

beforeAll(() => {
  work = temporaryFolderForFile();
  // Another user has to get in.
  chmodSync(work, 0o755);
  // The program was compiled when this run began.
  const packed = run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', work], { cwd: root });
  tarball = path.join(work, packed.stdout.trim());
  installed = path.join(work, 'installed');
  mkdirSync(installed);
  npmInstall(installed);
}, 600_000);

interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
  uid?: number;
}

function run(command: string, args: readonly string[], { cwd, env, uid }: RunOptions): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: env ?? process.env,
    timeout: 300_000,
    ...(uid !== undefined && { uid, gid: uid }),
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

function npmInstall(cwd: string): void {
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball];
  expect(run('npm', args, { cwd }), 'npm install').toMatchObject({ code: 0 });
}

const programIn = (folder: string): string => path.join(folder, 'node_modules/alertbook/lib/src/cli/alertbook.mjs');

/** A team's folder, with what the commands below need. */
function team(name = 'ops'): string {
  const cwd = path.join(temporaryFolder(), name);
  const content = Object.entries(shopFiles).map(([file, text]) => [`content/${file}`, text] as const);
  writeFiles(cwd, { ...Object.fromEntries(content), 'rules.yaml': rules, 'wiki/disk.md': wiki });
  return cwd;
}

function alertbook(args: readonly string[], cwd: string, { node = process.execPath, folder = installed } = {}): Ran {
  const home = path.join(cwd, '../home');
  return run(node, [programIn(folder), ...args], { cwd, env: { ...surroundings, HOME: home } });
}

test('weighs less than 60 MB beside the binary of Pagefind, and brings no bundler, no compiler and no Node', () => {
  const modules = path.join(installed, 'node_modules');
  const packages = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(path.join(modules, name)).map((below) => `${name}/${below}`) : [name],
  );
  const bytes = (name: string): number =>
    readdirSync(path.join(modules, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
  const kept = packages.filter((name) => !/^@pagefind\/|^\./.test(name));

  expect(kept.reduce((sum, name) => sum + bytes(name), 0) / 1e6).toBeLessThan(60);
  expect(statSync(tarball).size / 1e6).toBeLessThan(2.6);
  expect(
    packages.filter((name) => /^(?:astro|vite|rolldown|esbuild|sharp|typescript|node)\b|^@astrojs/.test(name)),
  ).toEqual([]);
  expect(existsSync(path.join(modules, '.bin/node'))).toBe(false);
});

describe.each(nodeVersions)('under Node %s', (version) => {
  test('every command does its work', { timeout: 300_000 }, async ({ skip }) => {
    const node = nodeOf(version);
    if (!node) return skip(`npm cannot bring Node ${version}`);
    const cwd = team();
    const call = (...args: string[]): Ran => alertbook(args, cwd, { node });

    expect(call('--version').stdout).toMatch(/^alertbook \d/);
    expect(call('check', '--today', today)).toMatchObject({ code: 0, stderr: '' });
    expect(call('build', '--today', today)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Built \d+ pages/),
    });
    expect(call('rules', 'check', 'rules.yaml')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 alerting rule in 1 file: '),
    });
    expect(call('new', 'runbook', 'shop/restart', '--title', 'Restart')).toMatchObject({ code: 0 });
    expect(call('diff', 'dist', '--today', today)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('runbook `Restart`'),
    });
    expect(call('import', 'wiki', '--service', 'shop')).toMatchObject({ code: 0 });
    expect(call('init', '../fresh')).toMatchObject({ code: 0 });
    expect(await pageServed(node, cwd)).toMatch(/<h1/);
  });
});

/** First page of the site that `preview` serves. */
async function pageServed(node: string, cwd: string): Promise<string> {
  const server = spawn(node, [programIn(installed), 'preview', '--port', '0'], { cwd, env: surroundings });
  onTestFinished(() => void server.kill());
  let said = '';
  server.stdout.on('data', (data) => (said += String(data)));
  await expect.poll(() => said, { timeout: 30_000 }).toMatch(/http:\S+\//);
  const page = await (await fetch(/http:\S+\//.exec(said)![0])).text();
  server.kill();
  return page;
}

test.each([[], ['--site', 'https://oncall.example.com/docs/']])(
  'builds the same bytes as the repository does with Astro (%s %s)',
  { timeout: 300_000 },
  (...flags) => {
    const cwd = team();
    const args = ['build', '--today', today, ...flags];
    expect(alertbook([...args, '--out', 'by-package'], cwd)).toMatchObject({ code: 0 });
    const sources = path.join(root, 'src/cli/alertbook.mjs');
    expect(run(process.execPath, [sources, ...args, '--out', 'by-repository'], { cwd })).toMatchObject({ code: 0 });

    expect(digestsBelow(path.join(cwd, 'by-package'))).toEqual(digestsBelow(path.join(cwd, 'by-repository')));
  },
);

test('works for another user over modules that belong to root, in a folder with blanks and umlauts, and writes nothing beside itself', ({
  skip,
}) => {
  if (process.getuid?.() !== 0) return skip('only root can become another user');
  const cwd = team('Bereit schaft Müller');
  const before = digestsBelow(path.join(installed, 'node_modules/alertbook'));
  run('chown', ['-R', '65534:65534', path.dirname(cwd)], { cwd: '/' });
  const env = { ...surroundings, HOME: '/nonexistent', TMPDIR: path.dirname(cwd) };
  const call = (...args: string[]): Ran =>
    run(process.execPath, [programIn(installed), ...args], { cwd, env, uid: 65534 });

  expect(call('check', '--today', today)).toMatchObject({ code: 0, stderr: '' });
  expect(call('build', '--today', today)).toMatchObject({ code: 0, stdout: expect.stringContaining('Built ') });
  expect(digestsBelow(path.join(installed, 'node_modules/alertbook'))).toEqual(before);

  // Where nothing at all can be written, it says what to give it.
  const nowhere = { ...env, TMPDIR: '/nonexistent' };
  const refused = run(process.execPath, [programIn(installed), 'check'], { cwd, env: nowhere, uid: 65534 });
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('`--cache DIR`') });
  const cache = path.join(path.dirname(cwd), 'cache');
  const given = run(process.execPath, [programIn(installed), 'check', '--today', today, '--cache', cache], {
    cwd,
    env: nowhere,
    uid: 65534,
  });
  expect(given).toMatchObject({ code: 0, stderr: '' });
}, 300_000);

test('needs no network once it is installed', ({ skip }) => {
  if (run('unshare', ['--net', 'true'], { cwd: root }).code !== 0)
    return skip('this machine makes no network namespaces');
  const cwd = team();
  for (const args of [['check'], ['build'], ['rules', 'check', 'rules.yaml']])
    expect(
      run('unshare', ['--net', process.execPath, programIn(installed), ...args], { cwd, env: surroundings }),
      args.join(' '),
    ).toMatchObject({ code: 0 });
}, 300_000);

test('two sites are built at once, and neither waits for the other', async () => {
  const folders = [team(), team()];
  const ran = await Promise.all(
    folders.map(
      (cwd) =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, [programIn(installed), 'build'], { cwd, env: surroundings });
          let said = '';
          for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
          child.on('close', (code) => resolve(`${code} ${said}`));
        }),
    ),
  );
  for (const said of ran) {
    expect(said).toMatch(/^0 [^]*Built \d+ pages/);
    expect(said).not.toContain('waiting');
  }
}, 300_000);

test('a page of full MDX is refused with the line that installs its compiler, and nothing else needs it', () => {
  const cwd = team();
  writeFiles(cwd, { 'content/pages/a.mdx': '---\ntitle: A\n---\n\n{1 + 1}\n' });
  const site = path.join(cwd, 'content/site.yaml');
  writeFileSync(site, `${readFileSync(site, 'utf8')}trustPages: true\n`);
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };

  expect(alertbook(['check', '--today', today], cwd)).toMatchObject({ code: 0 });
  const refused = alertbook(['build', '--today', today], cwd);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain(`astro@${devDependencies['astro']}`);
  expect(refused.stderr).not.toMatch(/^\s+at /m);
}, 60_000);

test('pnpm installs it into a repository that has a package.json, and its scripts keep their own Node', ({ skip }) => {
  const cwd = team();
  writeFiles(cwd, {
    'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { version: 'node --version' } }),
  });
  cpSync(tarball, path.join(cwd, 'alertbook.tgz'));
  const added = run('npm', ['exec', '--yes', '--', 'pnpm@10.34.8', 'add', '--save-dev', './alertbook.tgz'], { cwd });
  if (/ENOTFOUND|ECONNREFUSED|EAI_AGAIN/.test(added.stderr)) return skip('no registry can be reached');
  expect(added).toMatchObject({ code: 0 });

  const bin = path.join(cwd, 'node_modules/.bin/alertbook');
  expect(run(bin, ['check', '--today', today], { cwd })).toMatchObject({ code: 0 });
  expect(run(bin, ['build', '--today', today], { cwd })).toMatchObject({ code: 0 });
  expect(existsSync(path.join(cwd, 'node_modules/.bin/node'))).toBe(false);
}, 600_000);
