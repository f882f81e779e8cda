import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { urlIndexOf } from '../site/url-index.ts';
import { ruleContextOf } from './linked-rule.ts';

const index = urlIndexOf(catalogueWith({}), 'https://oncall.example.com/');

test('a file of rules has the lines that an editor shows, without the mark that some write at its head', () => {
  const texts = new Map([
    ['rules/a.yaml', '\uFEFFgroups:\n  - name: a\uFEFF\n'],
    ['rules/empty.yaml', ''],
  ]);
  const { linesOf } = ruleContextOf([], { index, texts });

  expect(linesOf('rules/a.yaml')).toEqual(['groups:', '  - name: a\uFEFF', '']);
  expect(linesOf('rules/a.yaml')).toBe(linesOf('rules/a.yaml'));
  expect(linesOf('rules/empty.yaml')).toEqual(['']);
  expect(linesOf('rules/b.yaml')).toBeUndefined();
  expect(ruleContextOf([], { index }).linesOf('rules/a.yaml')).toBeUndefined();
});

test('a link is looked for under `runbook_url`, unless other keys are named', () => {
  expect(ruleContextOf([], { index }).linkKeys).toEqual(['runbook_url']);
  expect(ruleContextOf([], { index, linkKeys: ['runbook', 'link'] }).linkKeys).toEqual(['runbook', 'link']);
});
