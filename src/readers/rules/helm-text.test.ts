import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { readRules } from './read-rules.ts';

const fixtures = new URL('../../../test/fixtures/rules/', import.meta.url);

function rulesOf(text: string): AlertRule[] {
  const { rules, findings } = readRules(text, 'rules.yaml');
  expect(findings).toEqual([]);
  return rules;
}

/** A rule of a chart with one annotation, as it is written and as it is read. */
function summaryOf(written: string): string | undefined {
  const text = `{{- if .Values.alerts }}\ngroups:\n- rules:\n  - alert: A\n    annotations:\n      summary: ${written}\n{{- end }}\n`;
  return rulesOf(text)[0]!.annotations['summary']?.value;
}

describe('in a Helm template', () => {
  test.each([
    ['{{`{{`}} $labels.pod {{`}}`}}', "'{{`{{`}} $labels.pod {{`}}`}} waits'", '{{ $labels.pod }} waits'],
    ['{{ "{{" }} $labels.x {{ "}}" }}', 'Pod {{ "{{" }} $labels.x {{ "}}" }}', 'Pod {{ $labels.x }}'],
    ['{{` … `}}', 'Pod {{`{{ $labels.pod }}`}}', 'Pod {{ $labels.pod }}'],
    ['{{ ` … ` }}', 'Pod {{ `{{ $labels.pod }}` }}', 'Pod {{ $labels.pod }}'],
    ['a text of YAML with quotes of its own', '"{{`{{ printf \\"%.0f\\" $value }}`}}"', '{{ printf "%.0f" $value }}'],
    ['doubled single quotes', "'{{ `it''s {{ $value }}` }}'", "it's {{ $value }}"],
    ['a whole value with its quotes', '{{ `"{{ $value }}: high"` }}', '{{ $value }}: high'],
    ['marks that eat blanks', 'x {{- " y" -}} z {{- /* }} */ -}} .', 'x yz.'],
  ])('braces for Prometheus are read as Helm prints them: %s', (_, written, expected) => {
    expect(summaryOf(written)).toBe(expected);
  });

  test('what only Helm can answer stays as it is written', () => {
    expect(summaryOf('{{ .Values.url }}/x')).toBe('{{ .Values.url }}/x');
    expect(summaryOf('"{{ include "shop.name" . }} is down"')).toBe('{{ include "shop.name" . }} is down');
    expect(summaryOf('{{ if .Values.a }}one{{ else }}two{{ end }} way')).toBe(
      '{{ if .Values.a }}one{{ else }}two{{ end }} way',
    );
    expect(summaryOf('{{ default "}}" .Values.a }}')).toBe('{{ default "}}" .Values.a }}');
  });

  test('rules of a chart are read through branches, loops, includes and comments', () => {
    const [crash, ready] = rulesOf(readFileSync(new URL('helm-stack.yaml', fixtures), 'utf8'));
    expect(crash).toMatchObject({
      name: 'KubePodCrashLooping',
      at: { line: 21, column: 14 },
      for: '{{ dig "KubePodCrashLooping" "for" "15m" .Values.customRules }}',
      annotations: {
        description: {
          value: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} is in waiting state.',
          at: { line: 26, column: 23 },
        },
        runbook_url: {
          value: '{{ .Values.rules.runbookUrl }}/kubernetes/kubepodcrashlooping',
          at: { line: 27, column: 22 },
        },
      },
    });
    expect(ready).toMatchObject({
      query: 'sum by (cluster) (kube_pod_not_ready)\nsum (kube_pod_not_ready)\n  > {{ .Values.rules.threshold }}',
      severity: { value: 'warning', at: { line: 49, column: 19 } },
    });
  });

  test('names may be made by a loop, and rules may be in one long string', () => {
    const rules = rulesOf(readFileSync(new URL('helm-service.yaml', fixtures), 'utf8'));
    expect(rules.map(({ name, at }) => [name, at.line])).toEqual([
      ['ShopDown', 10],
      ['Queue{{ $name }}Full', 16],
      ['ShopSlow', 23],
    ]);
    expect(rules[2]!.annotations['summary']).toMatchObject({
      value: 'It takes {{ $value }} s.',
      at: { line: 26, column: 22 },
    });
  });

  test('the same key in two branches is no mistake, and in one branch it is', () => {
    const branches =
      'groups:\n- rules:\n  - alert: A\n    {{- if .Values.fast }}\n    for: 1m\n    {{- else }}\n    for: 5m\n    {{- end }}\n';
    expect(rulesOf(branches)[0]!.for).toBe('1m');
    const twice = branches.replace('    {{- else }}\n', '');
    expect(readRules(twice, 'f').findings).toMatchObject([{ id: 'rules/duplicate-key', at: { line: 6, column: 5 } }]);
  });

  test('actions inside a query, and one that prints lines behind a key, disturb nothing', () => {
    const rule =
      'groups:\n- rules:\n  - alert: A\n    expr: max(rate(x{ {{- include "sel" $ -}} }[{{- $.Values.period -}}])) > 1\n    labels: {{- include "labels" . | nindent 6 }}\n      team: shop\n';
    expect(rulesOf(rule)).toMatchObject([
      {
        query: 'max(rate(x{{{- include "sel" $ -}}}[{{- $.Values.period -}}])) > 1',
        labels: { team: { value: 'shop' } },
      },
    ]);
  });

  test('a chart that shows only by its lines is recognised when it is no YAML as it is', () => {
    expect(
      rulesOf('groups:\n- rules:\n{{- range $name := list "a" "b" }}\n  - alert: Down{{ $name }}\n{{- end }}\n'),
    ).toMatchObject([{ name: 'Down{{ $name }}' }]);
  });

  test('an expression on a line of its own is text inside a block, and elsewhere lines that nobody knows', () => {
    const rule =
      '  - expr: |-\n      sum(up)\n      {{- .Values.filter }}\n{{ if .Values.b }}\n      > {{ .Values.limit }}\n{{ end }}\n    {{ .Values.more }}\n    alert: A\n';
    expect(rulesOf(`groups:\n- rules:\n${rule}`)).toMatchObject([
      { name: 'A', query: 'sum(up)\n{{- .Values.filter }}\n> {{ .Values.limit }}' },
    ]);
  });

  test('rules in one long string are recognised by its lines', () => {
    expect(rulesOf('groups:\n- rules:\n{{ `\n  - alert: A\n` }}\n')).toMatchObject([
      { name: 'A', at: { line: 4, column: 12 } },
    ]);
  });

  test('a quote without its partner on the line ends no action, and hides none', () => {
    const comments = "# {{ don't }} {{ .Values.x }}\n# {{ don't }}\n";
    expect(rulesOf(`${comments}groups:\n- rules:\n  - alert: A{{ .Values.y }}\n`)).toMatchObject([
      { name: 'A{{ .Values.y }}' },
    ]);
  });

  test('an action that is never closed is reported where it opens', () => {
    expect(
      readRules('groups:\n- rules:\n  - alert: A\n    expr: up{{`{{`}}\n    for: {{ .Values.x\n', 'f').findings,
    ).toMatchObject([
      { id: 'rules/template', message: 'This `{{` is opened and never closed.', at: { line: 5, column: 10 } },
      { id: 'rules/yaml' },
    ]);
  });
});

