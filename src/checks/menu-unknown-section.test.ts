import { expect, test } from 'vitest';
import { edited, reportOf } from '../../test/support/catalogue.ts';
import { menuUnknownSection } from './menu-unknown-section.ts';

const withMenu = (menu: string) =>
  edited('site.yaml', ['severityMatrix: default', `severityMatrix: default\nmenu: ${menu}`]);

test('a section that does not exist is reported with the nearest, and one that is named twice', () => {
  const report = reportOf(menuUnknownSection, withMenu('[{ id: alert }, { id: slos }, { id: slos }]'));

  expect(report).toContain('content/site.yaml:4:14  error');
  expect(report).toContain('Did you mean `alerts`?');
  expect(report).toContain('The section `slos` is in the menu already.');
});

test('sections that exist may be named, also those without content', () => {
  expect(reportOf(menuUnknownSection, withMenu('[{ id: glossary, name: Words }, { id: alerts, hidden: true }]'))).toBe(
    '',
  );
});
