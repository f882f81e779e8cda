import { describe, expect, test } from 'vitest';
import {
  agoText,
  encodedPath,
  findKept,
  isEssential,
  isForReaders,
  pathOfFile,
  sizeText,
  wholeList,
  type OfflineList,
} from './offline-manifest.ts';

const list: OfflineList = {
  essential: { '': 'home', 'alerts/Down/': 'down', 'alerts/Platte voll/': 'disk', 'alerts/old.html': 'moved' },
  rest: { 'slos/': 'slos', 'assets/constructor': 'file' },
  spellings: { 'alerts/down/': 'alerts/Down/', 'alerts/down.html': 'alerts/Down/' },
};

test.each([
  ['', { hash: 'home' }],
  ['index.html', { hash: 'home' }],
  ['alerts/Down/', { hash: 'down' }],
  ['alerts/Down/index.html', { hash: 'down' }],
  ['alerts/Down', { path: 'alerts/Down/' }],
  ['alerts/%44own/', { hash: 'down' }],
  ['alerts/down/', { path: 'alerts/Down/' }],
  ['alerts/down', { path: 'alerts/Down/' }],
  ['alerts/down.html', { path: 'alerts/Down/' }],
  ['alerts/Platte%20voll/', { hash: 'disk' }],
  ['alerts/Platte%20voll', { path: 'alerts/Platte%20voll/' }],
  ['alerts/old.html', { hash: 'moved' }],
  ['slos/', { hash: 'slos' }],
  ['alerts/Up/', undefined],
  ['alerts/%E0%A4%A/', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
])('an address is found as it is, by its file, without the last slash and by its spellings: %s', (asked, found) => {
  expect(findKept(list, asked)).toEqual(found);
});

test('a list is the same in parts as whole, whatever its files are called', () => {
  const named = JSON.parse('{"essential":{"__proto__":"a"},"rest":{},"spellings":{"b":"c"}}') as OfflineList;

  expect(findKept(wholeList([list, named]), '__proto__')).toEqual({ hash: 'a' });
  expect(findKept(wholeList([list, named]), 'alerts/down/')).toEqual({ path: 'alerts/Down/' });
  expect(findKept(wholeList([list]), '__proto__')).toBeUndefined();
});

test('the worker itself and what is for machines are left to the network', () => {
  const left = [
    'sw.js',
    'assets/offline/0.json',
    'api/v1/urls.json',
    'schemas/runbook.json',
    'llms.txt',
    'robots.txt',
    'sitemap.xml',
  ];
  const alsoLeft = ['runbooks/shop/queue.md', 'site.zip'];
  const kept = ['', '404.html', 'alerts/Down/', 'assets/site.js', 'contacts/ada.vcf', 'services/sw.js', 'guides/api/'];

  expect([...left, ...alsoLeft].filter(isForReaders)).toEqual([]);
  expect(kept.filter((path) => !isForReaders(path))).toEqual([]);
});

test('what one needs between a page and a fix is essential, and the index of the full text is not', () => {
  const essential = ['', '404.html', 'manifest.webmanifest', 'alerts/Down/', 'runbooks/shop/queue/', 'contacts/'];
  const alsoEssential = ['severities/', 'assets/site.js', 'assets/search-index.js', 'icons/icon.svg'];
  const rest = ['guides/shop/on-call/', 'slos/', 'assets/full-text.js', 'assets/full-text/index/en_1a7c527.js'];

  expect([...essential, ...alsoEssential].filter((path) => !isEssential(path))).toEqual([]);
  expect(rest.filter(isEssential)).toEqual([]);
});

test('a file of a folder is asked for by the folder', () => {
  expect(['index.html', 'alerts/Down/index.html', 'alerts/Down.html', 'alerts/myindex.html'].map(pathOfFile)).toEqual([
    '',
    'alerts/Down/',
    'alerts/Down.html',
    'alerts/myindex.html',
  ]);
});

test('a path is written so that nothing in it means something else in an address', () => {
  const root = new URL('https://oncall.example.com/team/');

  for (const path of ['', 'alerts/Platte voll?/', 'alerts/50%/', 'alerts/a#b/', 'a:b/c', 'alerts/Ü/'])
    expect(decodeURIComponent(new URL(encodedPath(path), root).pathname)).toBe(`/team/${path}`);
});

describe('people read', () => {
  test.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_500, '2 kB'],
    [380_526, '381 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [1_240_000, '1.2 MB'],
    [52_000_000, '52.0 MB'],
  ])('a size of %d bytes as %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));

  const minute = 60_000;
  test.each([
    [0, 'just now'],
    [-5 * minute, 'just now'],
    [minute, '1 minute ago'],
    [59 * minute, '59 minutes ago'],
    [180 * minute, '3 hours ago'],
    [47 * 60 * minute, '47 hours ago'],
    [72 * 60 * minute, '3 days ago'],
  ])('%d ms as %s', (milliseconds, text) => expect(agoText(milliseconds)).toBe(text));
});
