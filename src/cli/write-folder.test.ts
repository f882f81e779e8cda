import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { digestsBelow, temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { UsageError } from './exit.ts';
import { writeFolder } from './write-folder.ts';

test('files are added to what is there', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'content/site.yaml': 'a', 'content/.hidden': 'b' });

  writeFolder(path.join(folder, 'content'), new Map([['guides/c.mdx', 'c']]));

  expect(readdirSync(path.join(folder, 'content')).toSorted()).toEqual(['.hidden', 'guides', 'site.yaml']);
  expect(readdirSync(folder)).toEqual(['content']);
});

test.each([
  ['there before', { 'content/site.yaml': 'a' }],
  ['not there before', { 'other.txt': 'a' }],
])('when one file cannot be written, the folder is as it was: %s', (_what, files) => {
  const folder = temporaryFolder();
  writeFiles(folder, files as Record<string, string>);
  const before = digestsBelow(folder);
  const contents = new Map([
    ['guides/a', 'a file'],
    ['guides/a/b.mdx', 'below a file'],
  ]);

  expect(() => writeFolder(path.join(folder, 'content'), contents)).toThrow(UsageError);

  expect(digestsBelow(folder)).toEqual(before);
  expect(readdirSync(folder)).toEqual(Object.keys(files).map((file) => file.split('/')[0]));
});
