import { describe, expect, test } from 'vitest';
import type { AlertRule } from '../alerts/alert-rule.ts';
import { readLink } from './alert-link.ts';
import { doubtAboutLabel, valuesPassed, withLabels } from './link-parameters.ts';

test.each([
  ['https://x/a/', []],
  ['https://x/a/?', []],
  ['https://x/a/?b=1&c&d=#e', ['b', 'c', 'd']],
  ['https://x/a/#e?b=1&c=2', ['b', 'c']],
  ['https://x/a/?b={{ $labels.b | urlquery }}&c={{ printf "&d=%s" $labels.c }}', ['b', 'c']],
  ['https://x/a/?{{ $labels.name }}=1&b%5F=2', ['b_']],
])('%s passes %j', (link, names) => {
  expect(valuesPassed(readLink(link)).map(({ name }) => name)).toEqual(names);
});

test('the place of a value is that of its name, and its template is known where it is all of it', () => {
  const link = 'https://x/a/?b={{ $value }}&c=x{{ $value }}';
  expect(valuesPassed(readLink(link))).toMatchObject([
    { start: link.indexOf('b='), template: { kind: 'value' } },
    { start: link.indexOf('c='), template: undefined },
  ]);
});

test.each([
  ['https://x/a/', 'https://x/a/?pod={{ $labels.pod | urlquery }}'],
  ['https://x/a/?', 'https://x/a/?pod={{ $labels.pod | urlquery }}'],
  ['https://x/a/?b=1', 'https://x/a/?b=1&pod={{ $labels.pod | urlquery }}'],
  ['https://x/a/?b=1&', 'https://x/a/?b=1&pod={{ $labels.pod | urlquery }}'],
  ['https://x/a/#e', 'https://x/a/?pod={{ $labels.pod | urlquery }}#e'],
  ['https://x/a/?b=1#e', 'https://x/a/?b=1&pod={{ $labels.pod | urlquery }}#e'],
  ['https://x/a/#e?b=1', 'https://x/a/?pod={{ $labels.pod | urlquery }}#e?b=1'],
  ['https://x/a/#', 'https://x/a/?pod={{ $labels.pod | urlquery }}#'],
])('a label is added to %s before the fragment', (link, wanted) => {
  expect(withLabels(link, ['pod'])).toBe(wanted);
});

describe('a label', () => {
  const rule = (query: string | undefined, more: Partial<AlertRule> = {}): AlertRule => ({
    name: 'A',
    format: 'prometheus',
    file: 'a.yaml',
    at: { file: 'a.yaml', line: 1, column: 1 },
    group: undefined,
    query,
    threshold: undefined,
    for: undefined,
    labels: {},
    annotations: {},
    severity: undefined,
    ...more,
  });
  const pod = { pod: { value: 'x', at: { file: 'a.yaml', line: 1, column: 1 } } };

  test.each([
    ['that the expression keeps', rule('sum by (pod) (up)'), undefined],
    ['of LogQL', rule('sum by (pod) (rate({a="b"} |= "x" [5m]))'), undefined],
    ['of Grafana', rule('sum by (pod) (up)', { format: 'grafana' }), undefined],
    ['that may be there', rule('up == 0'), 'perhaps'],
    ['that is dropped', rule('sum(up)'), 'never'],
    ['that Grafana may add', rule('sum(up)', { format: 'grafana' }), 'perhaps'],
    ['of the rule', rule('sum(up)', { labels: pod }), 'of-rule'],
    ['of an unknown query', rule(undefined), 'perhaps'],
    ['of an alarm', rule('CPU', { format: 'cloudformation' }), 'no-labels'],
  ])('%s is judged', (_, of, doubt) => {
    expect(doubtAboutLabel(of, 'pod')).toBe(doubt);
  });
});
