import { expect, test } from 'vitest';
import { edited, findingsOf } from '../../test/support/catalogue.ts';
import { isInertPattern } from '../model/commands/inert-pattern.ts';
import { parameterInertOnly } from './parameter-inert-only.ts';

const runbook = (param: string, block: string): Record<string, string> => ({
  'runbooks/checkout/look.mdx': `---\ntitle: Look\nservice: checkout\nkind: procedure\nparams:\n  - ${param}\n---\n\n${block}\n`,
});
const anyValue = '{ name: v, label: Value, example: shop }';

test.each([
  ['a second reader', '```bash\nssh web-1 {{v}}\n```', 'ssh reads its words a second time'],
  ['a block without a language', '```\nstandin {{v}}\n```', 'the block does not name its language'],
  ['arithmetic', '```bash\nstandin $(( {{v}} ))\n```', 'it is part of arithmetic'],
  ['SQL that cannot be read', "```sql\nSELECT E'\\x', {{v}}\n```", 'the block could not be read to its end'],
])('%s is reported with the reason', (_what, block, reason) => {
  expect(findingsOf(parameterInertOnly, runbook(anyValue, block))).toMatchObject([
    { message: expect.stringContaining(reason), at: { line: 10 } },
  ]);
});

test.each([
  ['```bash\nssh web-1 {{v}}\n```', 'only values of letters, digits and `_ . : / @ + , -` are'],
  ["```bash\nperl -ne 'print if $. > {{v}}' f\n```", 'only values of letters, digits and `_ . : -` are'],
  ['```bash\ncurl https://{{v}}/health\n```', 'only hosts, with a port or without, are'],
  ['```bash\npsql -c "SELECT a FROM t WHERE n = {{v}}"\n```', 'only numbers are'],
])('what is filled in at %j is named', (block, what) => {
  expect(findingsOf(parameterInertOnly, runbook(anyValue, block))).toMatchObject([
    { message: expect.stringContaining(what) },
  ]);
});

test.each([
  ['one argument of one program', anyValue, '```bash\nstandin {{v}} "{{v}}"\n```'],
  [
    'a pattern of inert characters',
    "{ name: v, label: Value, example: shop, pattern: '[a-z0-9-]+' }",
    '```bash\nssh web-1 {{v}}\n```',
  ],
])('%s is not reported', (_what, param, block) => {
  expect(findingsOf(parameterInertOnly, runbook(param, block))).toEqual([]);
});

test('an example that is not inert is told to be where one program reads it', () => {
  const [finding] = findingsOf(
    parameterInertOnly,
    runbook('{ name: v, label: Value, example: two words }', '```bash\nssh web-1 {{v}}\n```'),
  );

  expect(finding?.hint).toBe('Put `{{v}}` where one program reads it as one argument, or let people type it.');
});

test('the healthy shop needs no note', () => {
  expect(findingsOf(parameterInertOnly, edited('site.yaml'))).toEqual([]);
});

test.each([
  ['[a-z0-9-]+', true],
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', true],
  ['\\d{1,3}(\\.\\d{1,3}){3}', true],
  ['(?:shop|stock)-\\d+', true],
  ['[\\w.:/@+,-]+', true],
  ['arn:aws:sqs:[a-z0-9-]+:\\d+:\\w+', true],
  ['[A-Z][a-z]+', true],
  ['.*', false],
  ['a.c', false],
  ['[^;]+', false],
  ['[+-z]+', false],
  ['[ -~]+', false],
  ['[a-z ]+', false],
  ['\\S+', false],
  ['[a-z]+=\\d', false],
  ['\\u0041', false],
  ['[A-z]+', false],
])('the pattern %s takes inert characters alone: %s', (pattern, expected) => {
  expect(isInertPattern(pattern)).toBe(expected);
});
