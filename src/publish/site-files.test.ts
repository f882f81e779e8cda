import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/command.ts';
import { SiteFiles } from './site-files.ts';

test('every file is known by what it holds, those that another program wrote too', () => {
  const files = new SiteFiles(path.join(temporaryFolder(), 'site'));
  mkdirSync(path.join(files.folder, 'icons'));
  writeFileSync(path.join(files.folder, 'icons/a.svg'), 'abc');

  files.write('alerts/Down/index.html', 'größer');
  files.write('alerts/Down/index.html', 'abc');

  const abc = { hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', bytes: 3 };
  expect([...files.all()]).toEqual([
    ['alerts/Down/index.html', abc],
    ['icons/a.svg', abc],
  ]);
  expect(files.has('alerts/Down/index.html')).toBe(true);
  expect(files.has('alerts/Up/index.html')).toBe(false);
});

test('what the last site has with the same bytes stays there, and nothing else does', () => {
  const before = new SiteFiles(path.join(temporaryFolder(), 'site'));
  for (const name of ['same.html', 'changed.html', 'twice.html', 'back.html']) before.write(name, `old ${name}`);
  const files = new SiteFiles(path.join(temporaryFolder(), 'site'), { folder: before.folder, files: before.all() });

  files.write('same.html', 'old same.html');
  files.write('changed.html', 'new');
  // What is written last counts.
  for (const text of ['old twice.html', 'new']) files.write('twice.html', text);
  for (const text of ['new', 'old back.html']) files.write('back.html', text);

  expect([...files.staying].toSorted()).toEqual(['back.html', 'same.html']);
  expect(['same.html', 'back.html'].map((name) => existsSync(path.join(files.folder, name)))).toEqual([false, false]);
  expect(readFileSync(path.join(files.folder, 'twice.html'), 'utf8')).toBe('new');
  expect([...files.all().keys()]).toEqual(['back.html', 'changed.html', 'same.html', 'twice.html']);
});

test('a page that stays takes its other spelling too where the file system folds case', () => {
  const last = new SiteFiles(path.join(temporaryFolder(), 'site'));
  last.write('alerts/Down/index.html', 'the page');
  const known = { folder: last.folder, files: last.all() };
  const [folding, telling] = [true, false].map(
    (isFolding) => new SiteFiles(path.join(temporaryFolder(), 'site'), known, () => isFolding),
  );

  folding!.keep('alerts/Down/index.html');
  telling!.write('alerts/Down/index.html', 'the page');

  expect(folding!.has('alerts/down/index.html')).toBe(true);
  expect(telling!.has('alerts/down/index.html')).toBe(false);
  expect(() => folding!.keep('alerts/Up/index.html')).toThrow('alerts/Up/index.html');
});
