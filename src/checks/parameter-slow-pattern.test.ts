import { expect, test } from 'vitest';
import { edited, findingsOf, findingsOfAll } from '../../test/support/catalogue.ts';
import { parameterBadExample } from './parameter-bad-example.ts';
import { parameterSlowPattern } from './parameter-slow-pattern.ts';

const latency = 'runbooks/checkout/latency.mdx';
const letters = 'a'.repeat(30);

/** The healthy files with another pattern of a parameter, and an example of thirty letters that it does not fit. */
const withPattern = (pattern: string) =>
  edited(latency, ["'[a-z0-9-]+'", `'${pattern.replaceAll("'", "''")}'`], ['example: shop', `example: ${letters}`]);

test('a pattern that can take exponential time is reported where it is written, and never run', () => {
  const findings = findingsOf(parameterSlowPattern, withPattern('(a+)+b'));

  expect(findings).toEqual([
    {
      id: 'parameter/slow-pattern',
      level: 'error',
      message:
        'The pattern `(a+)+b` of the parameter `namespace` can take very long: it can match one value in many ways, and tries them all before it gives up.',
      hint: 'Let no two parts that repeat fit the same characters: write `a+`, not `(a+)+` or `a*a*`.',
      at: { file: 'content/runbooks/checkout/latency.mdx', line: 16, column: 14 },
    },
  ]);
  expect(findingsOf(parameterBadExample, withPattern('(a+)+b'))).toEqual([]);
});

test('a pattern of which nobody can prove that it is quick is reported in other words', () => {
  expect(findingsOf(parameterSlowPattern, withPattern(String.raw`(a*)\1*b`))).toMatchObject([
    {
      message: expect.stringContaining('nobody can prove that it is quick') as unknown,
      hint: 'Write a simpler one, such as `[a-z0-9-]+`: it only has to catch what is surely wrong.',
    },
  ]);
});

test('what the hint says to write instead is not reported', () => {
  expect(findingsOf(parameterSlowPattern, withPattern('a+'))).toEqual([]);
  expect(findingsOf(parameterSlowPattern, withPattern('[a-z0-9-]+'))).toEqual([]);
});

test('guides and parts are held to the same, and drafts as well', () => {
  const part = edited('parts/verify-health.mdx', [`'https://[\\w./:-]+'`, `'(?:\\w+\\s?)*'`]);
  expect(findingsOf(parameterSlowPattern, part)).toMatchObject([{ at: { line: 6, column: 14 } }]);

  const draft = edited(latency, ["'[a-z0-9-]+'", `'a*a*b'`], ['severity: p1\n', 'severity: p1\nstatus: draft\n']);
  expect(findingsOfAll(draft).filter(({ id }) => id === 'parameter/slow-pattern')).toMatchObject([{ level: 'error' }]);
});
