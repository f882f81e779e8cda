import { expect, test } from 'vitest';
import { wholeList, type OfflineList } from '../model/site/offline-manifest.ts';
import { offlineVersionOf } from './service-worker.ts';

const file = (path: string, hash = `hash of ${path}`, bytes = 100) => ({ path, hash, bytes });
const files = [
  file('slos/'),
  file('alerts/Down/'),
  file('alerts/down/'),
  file(''),
  file('api/v1/urls.json'),
  file('sw.js'),
];
const spellings = { spellings: new Map([['alerts/down/', 'alerts/Down/']]), worstFirst: [] };
const most = 1000;

/** A version with its whole list. */
function manifestOf(...asked: Parameters<typeof offlineVersionOf>) {
  const { version, parts } = offlineVersionOf(...asked);
  return { ...version, ...wholeList(parts.map((part) => JSON.parse(part) as OfflineList)) };
}

test('every file for readers is named with its hash, in an order that does not change, and a spelling with its page', () => {
  expect(manifestOf(files, spellings, { keep: 'all', most })).toEqual({
    version: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    keep: 'all',
    bytes: { essential: 200, all: 300 },
    parts: [expect.stringMatching(/^[0-9a-f]{64}$/)],
    essential: { '': 'hash of ', 'alerts/Down/': 'hash of alerts/Down/' },
    rest: { 'slos/': 'hash of slos/' },
    spellings: { 'alerts/down/': 'alerts/Down/' },
  });
  expect(JSON.stringify(manifestOf(files.toReversed(), spellings, { keep: 'all', most }))).toBe(
    JSON.stringify(manifestOf(files, spellings, { keep: 'all', most })),
  );
});

test('a site that is larger than it may be keeps the essential pages, and knows the others by name', () => {
  const { keep, because, rest } = manifestOf(files, spellings, { keep: 'all', most: 299 });

  expect({ keep, because, rest }).toEqual({ keep: 'essential', because: 'size', rest: { 'slos/': '' } });
  expect(manifestOf(files, spellings, { keep: 'all', most: 300 }).keep).toBe('all');
});

test('a change of a page that is not kept is no new version, and a change of one that is kept is', () => {
  const versionWith = (...changed: ReturnType<typeof file>[]) =>
    manifestOf([...files.filter(({ path }) => changed.every((other) => other.path !== path)), ...changed], spellings, {
      keep: 'essential',
      most,
    }).version;

  expect(versionWith(file('slos/', 'other'))).toBe(versionWith());
  expect(versionWith(file('alerts/Down/', 'other'))).not.toBe(versionWith());
});

test('files with the same content take their room once', () => {
  const twins = [file('alerts/A/', 'same', 70), file('alerts/B/', 'same', 70)];

  expect(manifestOf(twins, { spellings: new Map(), worstFirst: [] }, { keep: 'all', most }).bytes).toEqual({
    essential: 70,
    all: 70,
  });
});

test('an edited page of a large site changes one part of its list, and the worker stays small', () => {
  const many = Array.from({ length: 60_000 }, (_, index) => file(`runbooks/shop/${index}/`));
  const edited = many.with(77, file('runbooks/shop/77/', 'other'));
  const [before, after] = [many, edited].map((all) =>
    offlineVersionOf(all, { spellings: new Map(), worstFirst: [] }, { keep: 'all', most: 1e9 }),
  );

  const changed = after!.parts.filter((part) => !before!.parts.includes(part));
  expect(changed).toHaveLength(1);
  expect(changed[0]!.length).toBeLessThan(50_000);
  expect(JSON.stringify(after!.version).length).toBeLessThan(10_000);
  expect(after!.version.version).not.toBe(before!.version.version);
});

test('where the essential pages are more than may be kept, those of the worst alerts are, and what is neither alert nor runbook', () => {
  const pages = ['', 'alerts/', 'alerts/A/', 'alerts/B/', 'contacts/', 'runbooks/x/a/', 'runbooks/x/b/', 'slos/'].map(
    (path) => file(path),
  );
  const worstFirst = ['alerts/B/', 'runbooks/x/b/', 'alerts/A/', 'runbooks/x/a/'];

  const { version, parts, isCut } = offlineVersionOf(
    pages,
    { spellings: new Map(), worstFirst },
    { keep: 'all', most: 500 },
  );

  const { essential, rest } = wholeList(parts.map((part) => JSON.parse(part) as OfflineList));
  expect(Object.keys(essential)).toEqual(['', 'alerts/', 'alerts/B/', 'contacts/', 'runbooks/x/b/']);
  // They are known, and read from the network.
  expect(rest).toEqual({ 'alerts/A/': '', 'runbooks/x/a/': '', 'slos/': '' });
  expect(version.bytes).toEqual({ essential: 500, all: 800 });
  expect(isCut).toBe(true);
});

test('what a device needs of every page is kept, however little may be', () => {
  const { version, isCut } = offlineVersionOf([file(''), file('assets/site.js'), file('alerts/A/')], spellings, {
    keep: 'all',
    most: 1,
  });

  expect(version.bytes).toEqual({ essential: 200, all: 300 });
  expect(isCut).toBe(true);
});
