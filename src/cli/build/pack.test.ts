import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../../test/support/command.ts';
import { UsageError } from '../exit.ts';
import { writePack } from './pack.ts';

const options = { title: 'Shop', without: new Set<string>() };

test('every file of a site is packed under its path, but for the worker and what hosts show', () => {
  const folder = temporaryFolder();
  writeFiles(path.join(folder, 'site'), {
    'index.html': 'home',
    '404.html': 'no',
    'sw.js': 'no',
    'alerts/Größe übrig/index.html': 'page',
  });

  const bytes = writePack(path.join(folder, 'site'), path.join(folder, 'site.zip'), options);

  const packed = readFileSync(path.join(folder, 'site.zip'));
  expect(packed.length).toBe(bytes);
  expect(Object.keys(unzipSync(packed))).toEqual([
    'index.html',
    'site/alerts/Größe übrig/index.html',
    'site/index.html',
  ]);
});

// On Linux a name may hold what leads to another folder where it is unpacked.
test
  .skipIf(process.platform === 'win32')
  .each(['a\\..\\..\\evil.html', 'C:evil.html', 'a\u202Eb.html', 'a\nb.html', 'x ', 'git~1'])(
  'a file named %j is not packed, and nothing is left of the pack',
  (name) => {
    const folder = temporaryFolder();
    writeFiles(path.join(folder, 'site'), { 'index.html': 'home', [`deep/${name}`]: 'x' });

    expect(() => writePack(path.join(folder, 'site'), path.join(folder, 'site.zip'), options)).toThrow(UsageError);

    expect(readdirSync(folder)).toEqual(['site']);
  },
);

test('what a symbolic link in the site leads to is not packed', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'site/index.html': 'home', 'secret/key.txt': 'secret' });
  symlinkSync('../secret', path.join(folder, 'site/link'));

  expect(() => writePack(path.join(folder, 'site'), path.join(folder, 'site.zip'), options)).toThrow(UsageError);

  expect(existsSync(path.join(folder, 'site.zip'))).toBe(false);
});
