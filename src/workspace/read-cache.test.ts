import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/command.ts';
import { packageRoot } from './package-folders.ts';
import { codeVersion } from './read-cache.ts';

function copyOfTheProgram(): string {
  const root = temporaryFolder();
  for (const name of ['schemas', 'src/markdown', 'src/readers', 'src/model', 'package.json'])
    cpSync(path.join(packageRoot, name), path.join(root, name), { recursive: true });
  return root;
}

test.each([
  ['a file below a folder of the model', 'src/model/commands/quoting.ts'],
  ['a reader of rules', 'src/readers/rules/splice.ts'],
  ['a quantity', 'schemas/quantities/window.ts'],
  ['a dependency', 'package.json'],
])('what was read is read again when %s has changed', (_what, file) => {
  const root = copyOfTheProgram();
  const before = codeVersion(root);

  writeFileSync(path.join(root, file), '// other');

  expect(codeVersion(root)).not.toBe(before);
});

test('what was read is read again when a file has moved', () => {
  const root = copyOfTheProgram();
  const before = codeVersion(root);

  mkdirSync(path.join(root, 'src/model/new'));
  renameSync(path.join(root, 'src/model/text/place.ts'), path.join(root, 'src/model/new/place.ts'));

  expect(codeVersion(root)).not.toBe(before);
});

test('tests have no say in what a file becomes', () => {
  const root = copyOfTheProgram();
  const before = codeVersion(root);

  writeFileSync(path.join(root, 'src/model/new.test.ts'), '// other');

  expect(codeVersion(root)).toBe(before);
});
