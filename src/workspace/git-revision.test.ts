import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { GitError, takeOut } from './git-revision.ts';

test('a commit that was made by hand, with a link and a file below it, is refused, and nothing is written through the link', () => {
  const folder = temporaryFolder();
  const top = path.join(folder, 'repository');
  const elsewhere = path.join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  const git = (args: string[], input: string | Buffer = ''): string => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: top, input });
    if (status !== 0) throw new Error(stderr.toString());
    return stdout.toString().trim();
  };
  writeFiles(top, { 'content/site.yaml': 'name: T\n' });
  git(['init', '--quiet']);
  const blob = (text: string): string => git(['hash-object', '-w', '--stdin'], text);
  const entry = (mode: string, name: string, object: string): Buffer =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(object, 'hex')]);
  const tree = (...entries: Buffer[]): string =>
    git(['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], Buffer.concat(entries));
  const below = tree(entry('100644', 'file.mdx', blob('written by a stranger')));
  const content = tree(entry('120000', 'guides', blob(elsewhere)), entry('40000', 'guides', below));
  const commit = git(['commit-tree', tree(entry('40000', 'content', content)), '-m', 'x']);

  expect(() => takeOut({ top, below: 'content' }, commit)).toThrow(GitError);

  expect(existsSync(path.join(elsewhere, 'file.mdx'))).toBe(false);
});
