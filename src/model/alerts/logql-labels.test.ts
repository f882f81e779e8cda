import { expect, test } from 'vitest';
import { sureLabelsOfLogQl } from './logql-labels.ts';

test.each([
  ['sum by (namespace, pod) (count_over_time({app="x"} |= "err" [5m])) > 10', ['namespace', 'pod']],
  ['sum(rate({app="x"}[5m])) by (pod, ns) / sum by (pod) (rate({a="b"}[1m])) > 0.1', ['pod']],
  ['sum(rate({app="x"}[5m])) > 1', []],
  ['count_over_time({app="x"}[5m]) > 3', []],
  ['(sum by (pod) (rate({app="x"}[5m]))) > 1', ['pod']],
  ['sum without (pod) (rate({app="x"}[5m])) > 1', []],
  ['1 > sum by (pod) (rate({app="x"}[5m]))', ['pod']],
  ['sum by (pod) (rate({app="x"}[5m])) > bool 1', ['pod']],
  ['1 > 2', []],
  ['1 > 2 > sum by (pod) (rate({app="x"}[5m]))', ['pod']],
  ['# Too many errors.\nsum by (pod) (rate({app="x"}[5m])) > 1', ['pod']],
  ['# Nothing else.', []],
  [
    'sum by (a, b, c) (rate({x="y"}[1m])) and (sum by (c, a) (rate({x="y"}[1m])) or sum by (a) (rate({x="y"}[1m])))',
    ['a'],
  ],
  ['sum by (a, b) (rate({x="y"}[1m])) > on(a) sum by (a) (rate({x="y"}[1m]))', []],
  ['sum by (a) (rate({x="y"}[1m])) > ignoring(b) group_left sum by (a, b) (rate({x="y"}[1m]))', []],
  ['quantile_over_time(0.9, {x="y"} | unwrap z [5m]) by (a, b)', ['a', 'b']],
  ['topk(3, sum by (a) (rate({x="y"}[1m])))', []],
  ['sum by () (rate({x="y"}[1m]))', []],
  ['sum by (a) (rate({x="y"}[1m])) +', []],
  ['{x="y"}', []],
  ['up == 0', []],
  ['', []],
])('every series of `%s` has %j', (query, labels) => {
  expect([...sureLabelsOfLogQl(query)]).toEqual(labels);
});

test('of a query that is too long or too deep to be read, nothing is told', () => {
  const query = 'sum by (a) (rate({x="y"}[1m]))';

  expect([...sureLabelsOfLogQl(query.padEnd(100_000))]).toEqual(['a']);
  expect([...sureLabelsOfLogQl(query.padEnd(100_001))]).toEqual([]);
  expect([...sureLabelsOfLogQl(`${'('.repeat(40_000)}${query}${')'.repeat(40_000)}`)]).toEqual([]);
});
