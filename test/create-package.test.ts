import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { launcher, temporaryFolder, writeFiles, type Ran } from './support/command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const creator = path.join(root, 'packages/create-alertbook/index.mjs');

function create(args: string[], cwd: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [creator, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

test('npm create alertbook begins a site with the answers that flags give, and defaults for the others', async () => {
  const cwd = temporaryFolder();
  // The repository is compiled only when it is packed: a package that runs its source.
  const bin = path.relative(path.join(cwd, 'source'), launcher);
  writeFiles(cwd, { 'source/package.json': JSON.stringify({ bin: { alertbook: bin } }) });

  const made = await create(['ops', '--name', 'Shop on call', '--service', 'checkout', '--alertbook', 'source'], cwd);

  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('wrote ops/content/services/checkout.mdx');
  expect(readFileSync(path.join(cwd, 'ops/content/site.yaml'), 'utf8')).toContain('name: Shop on call');
  expect(existsSync(path.join(cwd, 'ops/content/teams/on-call.yaml'))).toBe(true);
});

test('it runs the program that the package.json of its alertbook names', async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, {
    'other/package.json': '{"type": "module", "bin": {"alertbook": "lib/run.js"}}',
    'other/lib/run.js': 'console.log(JSON.stringify(process.argv.slice(2)));',
  });

  const made = await create(['--yes', '--alertbook', 'other'], cwd);

  expect(JSON.parse(made.stdout)).toEqual([
    'init',
    '--name=On call',
    '--service=my-service',
    '--team=on-call',
    '--',
    '.',
  ]);
});

test('wrong use is one sentence, and how it is used', async () => {
  const cwd = temporaryFolder();

  expect(await create(['a', 'b'], cwd)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^create-alertbook: name one folder\.\n/),
  });
  expect(await create(['--nmae', 'x'], cwd)).toMatchObject({ code: 2 });
  expect(await create(['--yes'], cwd)).toMatchObject({
    code: 2,
    stderr: 'create-alertbook: there is no `alertbook` beside this program: install both with npm.\n',
  });
});

test('its version and the one of the alertbook that it runs go together', () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { version: string };
  const own = read('packages/create-alertbook/package.json') as { version: string; dependencies: object };

  expect(own).toMatchObject({ version: read('package.json').version, dependencies: { alertbook: `^${own.version}` } });
});
