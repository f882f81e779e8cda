import { expect, test } from 'vitest';
import { readRules } from './read-rules.ts';

const said = (text: string): string[] =>
  readRules(text, 'rules').findings.map(({ level, at, message }) => `${level} ${at.line}:${at.column} ${message}`);

test.each([
  [
    "// Alerts\nlocal k = import 'k.libsonnet';\n{\n  prometheusAlerts+:: { groups+: [] },\n}\n",
    'error 4:3 This is jsonnet, which is not read: its alerts are not checked.',
  ],
  ["{\n  _config+:: {\n    a: 'b',\n  },\n}\n", 'note 1:1 The file holds no alert rules: it is jsonnet.'],
])('a language that makes rules is named once, with what to do: %#', (text, finding) => {
  expect(said(text)).toEqual([finding]);
});

test('a file of rules without a rule is not taken for a language', () => {
  expect(said('{ groups: [] }\n').join()).not.toContain('jsonnet');
});

test.each([
  'groups:\n  - name: local\n    rules:\n      - alert: A\n        expr: up == 0\n',
  '{"groups": [{"name": "a", "rules": [{"alert": "A", "expr": "up == 0"}]}]}\n',
  '{\n  groups: [{ name: a, rules: [{ alert: A, expr: up == 0 }] }]\n}\n',
])('rules are rules, whatever they begin with: %#', (text) => {
  expect(readRules(text, 'rules')).toMatchObject({ rules: [{ name: 'A' }], findings: [] });
});
