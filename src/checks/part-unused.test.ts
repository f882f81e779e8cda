import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { partUnused } from './part-unused.ts';

const spare = { 'parts/spare.mdx': '---\ntitle: Spare\n---\n\nText.\n' };

test('a part that nothing includes is noted', () => {
  expect(reportOf(partUnused, spare)).toMatchInlineSnapshot(`
    "content/parts/spare.mdx:1:1  note  part/unused
      Nothing includes the part \`spare\`, so nobody reads it.
      Include it by \`<Include part="spare" />\`, or delete the file."
  `);
});

test('a part that only another part includes is used', () => {
  expect(
    findingsOf(partUnused, {
      ...spare,
      ...edited('parts/verify-health.mdx', ['## Ask', '<Include part="spare" />\n\n## Ask']),
    }),
  ).toEqual([]);
});

test('a page that cannot be read may include it', () => {
  expect(
    findingsOf(partUnused, { ...spare, 'guides/broken.mdx': 'No frontmatter.' }, { brokenOnPurpose: true }),
  ).toEqual([]);
  expect(findingsOf(partUnused, { ...spare, 'pages/about.mdx': '---\ntitle: About\n---\n' })).toEqual([]);
});
