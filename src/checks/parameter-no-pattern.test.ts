import { expect, test } from 'vitest';
import { findingsOf } from '../../test/support/catalogue.ts';
import { parameterBadExample } from './parameter-bad-example.ts';
import { parameterNoPattern } from './parameter-no-pattern.ts';

const runbook = (params: string, block: string): Record<string, string> => ({
  'runbooks/checkout/empty.mdx': `---
title: Empty a table
service: checkout
kind: procedure
params:
  - ${params}
---

${block}
`,
});
const destructive = '```bash risk=destructive\ndropdb {{table}} && dropdb {{table}}\n```';

test('a parameter of a destructive command without a pattern is reported once, where it is used', () => {
  const findings = findingsOf(parameterNoPattern, runbook('{ name: table, label: Table, example: jobs }', destructive));

  expect(findings).toMatchObject([{ message: expect.stringContaining('{{table}}'), at: { line: 10, column: 8 } }]);
});

test.each([
  ['with a pattern', "{ name: table, label: Table, example: jobs, pattern: '[a-z]+' }", destructive],
  [
    'in a command that destroys nothing',
    '{ name: table, label: Table, example: jobs }',
    '```bash risk=caution\nx {{table}}\n```',
  ],
  [
    'in output',
    '{ name: table, label: Table, example: jobs }',
    '<ExpectedOutput>\n\n```bash risk=destructive\n{{table}}\n```\n\n</ExpectedOutput>',
  ],
])('a parameter %s is not reported', (_what, params, block) => {
  expect(findingsOf(parameterNoPattern, runbook(params, block))).toEqual([]);
});

test.each(['jobs', 'api-7f9', 'a b', 'x[0]', 'C:\\x', 'a^b', 'https://x.example/?a=b&c', '磁盘', "it's"])(
  'the pattern that is proposed for the example %j takes it',
  (example) => {
    const [{ hint = '' } = {}] = findingsOf(
      parameterNoPattern,
      runbook(`{ name: table, label: Table, example: ${JSON.stringify(example)} }`, destructive),
    );
    const pattern = /`pattern: '(.*)'`/.exec(hint)![1]!;
    const withPattern = runbook(
      `{ name: table, label: Table, example: ${JSON.stringify(example)}, pattern: '${pattern}' }`,
      destructive,
    );

    expect(findingsOf(parameterNoPattern, withPattern)).toEqual([]);
    expect(findingsOf(parameterBadExample, withPattern)).toEqual([]);
  },
);
