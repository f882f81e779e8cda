import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cacheFolders, chooseCache, NoCacheError } from './cache-folder.ts';

test('what may be thrown away goes to the folder that the user has for it, and to a temporary one else', () => {
  const folders = cacheFolders({ XDG_CACHE_HOME: '/somewhere/cache' });
  expect(folders).toContain('/somewhere/cache/alertbook');
  expect(folders.at(-1)!.startsWith(tmpdir())).toBe(true);
});

test('a folder for caches that is no full path counts for nothing, as its standard wants', () => {
  for (const given of ['cache', './cache', ''])
    expect(cacheFolders({ XDG_CACHE_HOME: given }).every((folder) => path.isAbsolute(folder))).toBe(true);
  if (process.platform === 'linux')
    expect(cacheFolders({ XDG_CACHE_HOME: 'cache' })).toContain(path.join(homedir(), '.cache/alertbook'));
});

test('a folder of the user’s choice in which nothing can be written is refused, and not replaced in silence', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'alertbook-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o600);
  expect(() => chooseCache(file)).toThrow(NoCacheError);
  expect(() => chooseCache(path.join(file, 'below'))).toThrow(file);
});
