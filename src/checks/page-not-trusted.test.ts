import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { pageNotTrusted } from './page-not-trusted.ts';

const page = { 'pages/about.mdx': '---\ntitle: About\n---\n\nText.\n' };

test('a page of full MDX that nobody trusts is reported', () => {
  expect(reportOf(pageNotTrusted, page)).toMatchInlineSnapshot(`
    "content/pages/about.mdx:1:1  error  page/not-trusted
      This page is full MDX, which may run code, and \`site.yaml\` does not trust its authors: it is left out of the site.
      Move it to guides/, or add \`trustPages: true\` to content/site.yaml."
  `);
});

test('a page of full MDX is fine where its authors are trusted', () => {
  expect(
    findingsOf(pageNotTrusted, {
      ...page,
      ...edited('site.yaml', ['severityMatrix', 'trustPages: true\nseverityMatrix']),
    }),
  ).toEqual([]);
});
