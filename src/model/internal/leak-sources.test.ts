import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { withChanges } from '../catalogue/catalogue.ts';
import { picturesOf, type Hit } from './leak-sources.ts';

test('what a file of public/ says is told of the file, and what a page says is not', () => {
  const catalogue = withChanges(catalogueWith({}), {
    publicFiles: [{ path: 'brand/logo.svg', digest: '', size: 1, shown: 'ops/public/brand/logo.svg', problems: [] }],
  });
  const value = { text: 'Ada', at: { file: 'content/teams/shop.yaml', line: 1, column: 1 } };
  const hits = ['/brand/logo.svg', '/images/queue.png', '/index.html'].map(
    (file) => ({ value, file, written: 'Ada' }) as unknown as Hit,
  );

  expect(picturesOf(catalogue, hits).map(({ at }) => at.file)).toEqual([
    'ops/public/brand/logo.svg',
    'content/images/queue.png',
  ]);
});
