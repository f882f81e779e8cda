import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { digestsBelow } from '../../test/support/digests.ts';
import { FolderWriter, OutsideError } from './folder-writer.ts';

test('files and the folders on their way are made, and files that are there are replaced', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'site/index.html': 'a longer text' });

  const writer = new FolderWriter(path.join(folder, 'site'));
  writer.write('index.html', 'new');
  writer.write('alerts/Größe übrig/index.html', new Uint8Array([0x68, 0x69]));

  expect(readFileSync(path.join(folder, 'site/index.html'), 'utf8')).toBe('new');
  expect(readFileSync(path.join(folder, 'site/alerts/Größe übrig/index.html'), 'utf8')).toBe('hi');
});

test.each(['../out.html', 'a/../../out.html', '/etc/out.html', 'a//b.html', './a.html', 'a/.', '..', '.', '', 'a\0b'])(
  'nothing is written at %j',
  (below) => {
    const folder = temporaryFolder();
    const writer = new FolderWriter(path.join(folder, 'site'));

    expect(() => writer.write(below, 'x')).toThrow(OutsideError);

    expect(digestsBelow(folder)).toEqual({});
  },
);

test('nothing is written through a symbolic link: of a file, of a folder, of one further up, or one that leads nowhere', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'elsewhere/file.html': 'theirs' });
  const site = path.join(folder, 'site');
  mkdirSync(path.join(site, 'inside'), { recursive: true });
  symlinkSync('../elsewhere', path.join(site, 'folder'));
  symlinkSync('../elsewhere/file.html', path.join(site, 'file.html'));
  symlinkSync('../elsewhere/new.html', path.join(site, 'nowhere.html'));
  symlinkSync('inside', path.join(site, 'link'));

  for (const below of ['folder/file.html', 'folder/deep/x.html', 'file.html', 'nowhere.html', 'link/x.html'])
    expect(() => new FolderWriter(site).write(below, 'ours'), below).toThrow(OutsideError);

  expect(readdirSync(path.join(folder, 'elsewhere'))).toEqual(['file.html']);
  expect(readFileSync(path.join(folder, 'elsewhere/file.html'), 'utf8')).toBe('theirs');
  expect(readdirSync(path.join(site, 'inside'))).toEqual([]);
});

test('the folder itself may be reached through a link', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'real'));
  symlinkSync('real', path.join(folder, 'site'));

  new FolderWriter(path.join(folder, 'site')).write('a/b.html', 'x');

  expect(Object.keys(digestsBelow(path.join(folder, 'real')))).toEqual(['a/b.html']);
});
