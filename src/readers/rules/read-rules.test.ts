import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { readRules } from './read-rules.ts';

const fixtures = new URL('../../../test/fixtures/rules/', import.meta.url);

function rulesOf(text: string): AlertRule[] {
  const { rules, findings } = readRules(text, 'rules.yml');
  expect(findings).toEqual([]);
  return rules;
}

function fixture(name: string): AlertRule[] {
  return rulesOf(readFileSync(new URL(name, fixtures), 'utf8'));
}

/** A text without the mark `¦`, and where it stood. */
function marked(text: string): { text: string; at: { line: number; column: number } } {
  const before = text.slice(0, text.indexOf('¦')).split('\n');
  return { text: text.replace('¦', ''), at: { line: before.length, column: before.at(-1)!.length + 1 } };
}

function values(texts: AlertRule['labels']): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, { value }]) => [key, value]));
}

function group(rule: string): string {
  return `groups:\n- name: g\n  rules:\n${rule.replace(/^\n/, '')}`;
}

describe('rules of Prometheus', () => {
  test('have their name, group, query, time, labels and annotations, and recording rules are none', () => {
    const [first, ...others] = fixture('prometheus.yml');
    expect(first).toMatchObject({
      name: 'CheckoutLatencyHigh',
      format: 'prometheus',
      file: 'rules.yml',
      group: 'shop',
      query: 'histogram_quantile(0.95, sum by (le) (rate(checkout_seconds_bucket[5m])))\n  > 0.2\n',
      threshold: undefined,
      for: '15m',
      severity: { value: 'page', at: { line: 14, column: 21 } },
    });
    expect(values(first!.annotations)).toEqual({
      summary: 'p95 of the checkout is {{ $value | humanizeDuration }}',
      runbook_url: 'https://runbooks.example.com/runbooks/checkout/latency/#diagnosis',
    });
    expect(others.map(({ name }) => name)).toEqual(['Payments: gateway down', 'Watchdog', 'DiskFull', 'Überlauf']);
  });

  test('keep values as they are written, whatever YAML takes them for', () => {
    const [rule] = rulesOf(
      group('  - alert: A\n    labels: { paged: yes, on: off, shard: 1.0, day: 2026-01-01, none: ~, empty: }\n'),
    );
    expect(values(rule!.labels)).toEqual({
      paged: 'yes',
      on: 'off',
      shard: '1.0',
      day: '2026-01-01',
      none: '',
      empty: '',
    });
  });

  test.each([
    ['plain', '  - alert: A\n    annotations:\n      runbook_url: ¦https://x/\n'],
    ['in double quotes', '  - alert: A\n    annotations:\n      runbook_url: "¦https://x/"\n'],
    [
      'in single quotes of a map in braces',
      "  - alert: A\n    annotations: { summary: s, runbook_url: '¦https://x/' }\n",
    ],
    [
      'in a literal block with blank lines before',
      '  - alert: A\n    annotations:\n      runbook_url: | # why\n\n        ¦https://x/\n',
    ],
    ['in a folded block', '  - alert: A\n    annotations:\n      runbook_url: >-\n          ¦https://x/\n'],
    ['behind an anchor and a tag', '  - alert: A\n    annotations:\n      runbook_url: &url !!str ¦https://x/\n'],
    ['on the line below its key', '  - alert: A\n    annotations:\n      runbook_url:\n        ¦https://x/\n'],
    ['behind an emoji of two units', '  - alert: A\n    annotations: {"🔥": hot, runbook_url: ¦https://x/}\n'],
  ])('know where the text of a value begins: %s', (_, written) => {
    const { text, at } = marked(group(written));
    expect(rulesOf(text)[0]!.annotations['runbook_url']!.value.trim()).toBe('https://x/');
    expect(rulesOf(text)[0]!.annotations['runbook_url']!.at).toEqual({ file: 'rules.yml', ...at });
    expect(rulesOf(text.replaceAll('\n', '\r\n'))[0]!.annotations['runbook_url']!.at).toEqual({
      file: 'rules.yml',
      ...at,
    });
  });

  test('are found behind a byte order mark, in the column that an editor shows', () => {
    expect(rulesOf('\uFEFF{groups: [{name: g, rules: [{alert: A}]}]}')[0]!.at).toEqual({
      file: 'rules.yml',
      line: 1,
      column: 37,
    });
  });

  test('have the severity that `severity`, `priority` or `level` says, in this order', () => {
    const severityOf = (labels: string): string | undefined =>
      rulesOf(group(`  - {alert: A, labels: {${labels}}}\n`))[0]!.severity?.value;
    expect(severityOf('level: low, priority: P2, severity: page')).toBe('page');
    expect(severityOf('level: low, Priority: P2, severity: ""')).toBe('P2');
    expect(severityOf('level: low')).toBe('low');
    expect(severityOf('team: shop')).toBeUndefined();
  });

  test('are read from the file of a ruler that has a namespace, and from a group alone', () => {
    expect(fixture('mimir.yaml').map(({ name, group }) => [name, group])).toEqual([
      ['CartsLost', 'carts'],
      ['CartsSlow', 'carts'],
    ]);
    expect(rulesOf('name: carts\nrules: [{alert: CartsLost}]\n')).toMatchObject([
      { name: 'CartsLost', group: 'carts' },
    ]);
  });

  test('follow aliases and merge keys, and a key of their own wins', () => {
    const [lost, slow, big] = fixture('anchors.yaml');
    expect(lost).toMatchObject({ for: '10m', severity: { value: 'warning', at: { line: 4, column: 15 } } });
    expect(slow!.annotations).toEqual(lost!.annotations);
    expect(values(big!.labels)).toEqual({ severity: 'info', team: 'shop' });
    expect(values(big!.annotations)).toEqual({
      runbook_url: 'https://runbooks.example.com/runbooks/carts/big/',
      summary: 'Look at the shop.',
    });
  });

  test('may have keys that every object has', () => {
    const [rule] = rulesOf(group('  - {alert: A, annotations: {__proto__: p, constructor: c}}\n'));
    expect(Object.entries(rule!.annotations).map(([key, { value }]) => [key, value])).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ]);
  });
});

