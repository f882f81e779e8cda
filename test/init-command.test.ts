import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';

test('in an empty folder, a small site of one’s own is written, checked, built, and its alert leads home', async () => {
  const folder = temporaryFolder();
  const run = (...args: string[]) => alertbook(args, { cwd: folder });
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

  const made = await run(
    'init',
    '--service',
    'till',
    '--site',
    'https://oncall.shop.example/',
    '--program',
    'github:shop/alertbook',
  );

  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('Wrote 16 files into .: 3 warnings.');
  expect(await run('check')).toMatchObject({ code: 0, stdout: expect.stringContaining('3 warnings') });
  expect(await run('rules', 'check', 'content/alerts/till.yaml')).toMatchObject({
    code: 0,
    stdout: '1 alerting rule in 1 file: no problems.\n',
  });
  const built = await run('build');
  expect(built.code, built.stderr).toBe(0);
  expect(read('dist/alerts/TillDown/index.html')).toContain('Till is down');
  expect(read('dist/runbooks/till/down/index.html')).toContain('See whether it answers');

  expect(JSON.parse(read('package.json'))).toMatchObject({ devDependencies: { alertbook: 'github:shop/alertbook' } });
  expect(parse(read('.github/workflows/check.yml'))).toMatchObject({ permissions: { contents: 'read' } });
  expect(parse(read('.gitlab-ci.yml'))).toHaveProperty('content.script');
  const schemas = JSON.parse(read('.vscode/settings.json')) as { 'yaml.schemas': Record<string, string> };
  for (const file of Object.keys(schemas['yaml.schemas'])) expect(existsSync(path.join(folder, file)), file).toBe(true);
});

test('nothing that exists is overwritten', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'README.md': 'mine' });

  expect(await alertbook(['init'], { cwd: folder })).toMatchObject({
    code: 2,
    stderr: 'alertbook: `.` has `README.md` already, and nothing that exists is overwritten: name an empty folder.\n',
  });
  expect(readdirSync(folder)).toEqual(['README.md']);
  expect(await alertbook(['init', 'new/place'], { cwd: folder })).toMatchObject({ code: 0 });
  expect(existsSync(path.join(folder, 'new/place/content/site.yaml'))).toBe(true);
  expect(await alertbook(['init', 'other', '--service', 'No Id'], { cwd: folder })).toMatchObject({ code: 2 });
  expect(await alertbook(['init', 'other', '--site', 'nowhere'], { cwd: folder })).toMatchObject({ code: 2 });
  expect(existsSync(path.join(folder, 'other'))).toBe(false);
});
