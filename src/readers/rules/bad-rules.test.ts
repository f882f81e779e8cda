import { describe, expect, test } from 'vitest';
import { readRules } from './read-rules.ts';

function group(rules: string): string {
  return `groups:\n- name: g\n  rules:\n${rules}`;
}

/** Findings as a reader sees them, and the names of the rules that were read all the same. */
function outcome(text: string): { names: string[]; report: string[] } {
  const { rules, findings } = readRules(text, 'f');
  return {
    names: rules.map(({ name }) => name),
    report: findings.map(({ id, at, message, hint }) => `${at.line}:${at.column} ${id} ${message} ${hint ?? ''}`),
  };
}

describe('a file that holds no rules', () => {
  test.each([
    ['is empty', '', 'rules/empty', 'note'],
    ['has blanks and comments alone', '\n  # rules come later\n', 'rules/empty', 'note'],
    ['has a byte order mark alone', '\uFEFF', 'rules/empty', 'note'],
    ['is prose', 'Rules are for fools.', 'rules/no-rules', 'error'],
    ['is null', 'null\n', 'rules/empty', 'note'],
    ['calls its groups otherwise', 'group:\n- rules: []\n', 'rules/no-rules', 'error'],
    ['calls them in capitals', 'Groups:\n- name: g\n', 'rules/no-rules', 'error'],
    ['calls them with two letters swapped', 'gruops:\n- name: g\n', 'rules/no-rules', 'error'],
    ['has a list of rule groups', 'rule_groups:\n- name: g\n', 'rules/no-rules', 'error'],
    ['has rules without a name', 'x:\n- alertname: A\n  expr: up\n  for: 5m\n', 'rules/no-rules', 'error'],
    ['has the group of a user', 'user: www\ngroup: www\n', 'rules/no-rules', 'note'],
    ['has a query of a panel', 'x:\n- expr: up\n  legend: "{{ job }}"\n', 'rules/no-rules', 'note'],
    ['is a list', '- alert: A\n', 'rules/no-rules', 'error'],
    ['has other objects of Kubernetes alone', 'apiVersion: v1\nkind: Service\n', 'rules/no-rules', 'note'],
    ['has resources without alarms', 'Resources:\n  Topic: { Type: AWS::SNS::Topic }\n', 'rules/no-rules', 'note'],
    ['has helpers of a chart alone', '{{- define "x" }}\n{{ .Values.y }}\n{{- end }}\n', 'rules/no-rules', 'note'],
  ])('is told so: it %s', (_, text, id, level) => {
    expect(readRules(text, 'f')).toMatchObject({ rules: [], findings: [{ id, level, at: { file: 'f' } }] });
  });

  test.each(['groups: []', 'groups:', group('  - {record: a, expr: b}\n'), 'apiVersion: 1\ngroups: []'])(
    'may still be a right one: %s',
    (text) => {
      expect(readRules(text, 'f')).toEqual({ rules: [], findings: [] });
    },
  );
});

