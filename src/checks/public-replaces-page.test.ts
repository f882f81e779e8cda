import { expect, test } from 'vitest';
import { catalogueWith } from '../../test/support/catalogue.ts';
import { withChanges } from '../model/catalogue/catalogue.ts';
import { readPublicFile } from '../readers/public/read-public-file.ts';
import { imageUnsafeSvg } from './image-unsafe-svg.ts';
import { publicActiveFile } from './public-active-file.ts';
import { publicReplacesPage } from './public-replaces-page.ts';
import { themeUnsafeStylesheet } from './theme-unsafe-stylesheet.ts';

const bad = {
  'about.html': '<p>',
  'brand.css': '@import "https://x.example/";',
  'contacts/index.html': 'no tag',
  'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>',
  'robots.txt': 'User-agent: *',
};
const catalogue = withChanges(catalogueWith({}), {
  publicFiles: Object.entries(bad).map(([path, text]) => readPublicFile(path, Buffer.from(text), `public/${path}`)),
});

test.each([
  [publicActiveFile, ['public/about.html']],
  [themeUnsafeStylesheet, ['public/brand.css']],
  [publicReplacesPage, ['public/contacts/index.html']],
  [imageUnsafeSvg, ['public/logo.svg']],
])('$id names each file that it is about, once', (check, files) => {
  expect(check.run(catalogue).map(({ at }) => at.file)).toEqual(files);
});

test('nothing is found where nobody has looked for files', () => {
  expect(publicReplacesPage.run(catalogueWith({}))).toEqual([]);
});