describe('rules of Kubernetes', () => {
  test('are found in all documents, lists and typed lists, and other objects are passed over', () => {
    expect(
      fixture('prometheus-rule.yaml').map(({ name, group, format, at }) => [name, group, format, at.line]),
    ).toEqual([
      ['ApiDown', 'api', 'prometheus-rule', 17],
      ['WebDown', 'web', 'prometheus-rule', 31],
      ['QueueFull', 'queue', 'prometheus-rule', 46],
    ]);
  });

  test.each(['AlertingRule', 'VMRule', 'ClusterRules'])('are read from the kind %s of another operator', (kind) => {
    expect(
      rulesOf(`apiVersion: x/v1\nkind: ${kind}\nspec:\n  groups: [{name: g, rules: [{alert: A}]}]\n`),
    ).toHaveLength(1);
  });

  test('need text for labels: Kubernetes refuses the whole object otherwise', () => {
    const object =
      'apiVersion: x/v1\nkind: PrometheusRule\nspec:\n  groups: [{name: g, rules: [{alert: A, labels: {shard: ¦1}}]}]\n';
    const { text, at } = marked(object);
    expect(readRules(text, 'f')).toMatchObject({
      rules: [{ labels: { shard: { value: '1' } } }],
      findings: [{ id: 'rules/wrong-type', level: 'error', at }],
    });
  });
});

describe('rules of Grafana', () => {
  test('have a title, a folder, the query behind the condition and its threshold', () => {
    const [cpu, disk] = fixture('grafana.yaml');
    expect(cpu).toMatchObject({
      name: 'CPU usage high',
      format: 'grafana',
      group: 'Infrastructure/hosts',
      query: '100 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) * 100',
      threshold: 'gt 85',
      for: '5m',
      severity: { value: 'warning' },
    });
    expect(disk).toMatchObject({ name: 'Disk full', query: 'select 1', threshold: undefined, annotations: {} });
  });

  test('are the same in an export to JSON, where a link may have escapes', () => {
    expect(fixture('grafana.json')).toMatchObject([
      {
        name: 'Errors in logs',
        query: 'sum(rate({app="shop"} |= "error" [5m]))',
        threshold: '$A > 10',
        annotations: {
          runbook_url: { value: 'https://runbooks.example.com/runbooks/logs/errors/', at: { line: 20, column: 41 } },
          summary: { value: 'Errors über all' },
        },
      },
      { name: 'No logs', query: undefined },
    ]);
  });

  test('are told by their title where `apiVersion` is missing, and classic conditions name their query', () => {
    const data =
      '[{refId: A, model: {expr: up}}, {refId: B, model: {conditions: [{evaluator: {type: lt, params: [1]}, query: {params: [A]}}]}}]';
    expect(
      rulesOf(
        `groups: [{name: g, rules: [{title: Down, condition: B, data: ${data}}, {title: r, record: {metric: m}}]}]`,
      ),
    ).toMatchObject([{ name: 'Down', format: 'grafana', query: 'up', threshold: 'lt 1' }]);
  });

  test('whose expressions look at each other in a circle have no query', () => {
    const data = '[{refId: A, model: {expression: B}}, {refId: B, model: {expression: $A}}]';
    expect(
      rulesOf(`apiVersion: 1\ngroups: [{name: g, rules: [{title: T, condition: A, data: ${data}}]}]`),
    ).toMatchObject([{ name: 'T', query: undefined }]);
  });
});

