import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { digestsBelow } from '../../test/support/digests.ts';
import { SiteRecord, updateSite } from './last-site.ts';
import { SiteFiles } from './site-files.ts';

const first = { 'index.html': 'home', 'alerts/Down/index.html': 'down', 'alerts/Up/index.html': 'up', 'sw.js': '1' };

/** A site that was built, and what is remembered of it. */
function builtSite(texts: Record<string, string> = first): { folder: string; out: string; record: SiteRecord } {
  const folder = temporaryFolder();
  const out = path.join(folder, 'dist');
  const site = new SiteFiles(out);
  for (const [name, text] of Object.entries(texts)) site.write(name, text);
  const record = new SiteRecord(path.join(folder, 'cache'), out);
  record.write(site.all(), { key: 'first', kept: undefined, reads: { frame: '', documents: [], sets: [], files: [] } });
  return { folder, out, record };
}

/** Builds the next site in the place of the last one. Returns whether it was updated where it is. */
function buildNext({ folder, out, record }: ReturnType<typeof builtSite>, texts: Record<string, string>): boolean {
  const last = record.read()!;
  const changed = path.join(folder, 'changed');
  const site = new SiteFiles(changed, last);
  for (const [name, text] of Object.entries(texts)) site.write(name, text);
  const isUpdated = updateSite(out, changed, { files: site.all(), staying: site.staying, last });
  if (isUpdated) return true;
  rmSync(out, { recursive: true });
  renameSync(changed, out);
  return false;
}

function textsOf(out: string): Record<string, string> {
  return Object.fromEntries(
    Object.keys(digestsBelow(out)).map((name) => [name, readFileSync(path.join(out, name), 'utf8')]),
  );
}

test('a site that nobody has touched is known to be whole', () => {
  const { record } = builtSite();

  expect(record.read()).toMatchObject({ key: 'first', isWhole: true });
  record.forget();
  expect(record.read()).toBeUndefined();
});

test('a site that was put back from a copy is what it was, whatever the times of its files', () => {
  const { out, record } = builtSite();

  for (const name of Object.keys(first)) utimesSync(path.join(out, name), 1, 1);

  expect(record.read()).toMatchObject({ isWhole: true });
});

test.each([
  ['a file was edited', (out: string) => writeFileSync(path.join(out, 'index.html'), 'HOME')],
  ['a file is gone', (out: string) => rmSync(path.join(out, 'index.html'))],
  ['a file was added', (out: string) => writeFileSync(path.join(out, 'more.html'), '')],
])('a site is not whole where %s, and becomes what it should be', (_what, touch) => {
  const built = builtSite();

  touch(built.out);

  expect(built.record.read()?.isWhole).toBe(false);
  expect(buildNext(built, first)).toBe(true);
  expect(textsOf(built.out)).toEqual(first);
});

test('where a link lies in the folder, or no folder is there, nothing of it is trusted', () => {
  const { out, record } = builtSite();

  symlinkSync('/', path.join(out, 'root'));
  expect(record.read()).toBeUndefined();
  rmSync(out, { recursive: true });
  expect(record.read()).toBeUndefined();
});

test('what has changed takes its place, what is gone goes with its folder, and the rest stays', () => {
  const built = builtSite();
  const before = digestsBelow(built.out);
  const next = { 'index.html': 'home', 'alerts/Down/index.html': 'DOWN', 'runbooks/a/index.html': 'a', 'sw.js': '2' };

  expect(buildNext(built, next)).toBe(true);

  expect(textsOf(built.out)).toEqual(next);
  expect(existsSync(path.join(built.out, 'alerts/Up'))).toBe(false);
  expect(digestsBelow(built.out)['index.html']).toEqual(before['index.html']);
});

test.each([
  ['a folder', { 'alerts/Down/index.html': 'down' }, { 'alerts/Down': 'a file now' }],
  ['a file', { 'alerts/Down': 'a file' }, { 'alerts/Down/index.html': 'down' }],
])('where %s is in the way, the whole site takes the place of the last one', (_what, before, after) => {
  const same = { 'index.html': 'home' };
  const built = builtSite({ ...before, ...same });

  expect(buildNext(built, { ...after, ...same })).toBe(false);

  expect(textsOf(built.out)).toEqual({ ...after, ...same });
});

test('what is remembered and cannot be read is as if nothing were', () => {
  const { folder, out, record } = builtSite();

  for (const [name] of Object.entries(digestsBelow(path.join(folder, 'cache'))))
    writeFiles(path.join(folder, 'cache'), { [name]: '{"key":1}' });

  expect(record.read()).toBeUndefined();
  expect(new SiteRecord(path.join(folder, 'cache'), `${out}2`).read()).toBeUndefined();
});