describe('a broken rule is reported at its place, and the rules beside it are read', () => {
  test.each([
    [
      'a list as its name',
      '  - alert: [A]\n',
      '4:12 rules/wrong-type The name of a rule is a list, where one text was expected.',
    ],
    ['no name', '  - expr: up\n', '4:5 rules/no-name This rule has no `alert`, so that it has no name.'],
    ['an empty name', '  - alert: ""\n', '4:5 rules/no-name `alert` has no value, so that this rule has no name.'],
    [
      'no keys',
      '  - up == 0\n',
      '4:5 rules/wrong-type A rule is the text `up == 0`, where keys with values were expected.',
    ],
    [
      'a name of 10,000 characters',
      `  - alert: ${'A'.repeat(10_000)}\n`,
      `4:12 rules/long-name The name \`${'A'.repeat(60)}…\` has 10000 bytes, more than the 240 that an address can have.`,
    ],
  ])('%s', (_, rule, expected) => {
    const { names, report } = outcome(group(`${rule}  - alert: Healthy\n`));
    expect(names).toEqual(['Healthy']);
    expect(report).toHaveLength(1);
    expect(report[0]).toContain(expected);
  });

  test.each([
    ['a list as labels', '    labels: [severity]\n', '5:13 rules/wrong-type `labels` of A is a list'],
    ['a text as annotations', '    annotations: none\n', '5:18 rules/wrong-type `annotations` of A is the text `none`'],
    [
      'a map as a label',
      '    labels: {severity: {a: b}}\n',
      '5:24 rules/wrong-type `severity` of `labels` of A is a map',
    ],
    ['a list as its query', '    expr:\n    - up\n', '6:5 rules/wrong-type `expr` of A is a list'],
    [
      'a key twice',
      '    for: 1m\n    for: 2m\n',
      '6:5 rules/duplicate-key `for` appears twice in the same block; the first is in line 5.',
    ],
    ['a label twice', '    labels: {a: 1, b: 2, a: 3}\n', '5:26 rules/duplicate-key `a` appears twice'],
    ['an alias of nothing', '    labels: *none\n', '5:13 rules/alias `*none` repeats a value that is not marked'],
  ])('with %s a rule is read without it', (_, field, expected) => {
    const { names, report } = outcome(group(`  - alert: A\n${field}  - alert: Healthy\n`));
    expect(names).toEqual(['A', 'Healthy']);
    expect(report).toHaveLength(1);
    expect(report[0]).toContain(expected);
  });

  test('a number as a name is a name, with a warning: Kubernetes wants quotes', () => {
    const { rules, findings } = readRules(group('  - alert: 503\n'), 'f');
    expect(rules).toMatchObject([{ name: '503' }]);
    expect(findings).toMatchObject([
      {
        id: 'rules/wrong-type',
        level: 'warning',
        message: 'The name of a rule is the number `503`, where text was expected.',
        at: { line: 4, column: 12 },
      },
    ]);
  });

  test.each([
    ['groups is a map', 'groups: {name: g}', '1:9 rules/wrong-type `groups` is a map, where a list was expected.'],
    ['a group is a text', 'groups: [g]', '1:10 rules/wrong-type A group is the text `g`'],
    ['rules is a map', 'groups: [{rules: {alert: A}}]', '1:18 rules/wrong-type `rules` of a group is a map'],
    [
      'an alarm has no properties',
      'Resources: {A: {Type: AWS::CloudWatch::Alarm}}',
      '1:13 rules/wrong-type The alarm `A` has no `Properties`.',
    ],
    [
      'tags are a map',
      'Resources: {A: {Type: AWS::CloudWatch::Alarm, Properties: {Tags: {a: b}}}}',
      '1:66 rules/wrong-type `Tags` is a map',
    ],
    ['items are a text', 'apiVersion: v1\nkind: List\nitems: none', '3:8 rules/wrong-type `items` is the text `none`'],
  ])('%s', (_, text, expected) => {
    expect(outcome(text).report[0]).toContain(expected);
  });
});

describe('a file that is not YAML', () => {
  test('has each mistake at its place, and its other rules are read', () => {
    const text = group('  - alert: A\n    expr: a: b\n  - alert: B\n');
    expect(outcome(text)).toEqual({
      names: ['A', 'B'],
      report: [
        '5:11 rules/yaml `expr: a: b` has a second `: ` in it, or the line before it is not finished. Put the value into quotes.',
      ],
    });
  });

  test('may be indented by tabs', () => {
    expect(outcome(group('\t- alert: A\n')).report).toContain(
      '4:1 rules/yaml A tab indents this line; YAML wants spaces. Replace the tab by two spaces.',
    );
  });

  test.each([
    '{groups: [',
    '"groups',
    'groups: [}',
    ']]]]',
    '\0\0\0',
    '%YAML 9\n---\n@',
    '- - [{"a": !!!',
    '\uD800',
    'groups:\n- rules:\n  - alert: |9-+x\n',
  ])('never throws: %j', (text) => {
    expect(readRules(text, 'f').findings.length).toBeGreaterThan(0);
  });

  test('and has ten thousand mistakes is given up after the first few', () => {
    const { findings } = readRules(group('\t- alert: A\n'.repeat(10_000)), 'f');
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)!.message).toBe('The rest is not read: too much of the file is not YAML.');
  });
});

