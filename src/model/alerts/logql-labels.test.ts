import { expect, test } from 'vitest';
import { sureLabelsOfLogQl } from './logql-labels.ts';

test.each([
  ['sum by (namespace, pod) (count_over_time({app="x"} |= "err" [5m])) > 10', ['namespace', 'pod']],
  ['sum(rate({app="x"}[5m])) by (pod, ns) / sum by (pod) (rate({a="b"}[1m])) > 0.1', ['pod']],
  ['sum(rate({app="x"}[5m])) > 1', []],
  ['count_over_time({app="x"}[5m]) > 3', []],
  ['(sum by (pod) (rate({app="x"}[5m]))) > 1', ['pod']],
  ['sum without (pod) (rate({app="x"}[5m])) > 1', []],
  ['up == 0', []],
  ['', []],
])('every series of `%s` has %j', (query, labels) => {
  expect([...sureLabelsOfLogQl(query)]).toEqual(labels);
});