describe('alarms of CloudFormation', () => {
  test('have the name that the template tells, else that of their resource', () => {
    expect(fixture('cloudformation.yaml').map(({ name, group, at }) => [name, group, at.line, at.column])).toEqual([
      ['${AWS::StackName}-cpu-high', 'CpuAlarm', 11, 24],
      ['ErrorAlarm', 'ErrorAlarm', 27, 3],
      ['Unhealthy', 'Unhealthy', 48, 3],
    ]);
  });

  test('say in words what they watch, since when, and against what', () => {
    expect(fixture('cloudformation.yaml').map(({ query, threshold, for: time }) => [query, threshold, time])).toEqual([
      [
        'AWS/EC2 CPUUtilization (Average, InstanceId=${Web})',
        'GreaterThanThreshold ${Threshold}',
        '2 of 3 periods of 300 s',
      ],
      [
        'errors / all * 100 (errors: AWS/ApplicationELB HTTPCode_Target_5XX_Count (Sum))',
        'GreaterThanThreshold 5',
        '1 period',
      ],
      ['ALARM(${CpuAlarm}) AND\nALARM(${ErrorAlarm})\n', undefined, undefined],
    ]);
  });

  test('carry a link in a tag or in their description, which has its own place there', () => {
    const [cpu, errors, unhealthy] = fixture('cloudformation.yaml');
    expect(cpu!.describedLink).toEqual({
      value: 'https://runbooks.example.com/runbooks/web/cpu/',
      at: { file: 'rules.yml', line: 13, column: 26 },
    });
    expect(errors!.annotations['runbook_url']).toEqual({
      value: 'https://${Domain}/runbooks/web/errors/',
      at: { file: 'rules.yml', line: 47, column: 24 },
    });
    expect(errors!.severity!.value).toBe('critical');
    expect([unhealthy!.describedLink, unhealthy!.annotations]).toEqual([undefined, {}]);
  });

  test('are the same in JSON, with the long names of functions', () => {
    expect(fixture('cloudformation.json')).toMatchObject([
      {
        name: '${AWS::StackName}-dead-letters',
        at: { line: 7, column: 36 },
        annotations: { AlarmDescription: { value: 'Dead letters in ${Queue}' } },
      },
      {
        name: 'Latency',
        at: { line: 18, column: 6 },
        describedLink: { value: 'https://runbooks.example.com/runbooks/web/latency/#mitigation' },
        severity: { value: 'high' },
      },
    ]);
  });

  test('of a loop are one alarm, and of two branches the description with a link counts', () => {
    const alarm = "{Type: AWS::CloudWatch::Alarm, Properties: {AlarmDescription: !If [A, none, 'see https://x/']}}";
    expect(
      rulesOf(`Resources:\n  Fn::ForEach::Each:\n    - Id\n    - [a, b]\n    - Alarm\${Id}: ${alarm}\n`),
    ).toMatchObject([{ name: 'Alarm${Id}', describedLink: { value: 'https://x/' } }]);
  });
});

test('a fixture of every format reads the same whatever its line ends are', () => {
  for (const name of readdirSync(fixtures)) {
    const text = readFileSync(new URL(name, fixtures), 'utf8');
    expect(readRules(text.replaceAll('\n', '\r\n'), name).rules).toEqual(readRules(text, name).rules);
  }
});
