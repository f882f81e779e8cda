import { expect, test } from 'vitest';
import { edited, reportOf } from '../../test/support/catalogue.ts';
import { siteUnknownCheck } from './site-unknown-check.ts';

const check = siteUnknownCheck(['review/overdue', 'content/gap', 'url/unrecorded']);
const setting = (line: string) => edited('site.yaml', ['url/unrecorded: off', line]);

test('a check that does not exist is reported where its level is set, with the nearest one', () => {
  expect(reportOf(check, setting('review/overdu: off'))).toMatchInlineSnapshot(`
    "content/site.yaml:5:18  error  site/unknown-check
      There is no check \`review/overdu\`.
      Did you mean \`review/overdue\`? Otherwise delete the line; docs/checks/ has a page for every check."
  `);
});

test('what cannot be read cannot be made quiet', () => {
  expect(reportOf(check, setting('content/yaml: off'))).toMatchInlineSnapshot(`
    "content/site.yaml:5:17  error  site/unknown-check
      The level of \`content/yaml\` cannot be set: what it finds cannot be read, so it is always an error.
      Delete the line."
  `);
});

test('every check may be named, this one too', () => {
  const lines = ['review/overdue: off', 'content/gap: off', 'site/unknown-check: note'];
  expect(reportOf(check, setting(lines.join('\n  ')))).toBe('');
});
