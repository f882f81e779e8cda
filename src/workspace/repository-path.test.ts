import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { placedFor, repositoryPath } from './repository-path.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder, { 'mono/.git/HEAD': '', 'mono/ops/site/content/site.yaml': '', 'mono/rules/x.yaml': '' });
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(path.join(folder, 'mono/ops/site'));
});

describe('a path starts where the repository starts', () => {
  test.each([
    ['content/site.yaml', 'ops/site/content/site.yaml'],
    ['content/not/there.yaml', 'ops/site/content/not/there.yaml'],
    ['../../rules/x.yaml', 'rules/x.yaml'],
    ['-', '-'],
  ])('%s is %s', (shown, expected) => {
    expect(repositoryPath(shown, {})).toBe(expected);
  });

  test('of a worktree and a submodule, which have a file where others have a folder', () => {
    writeFiles(folder, { 'mono/ops/.git': 'gitdir: ../.git/modules/ops\n' });

    expect(repositoryPath('content/site.yaml', {})).toBe('site/content/site.yaml');
  });

  test('of a repository that is reached by a link', () => {
    symlinkSync('mono', path.join(folder, 'link'));
    process.chdir(path.join(folder, 'link/ops/site'));

    expect(repositoryPath(path.join(folder, 'link/ops/site/content/site.yaml'), {})).toBe('ops/site/content/site.yaml');
    expect(repositoryPath('content/site.yaml', { GITHUB_WORKSPACE: path.join(folder, 'link') })).toBe(
      'ops/site/content/site.yaml',
    );
  });

  test('of a folder in it that is a link: code hosts know the file by its own path', () => {
    symlinkSync('site', path.join(folder, 'mono/ops/link'));

    expect(repositoryPath(path.join(folder, 'mono/ops/link/content/site.yaml'), {})).toBe('ops/site/content/site.yaml');
  });

  test('of a link that leads out, where the link is', () => {
    writeFiles(folder, { 'elsewhere/site.yaml': '' });
    symlinkSync('../../../elsewhere', path.join(folder, 'mono/ops/site/linked'));

    expect(repositoryPath('linked/site.yaml', {})).toBe('ops/site/linked/site.yaml');
  });
});

describe('what a CI has checked out comes first, where it holds the file', () => {
  test.each(['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'])('%s', (name) => {
    expect(repositoryPath('content/site.yaml', { [name]: folder })).toBe('mono/ops/site/content/site.yaml');
    expect(repositoryPath('content/site.yaml', { [name]: `${folder}/mono/` })).toBe('ops/site/content/site.yaml');
    for (const other of [path.join(folder, 'other'), path.join(folder, 'mon'), 'relative', ''])
      expect(repositoryPath('content/site.yaml', { [name]: other })).toBe('ops/site/content/site.yaml');
  });
});

test('without a repository, a path starts at the working folder, and one outside of it is whole', () => {
  const plain = path.join(folder, 'plain');
  mkdirSync(plain);
  process.chdir(plain);

  expect(repositoryPath('content/site.yaml', {})).toBe('content/site.yaml');
  expect(repositoryPath(path.join(folder, 'x.yaml'), {})).toBe(path.join(folder, 'x.yaml'));
});

test('people at a terminal are told the way from the working folder', () => {
  const finding = {
    id: 'x/y',
    level: 'error',
    message: 'M.',
    at: { file: 'content/site.yaml', line: 2, column: 3 },
  } as const;

  expect(placedFor('text', [finding], {})).toEqual([finding]);
  for (const format of ['json', 'github', 'sarif', 'junit'] as const)
    expect(placedFor(format, [finding], {})).toEqual([
      { ...finding, at: { file: 'ops/site/content/site.yaml', line: 2, column: 3 } },
    ]);
});
