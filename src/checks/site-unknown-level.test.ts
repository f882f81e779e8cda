import { expect, test } from 'vitest';
import { catalogueFrom } from '../../test/support/content-folder.ts';
import { edited, reportOf } from '../../test/support/catalogue.ts';
import { siteUnknownLevel } from './site-unknown-level.ts';

const withSeverity = (severity: string) =>
  edited('site.yaml', ['severityMatrix: default', `severityMatrix: default\nseverity: ${severity}`]);

test('a level that no matrix has is reported where it is named, in a list too', () => {
  const report = reportOf(siteUnknownLevel, withSeverity('{ page: p11, ticket: [p2, p22] }'));

  expect(report).toContain('content/site.yaml:4:19  error');
  expect(report).toContain('content/site.yaml:4:37  error');
  expect(report).toContain('which `ticket` stands for');
});

test('levels that a matrix has may be named, by any words', () => {
  expect(reportOf(siteUnknownLevel, withSeverity('{ page: p1, constructor: p2, __proto__: [p1] }'))).toBe('');
});

test('where no matrix is, the advice is to describe one', () => {
  const catalogue = catalogueFrom({
    'site.yaml': 'name: Shop\nurl: https://oncall.example.com/\nseverity: { page: p1 }\n',
  });
  expect(siteUnknownLevel.run(catalogue)).toMatchObject([
    { hint: 'Describe the levels in content/severities/default.yaml, or delete the line.' },
  ]);
});
