import { expect, test } from 'vitest';
import { catalogueWith, edited } from '../../test/support/catalogue.ts';
import { withChanges } from '../model/catalogue/catalogue.ts';
import { siteMissingRules } from './site-missing-rules.ts';

test('a name of rules that leads to no file is reported at its place', () => {
  const catalogue = catalogueWith(
    edited('site.yaml', [
      'severityMatrix: default',
      'severityMatrix: default\nrules: [alerts/*.yaml, ../nowhere/typo.yaml]',
    ]),
  );

  expect(siteMissingRules.run(withChanges(catalogue, { missingRules: [{ index: 1, kind: 'no-file' }] }))).toEqual([
    {
      message: '`../nowhere/typo.yaml` matches no file: no alert rules are read from there.',
      hint: 'Correct it (paths start from the folder of this file), or delete the line.',
      at: { file: 'content/site.yaml', line: 4, column: 24 },
    },
  ]);
  expect(siteMissingRules.run(catalogue)).toEqual([]);
});

test.each([
  ['folder', '`../rules/` is a folder, but files are expected', 'Name its files: `../rules/**/*.yaml`.'],
  ['left-out', '`../rules/` matches only files that a pattern with `!` excludes', 'Delete the line, or'],
] as const)('what is wrong with a name is said: %s', (kind, message, hint) => {
  const catalogue = catalogueWith(
    edited('site.yaml', ['severityMatrix: default', 'severityMatrix: default\nrules: [../rules/]']),
  );

  expect(siteMissingRules.run(withChanges(catalogue, { missingRules: [{ index: 0, kind }] }))).toMatchObject([
    { message: expect.stringContaining(message), hint: expect.stringContaining(hint) },
  ]);
});

test('a name that leaves nothing out is a warning: no rules are missed', () => {
  const catalogue = catalogueWith(
    edited('site.yaml', ['severityMatrix: default', 'severityMatrix: default\nrules: ["!../old/*"]']),
  );

  expect(
    siteMissingRules.run(withChanges(catalogue, { missingRules: [{ index: 0, kind: 'unneeded' }] })),
  ).toMatchObject([{ level: 'warning', message: '`!../old/*` excludes nothing: no file matches `../old/*`.' }]);
});
