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

  expect(siteMissingRules.run(withChanges(catalogue, { missingRules: [1] }))).toEqual([
    {
      message: '`../nowhere/typo.yaml` leads to no file: no alert rules are read from there.',
      hint: 'Correct it, as seen from the folder of this file, or delete the line.',
      at: { file: 'content/site.yaml', line: 4, column: 24 },
    },
  ]);
  expect(siteMissingRules.run(catalogue)).toEqual([]);
});
