import { describe, expect, test } from 'vitest';
import { canHaveLabel, sureValueOf, labelsOfExpression, sureLabelsOfExpression } from './promql-labels.ts';

/** Labels out of a few that an expression can have; undefined when nobody can tell. */
function labelsOf(query: string): string | undefined {
  const labels = labelsOfExpression(query);
  return labels && ['a', 'b', 'c', 'le'].filter((name) => canHaveLabel(labels, name)).join(' ');
}

describe('labels that the result of an expression can have', () => {
  test.each([
    ['up', 'a b c le'],
    ['up{a="x"} == 0', 'a b c le'],
    ['sum by (a, b) (rate(x[5m])) > 1', 'a b'],
    ['sum(rate(x[5m])) by (a)', 'a'],
    ['sum by ("a") (x)', 'a'],
    ['sum without (a) (x)', 'b c le'],
    ['sum(x)', ''],
    ['max by (a) (sum by (b) (x))', ''],
    ['topk(3, sum by (a) (x))', 'a'],
    ['topk by (b) (3, x)', 'a b c le'],
    ['count_values by (a) ("b", x)', 'a b'],
    ['quantile by (a) (0.9, x)', 'a'],
    ['sum by (a) (x) / sum by (a, b) (y)', 'a'],
    ['x / on (a) y', 'a'],
    ['x > on (a, b) y', 'a b'],
    ['x / ignoring (a) y', 'b c le'],
    ['sum by (a, b) (x) / on (a) group_left sum by (a, c) (y)', 'a b'],
    ['sum by (a, b) (x) / on (a) group_left (c) sum by (a, c) (y)', 'a b c'],
    ['sum by (a) (x) * on (a) group_right (c) sum by (a, b) (y)', 'a b'],
    ['sum by (a) (x) and on () sum by (b) (y)', 'a'],
    ['sum by (a) (x) unless y', 'a'],
    ['sum by (a) (x) or sum by (b) (y)', 'a b'],
    ['100 * (1 - sum by (a) (x)) > bool 3', 'a'],
    ['-sum by (a) (x)', 'a'],
    ['(sum by (a) (x))', 'a'],
    ['max_over_time(sum by (a) (x)[1h:1m])', 'a'],
    ['sum by (a) (x offset 5m)', 'a'],
    ['histogram_quantile(0.9, sum by (a, le) (rate(x[5m])))', 'a'],
    ['label_replace(sum by (a) (x), "b", "$1", "a", "(.*)")', 'a b'],
    ['label_join(sum(x), "c", ",", "a")', 'c'],
    ['absent(up{a="x", b=~"y", c!="z"})', 'a'],
    ['absent(sum(up{a="x"}))', ''],
    ['absent_over_time(up{a="x"}[5m])', 'a'],
    ['vector(1)', ''],
    ['hour() > 9', ''],
    ['time() - sum by (a) (x)', 'a'],
    ['clamp_max(sum by (a) (x), 10)', 'a'],
    ['round(sum by (a) (x), 0.1)', 'a'],
    ['predict_linear(x[1h], 3600) < 0', 'a b c le'],
    ['# why\nsum by (a) (x)', 'a'],
  ])('%s', (query, labels) => {
    expect(labelsOf(query)).toBe(labels);
  });

  test.each([
    'sum by (a) (rate({app="x"} |= "error" [5m]))',
    'SELECT a FROM b',
    '',
    'sum by (a) (',
    'info(sum by (a) (x))',
    'sum by (a) (x) + nonsense(y)',
  ])('cannot be told for %j, so that no finding is made up', (query) => {
    expect(labelsOf(query)).toBeUndefined();
  });
});

test.each([
  ['sum by (namespace, pod) (rate(x[5m])) > 0', ['namespace', 'pod']],
  ['up == 0', []],
  ['up{job="a", pod=~".+", x="", y=~".*", z!~".*", w!=""} == 0', ['job', 'pod', 'z', 'w']],
  ['up{a=~"("}', []],
  ['avg_over_time(up{job="a"}[5m]) < 1', ['job']],
  ['sum without (job) (up{job="a", pod!=""})', ['pod']],
  ['sum(up{job="a"})', []],
  ['topk(3, up{job="a"})', ['job']],
  ['a{job="x"} / on (pod) b', ['pod']],
  ['a{job="x"} / ignoring (job) b{pod="y"}', ['pod']],
  ['a * on (pod) group_left (node) b', ['node', 'pod']],
  ['a{job="x"} or b{job="y", pod="z"}', ['job']],
  ['a{job="x"} unless b{pod="y"}', ['job']],
  ['label_replace(up{job="a"}, "pod", "$1", "x", "(.*)")', ['job']],
  ['label_replace(up{job="a"}, "job", "", "x", "(.*)")', []],
  ['histogram_quantile(0.9, sum by (le, job) (rate(x[5m]))) > 1', ['job']],
  ['absent(up{job="a"})', ['job']],
  ['sum by (pod) (vector(1))', []],
  ['mystery(up{job="a"})', []],
  ['vector(1) > 2', []],
])('every series of `%s` has %j', (query, labels) => {
  expect([...sureLabelsOfExpression(query)].toSorted()).toEqual(labels.toSorted());
});

test.each([
  ['up{team="shop"} == 0', 'shop'],
  ['sum by (team) (rate(x{team="shop"}[5m])) / sum by (team) (rate(y{team="shop"}[5m])) > 0.1', 'shop'],
  ['up{team=~"shop|mail"}', undefined],
  ['up{team!="shop"}', undefined],
  ['up{team="a"} / on (x) down{team="b"}', undefined],
  ['sum(up{team="shop"})', undefined],
  ['up{team="a"} * on (i) group_left (team) info', undefined],
  ['sum by (team) (a) unless on (x) b{team="y"}', undefined],
  ['label_replace(up{team="a"}, "team", "b", "", "")', undefined],
  ['up', undefined],
])('the value of `team` in %s is %s', (query, value) => {
  expect(sureValueOf(query, 'team')).toBe(value);
});
