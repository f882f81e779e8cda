import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { digestsBelow } from './support/digests.ts';
import { alertbook, residentAlertbook, temporaryFolder, writeFiles } from './support/command.ts';

interface Workflow {
  on: Record<string, { paths?: string[] } | null>;
  permissions: Record<string, string>;
  jobs: Record<string, { defaults?: { run: Record<string, string> }; steps: { with?: { path?: string } }[] }>;
}

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
  const workflow = parse(read('.github/workflows/alertbook.yml')) as Workflow;
  expect(workflow).toMatchObject({ permissions: { contents: 'read' }, on: { pull_request: null } });
  expect(workflow.jobs['content']).not.toHaveProperty('defaults');
  expect(parse(read('.gitlab-ci.yml'))).toHaveProperty('alertbook-check.script');
  const schemas = JSON.parse(read('.vscode/settings.json')) as { 'yaml.schemas': Record<string, string> };
  for (const file of Object.keys(schemas['yaml.schemas'])) expect(existsSync(path.join(folder, file)), file).toBe(true);
});

test('a second time, nothing is written, and that is said', async () => {
  const folder = temporaryFolder();
  await residentAlertbook(['init'], { cwd: folder });
  const before = digestsBelow(folder);

  const again = await residentAlertbook(['init'], { cwd: folder });

  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toContain('left content/ as it is\nWrote nothing new into .: 3 warnings.\n');
  expect(again.stdout).not.toMatch(/^(?:wrote|added)/m);
  expect(again.stdout).not.toContain('you may add');
  expect(digestsBelow(folder)).toEqual(before);
});

test('beside what is there, only what is missing is added, and the layout of the files stays', async () => {
  const folder = temporaryFolder();
  const theirs = {
    'package.json':
      '{\n    "name": "till",\n    "files": ["a", "b"],\n    "scripts": {\n        "build": "tsc"\n    },\n    "type": "module"\n}',
    '.gitignore': '/node_modules\n*.log',
    'README.md': 'mine\n',
    '.vscode/settings.json': '{ /* mine */ }\n',
    '.gitlab-ci.yml': 'test:\n  script: [make]\n',
    '.github/workflows/test.yml': 'on: push\n',
  };
  writeFiles(folder, theirs);
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

  const made = await residentAlertbook(['init', '--program', '^1.0.0'], { cwd: folder });

  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout.split('\nwrote content/')[0]).toMatchInlineSnapshot(`
    "added to package.json: script \`check\`, script \`dev\`, devDependency \`alertbook\`
      you may add \`"alertbook:build": "alertbook build"\`: its script \`build\` does something else
    added to .gitignore: \`dist/\`, \`.astro/\`
    left .vscode/settings.json as it is
      you may add the lines of \`yaml.schemas\` that docs/editors.md names, for completion in \`.yaml\` files
    wrote .vscode/extensions.json
    wrote .github/workflows/alertbook.yml
    left .gitlab-ci.yml as it is
      you may add \`include: alertbook.gitlab-ci.yml\`, for the jobs of the site
    wrote alertbook.gitlab-ci.yml
    left README.md as it is"
  `);
  expect(read('package.json')).toBe(
    '{\n    "name": "till",\n    "files": ["a", "b"],\n    "scripts": {\n        "build": "tsc",\n        "check": "alertbook check",\n        "dev": "alertbook dev"\n    },\n    "type": "module",\n    "devDependencies": {\n        "alertbook": "^1.0.0"\n    }\n}',
  );
  expect(read('.gitignore')).toBe('/node_modules\n*.log\ndist/\n.astro/\n');
  for (const name of ['README.md', '.vscode/settings.json', '.gitlab-ci.yml', '.github/workflows/test.yml'] as const)
    expect(read(name)).toBe(theirs[name]);
  expect(parse(read('alertbook.gitlab-ci.yml'))).toHaveProperty('alertbook-site.script');
});

test('in a folder of a repository, the workflows go to its top and work in the folder', async () => {
  const repository = temporaryFolder();
  mkdirSync(path.join(repository, '.git'));
  const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

  expect(await residentAlertbook(['init', 'ops/site [1]'], { cwd: repository })).toMatchObject({ code: 0 });

  const workflow = parse(read('.github/workflows/alertbook.yml')) as Workflow;
  expect(workflow.on['pull_request']).toEqual({
    paths: ['ops/site \\[1\\]/**', '.github/workflows/alertbook.yml'],
  });
  expect(workflow.on['push']).toMatchObject({ branches: ['main'], paths: workflow.on['pull_request']!.paths });
  expect(workflow.jobs['content']).toMatchObject({ defaults: { run: { 'working-directory': 'ops/site [1]' } } });
  expect(workflow.jobs['content']!.steps.at(-1)!.with!.path).toBe('ops/site [1]/dist/');
  expect(parse(read('.gitlab-ci.yml'))).toMatchObject({
    '.alertbook': { before_script: ["cd 'ops/site [1]'"] },
    'alertbook-site': { artifacts: { paths: ['ops/site [1]/dist/'] } },
  });
  expect(existsSync(path.join(repository, 'ops/site [1]/content/site.yaml'))).toBe(true);
  expect(existsSync(path.join(repository, 'ops/site [1]/package.json'))).toBe(true);
  expect(existsSync(path.join(repository, 'package.json'))).toBe(false);
});

test('content that is there stays as it is, wrong or not', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'content/site.yaml': 'name: Ours\n' });

  const made = await residentAlertbook(['init'], { cwd: folder });

  expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining('left content/ as it is\n') });
  expect(Object.keys(digestsBelow(path.join(folder, 'content')))).toEqual(['site.yaml']);
});

test('a folder that cannot be one, and answers that are none, are refused before anything is written', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { content: 'a file' });

  expect(await residentAlertbook(['init'], { cwd: folder })).toMatchObject({
    code: 2,
    stderr: 'alertbook: `content` is not a folder: name another one, or rename it.\n',
  });
  expect(await residentAlertbook(['init', 'other', '--service', 'No Id'], { cwd: folder })).toMatchObject({ code: 2 });
  expect(await residentAlertbook(['init', 'other', '--site', 'nowhere'], { cwd: folder })).toMatchObject({ code: 2 });
  expect(existsSync(path.join(folder, 'other'))).toBe(false);
});
