import { expect, test } from 'vitest';
import { manifestOf } from './service-worker.ts';

const file = (path: string, hash = `hash of ${path}`, bytes = 100) => ({ path, hash, bytes });
const files = [
  file('slos/'),
  file('alerts/Down/'),
  file('alerts/down/'),
  file(''),
  file('api/v1/urls.json'),
  file('sw.js'),
];
const spellings = new Map([['alerts/down/', 'alerts/Down/']]);
const most = 1000;

test('every file for readers is named with its hash, in an order that does not change, and a spelling with its page', () => {
  expect(manifestOf(files, spellings, { keep: 'all', most })).toEqual({
    version: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    keep: 'all',
    bytes: { essential: 200, all: 300 },
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

  expect(manifestOf(twins, new Map(), { keep: 'all', most }).bytes).toEqual({ essential: 70, all: 70 });
});