describe('a file that costs much to read', () => {
  test('is refused above eight million characters, with one sentence', () => {
    expect(outcome(`# ${'x'.repeat(10_000_000)}`).report).toEqual([
      '1:1 rules/too-large The file has 10000002 characters, more than the 8388608 that are read. Split it into several files.',
    ]);
  });

  test.each([
    [
      'a million repeated values',
      `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(', ')}]\n`).join('')}`,
      'repeat more than a million values',
    ],
    [
      'a million merged keys',
      `a0: &a0 {k: v}\n${Array.from({ length: 24 }, (_, level) => `a${level + 1}: &a${level + 1} {<<: [*a${level}, *a${level}]}\n`).join('')}`,
      'repeat more than a million values',
    ],
    ['a value inside itself', 'a: &a {<<: *a}\n', '`*a` is inside the value that it repeats.'],
  ])('by %s is refused at the alias', (_, bomb, expected) => {
    const { names, report } = outcome(bomb + group('  - alert: A\n'));
    expect(names).toEqual([]);
    expect(report).toEqual([expect.stringContaining(expected)]);
  });

  test('by ten thousand documents is read as far as that', () => {
    expect(outcome('---\n'.repeat(20_000)).report).toEqual([
      expect.stringContaining('more than ten thousand documents'),
    ]);
  });

  test.each([
    ['lists in lists', '['],
    ['maps in maps', '{a: '],
    ['templates in nothing', '{{ `'],
    ['lists by their dashes', '- '],
  ])('by twenty thousand %s is reported', (_, opening) => {
    expect(readRules(opening.repeat(20_000), 'f').findings.length).toBeGreaterThan(0);
  });

  test.each([
    ['rules', (count: number) => group('  - alert: A\n    expr: up\n'.repeat(count))],
    [
      'labels of one rule',
      (count: number) =>
        group(
          `  - alert: A\n    labels:\n${Array.from({ length: count * 2 }, (_, index) => `      l${index}: v\n`).join('')}`,
        ),
    ],
    ['keys that appear twice', (count: number) => group(`  - alert: A\n${'    for: 1m\n'.repeat(count * 2)}`)],
    ['templates of Helm', (count: number) => group(`  - alert: A\n    expr: ${'{{ .Values.x }}'.repeat(count)}\n`)],
    [
      'repeated lines of a chart',
      (count: number) => group(`  - alert: A\n${'{{ if .Values.x }}\n    for: 1m\n{{ end }}\n'.repeat(count)}`),
    ],
    ['aliases', (count: number) => `l: &l {a: b}\n${group('  - {alert: A, labels: *l}\n'.repeat(count))}`],
  ])('takes a time that grows with its %s, not with their square', (_, textOf) => {
    const cost = (count: number): number => {
      const text = textOf(count);
      const start = process.cpuUsage();
      readRules(text, 'f');
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    cost(250);
    // Eight times the text: a square would cost 64 times as much.
    expect(cost(8000)).toBeLessThan(24 * Math.max(cost(1000), 5000));
  });
});

test('a text that is no YAML and says nothing of rules has one finding, and not one for each line', () => {
  const licence = 'The Licence\n\n  1. Terms: and: more\n\n  (a) You must give: this {x\n   (b) and: [that\n';
  expect(readRules(licence, 'LICENSE').findings).toMatchObject([
    {
      id: 'rules/no-rules',
      level: 'error',
      message: 'This is not a file of alert rules: it is not YAML.',
      at: { line: 1 },
    },
  ]);
  expect(readRules(`${licence}groups:\n`, 'LICENSE').findings.length).toBeGreaterThan(1);
});