describe('in a file of Prometheus', () => {
  test('templates are no Helm, whole lines of them in a block included', () => {
    const text =
      'groups:\n- rules:\n  - alert: A\n    annotations:\n      summary: |\n        {{ range query "up" }}\n        {{ .Labels.job }}: {{ .Value }} {{ "x" }}\n        {{ end }}\n';
    expect(rulesOf(text)[0]!.annotations['summary']!.value).toBe(
      '{{ range query "up" }}\n{{ .Labels.job }}: {{ .Value }} {{ "x" }}\n{{ end }}\n',
    );
  });

  test('a value that begins with a template and has no quotes is reported as what it is: no YAML', () => {
    const { findings } = readRules(
      'groups:\n- rules:\n  - alert: A\n    annotations:\n      summary: {{ $labels.pod }} is down\n',
      'f',
    );
    expect(findings[0]).toMatchObject({
      id: 'rules/yaml',
      hint: 'Put a value that begins with `{{` into quotes.',
      at: { line: 5 },
    });
  });

  test('of Grafana, `.Values` are those of the alert', () => {
    const text =
      "apiVersion: 1\ngroups: [{name: g, rules: [{title: T, annotations: {summary: '{{ if .Values.A }}x{{ end }} {{ `y` }}'}}]}]\n";
    expect(rulesOf(text)[0]!.annotations['summary']!.value).toBe('{{ if .Values.A }}x{{ end }} {{ `y` }}');
  });
});
