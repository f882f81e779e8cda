import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { withChanges } from '../catalogue/catalogue.ts';
import { publishedFiles, takenBy } from './public-files.ts';

const catalogue = catalogueWith({});

test.each([
  ['index.html', '/'],
  ['runbooks/checkout/latency/index.html', '/runbooks/checkout/latency/'],
  ['Runbooks/Checkout/LATENCY/Index.html', '/runbooks/checkout/latency/'],
  ['contacts', '/contacts/'],
  ['index.html/logo.svg', '/'],
  ['assets/site.js', '/assets/site.js'],
  ['images/logo.svg', '/images/logo.svg'],
  ['sw.js', '/sw.js'],
  ['feed.xml', '/feed.xml'],
])('a file may not be where the site has its own: %s', (path, taken) => {
  expect(takenBy(catalogue, path)).toBe(taken);
});

test.each([
  'robots.txt',
  'favicon.ico',
  'icons/icon.svg',
  'CNAME',
  '_headers',
  'logo.svg',
  '.well-known/security.txt',
  'runbooks/logo.svg',
])('a file may be where the site has none, or one that it leaves to the team: %s', (path) => {
  expect(takenBy(catalogue, path)).toBeUndefined();
});

test('what harms or replaces is not published, whatever the level of the check that says so', () => {
  const file = (path: string, problems: [] | [object]) =>
    ({ path, digest: '', size: 1, shown: `public/${path}`, problems }) as never;

  const published = publishedFiles(
    withChanges(catalogue, { publicFiles: [file('logo.svg', []), file('bad.svg', [{}]), file('sw.js', [])] }),
  );

  expect(published.map(({ path }) => path)).toEqual(['logo.svg']);
});
