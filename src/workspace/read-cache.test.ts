import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/command.ts';
import { packageRoot } from './package-folders.ts';
import { knowFindings, knownFindings } from '../model/audit/local-findings.ts';
import type { Document } from '../model/catalogue/document.ts';
import { readDocument, type ReadFile } from '../readers/content/read-document.ts';
import { cacheFolder } from './cache-folder.ts';
import { codeVersion, openReadCache } from './read-cache.ts';

const source = '---\ntitle: Clean up\nservice: shop\nkind: task\n---\n\n## Größe 🎯\n\nLook.\n';

function read(id: string): ReadFile & { document: Document } {
  const file = {
    type: 'runbook',
    id,
    format: 'mdx',
    path: `runbooks/${id}.mdx`,
    shown: `content/runbooks/${id}.mdx`,
  } as const;
  const { document, ...rest } = readDocument(file, source, 'digest');
  return { ...rest, document: document! };
}

test('what was read comes back whole, with what checks found in it', () => {
  const content = path.join(temporaryFolder(), 'content');
  const [first, second] = [read('shop/first'), read('shop/second')];
  const found = new Map([['secret/in-content', [{ message: 'A key.', at: { file: 'a', line: 1, column: 1 } }]]]);
  knowFindings(second.document, found);
  const cache = openReadCache(content);
  cache.set('first', first);
  cache.set('second', second);
  cache.save();

  const again = openReadCache(content).get('second', source) as ReadFile;

  expect(again).toEqual(second);
  expect(again.document?.body?.treeText).toContain('Größe 🎯');
  expect(knownFindings(again.document!)).toEqual(found);
});

test('what is not asked for is forgotten, and the rest keeps its tree', () => {
  const content = path.join(temporaryFolder(), 'content');
  const [first, second] = [read('shop/first'), read('shop/second')];
  const cache = openReadCache(content);
  cache.set('first', first);
  cache.set('second', second);
  cache.save();
  const later = openReadCache(content);
  later.get('second', source);
  later.save();

  const last = openReadCache(content);

  expect(last.get('first', source)).toBeUndefined();
  expect(last.get('second', source)).toEqual(second);
});

test('what checks find later is kept too', () => {
  const content = path.join(temporaryFolder(), 'content');
  const cache = openReadCache(content);
  cache.set('first', read('shop/first'));
  cache.save();
  const later = openReadCache(content);
  knowFindings((later.get('first', source) as ReadFile).document!, new Map([['section/empty', []]]));
  later.save();

  const last = openReadCache(content).get('first', source) as ReadFile;

  expect([...knownFindings(last.document!).keys()]).toEqual(['section/empty']);
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  ['of another kind', () => Buffer.from('no cache')],
  ['empty', () => Buffer.alloc(0)],
])('a cache that is %s is an empty one', (_what, damage) => {
  const content = path.join(temporaryFolder(), 'content');
  const cache = openReadCache(content);
  cache.set('first', read('shop/first'));
  cache.save();
  const folder = cacheFolder(content);
  const file = path.join(folder, readdirSync(folder)[0]!);
  writeFileSync(file, damage(readFileSync(file)));

  expect(openReadCache(content).get('first', source)).toBeUndefined();
});

function copyOfTheProgram(): string {
  const root = temporaryFolder();
  for (const name of ['schemas', 'src/checks', 'src/markdown', 'src/readers', 'src/model', 'package.json'])
    cpSync(path.join(packageRoot, name), path.join(root, name), { recursive: true });
  return root;
}

test.each([
  ['a file below a folder of the model', 'src/model/commands/quoting.ts'],
  ['a reader of rules', 'src/readers/rules/splice.ts'],
  ['a check', 'src/checks/secret-in-content.ts'],
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
