import { describe, expect, test } from 'vitest';
import { editLinks } from './link-edits.ts';
import { readRules } from './read-rules.ts';

const url = 'https://oncall.example.com/alerts/A/';
const groups = 'groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n';

function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}

function configMap(data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: rules}\ndata:\n${data}`;
}

/** Alerts of a text, each with its place. */
function alertsIn(text: string): string[] {
  return readRules(text, 'f').rules.map(({ name, at }) => `${name} ${at.line}:${at.column}`);
}

/** The text with a link in each of its rules. */
function linked(text: string): ReturnType<typeof editLinks> {
  return editLinks(
    text,
    readRules(text, 'f').rules.map((rule) => ({ rule, link: url })),
  );
}

const grafanaRule = '{title: A, condition: C, data: [{refId: C, model: {expr: up}}]}';

describe('rules are read wherever they are in a file', () => {
  test.each<[string, string, string[]]>([
    ['a ConfigMap', configMap(`  alerts.yml: |\n${indented(groups, 4)}`), ['A 9:16']],
    ['any key of a ConfigMap', configMap(`  x: some text\n  any: |-\n${indented(groups, 6)}`), ['A 10:18']],
    [
      'several documents of one text',
      configMap(`  r: |\n${indented(`${groups}---\n${groups.replace('A', 'B')}`, 4)}`),
      ['A 9:16', 'B 15:16'],
    ],
    ['a text in double quotes', configMap(`  r: ${JSON.stringify(groups)}\n`), ['A 5:48']],
    [
      'JSON in a text',
      configMap(`  r: '{"groups": [{"name": "g", "rules": [{"alert": "A", "expr": "up"}]}]}'\n`),
      ['A 5:6'],
    ],
    [
      'an object of rules in a text',
      configMap(`  r: |\n    apiVersion: x/v1\n    kind: PrometheusRule\n    spec:\n${indented(groups, 6)}`),
      ['A 12:18'],
    ],
    [
      'rules of Grafana in a text',
      configMap(`  r: |\n    apiVersion: 1\n    groups:\n    - name: g\n      rules: [${grafanaRule}]\n`),
      ['A 9:23'],
    ],
    [
      'a list of objects',
      `apiVersion: v1\nkind: List\nitems:\n- ${indented(configMap(`  r: |\n${indented(groups, 4)}`), 2).trimStart()}`,
      ['A 12:18'],
    ],
    [
      'an object of Grafana’s operator',
      `apiVersion: grafana.integreatly.org/v1beta1\nkind: GrafanaAlertRuleGroup\nspec:\n  rules:\n  - ${grafanaRule}\n`,
      ['A 5:13'],
    ],
    [
      'an object of a kind that nobody knows',
      `apiVersion: x/v1\nkind: Alerting\nspec:\n  deep:\n    list:\n    - alert: A\n      expr: up\n`,
      ['A 6:14'],
    ],
    [
      'the values of a release',
      `apiVersion: helm/v2\nkind: HelmRelease\nspec:\n  values:\n    additionalPrometheusRulesMap:\n      own:\n${indented(groups, 8)}`,
      ['A 10:20'],
    ],
    ['values of a chart', `image: {tag: v1}\nserverFiles:\n  alerting_rules.yml:\n${indented(groups, 4)}`, ['A 7:16']],
    ['values of a chart, as a text', `prometheus:\n  rules: |\n${indented(groups, 4)}`, ['A 6:16']],
    ['a list that nothing else is around', '- alert: A\n  expr: up\n', ['A 1:10']],
    ['variables of Ansible', 'prometheus_alert_rules:\n- alert: A\n  expr: up\n', ['A 2:10']],
    ['namespaces of a ruler', 'shop:\n- name: g\n  rules:\n  - {alert: A, expr: up}\n', ['A 4:13']],
    [
      'what a server tells that it has loaded',
      '{"status":"success","data":{"groups":[{"name":"g","rules":[{"type":"alerting","name":"A","query":"up","duration":300}]}]}}',
      ['A 1:87'],
    ],
    ['the rules of Grafana’s API', `[${grafanaRule}]`, ['A 1:10']],
    [
      'the rules of Grafana’s ruler',
      `{shop: [{name: g, rules: [{expr: '', grafana_alert: ${grafanaRule}}]}]}`,
      ['A 1:61'],
    ],
    ['a group of Azure', '{"resources":[{"properties":{"rules":[{"alert":"A","expression":"up"}]}}]}', ['A 1:49']],
    [
      'resources of Serverless',
      'service: shop\nresources:\n- Resources:\n    A: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmName: A}}\n',
      ['A 4:63'],
    ],
  ])('%s', (_, text, alerts) => {
    expect(readRules(text, 'f').findings).toEqual([]);
    expect(alertsIn(text)).toEqual(alerts);
  });

  test('a recording rule beside them is none', () => {
    expect(
      alertsIn(configMap(`  r: |\n${indented('groups:\n- name: g\n  rules: [{record: a, expr: b}]\n', 4)}`)),
    ).toEqual([]);
  });

  test('a rule that another one repeats by an alias is read once', () => {
    expect(alertsIn('x: &a {alert: A, expr: up}\ny: [*a, *a]\n')).toEqual(['A 1:15']);
  });

  test('a text that holds rules and is not YAML is reported at its place', () => {
    const text = configMap(`  r: |\n${indented(groups, 4)}        for: "1m\n`);
    expect(readRules(text, 'f')).toMatchObject({ findings: [{ id: 'rules/yaml', level: 'error', at: { line: 12 } }] });
  });
});

describe('a link is written into a text inside a value', () => {
  test('that is there as it is, and no other byte is touched', () => {
    const before = configMap(`  # above\n  r: |-\n${indented(groups, 4)}  other: "x"   # behind\n`);
    const expected = before.replace(
      '      - alert: A\n',
      `      - alert: A\n        annotations:\n          runbook_url: ${url}\n`,
    );
    expect(linked(before)).toEqual({ text: expected, refused: [] });
    expect(linked(expected)).toEqual({ text: expected, refused: [] });
  });

  test('with the line ends of Windows', () => {
    const before = configMap(`  r: |\n${indented(groups, 4)}`).replaceAll('\n', '\r\n');
    const { text, refused } = linked(before);
    expect(refused).toEqual([]);
    expect(text).toContain(`- alert: A\r\n        annotations:\r\n          runbook_url: ${url}\r\n`);
  });

  test('in place of the link that is there', () => {
    const before = configMap(
      `  r: |\n${indented(`${groups}    annotations: { runbook_url: "https://x/" }\n`, 4)}  end: true\n`,
    );
    expect(linked(before)).toEqual({ text: before.replace('https://x/', url), refused: [] });
  });

  test.each([
    ['in quotes', configMap(`  r: ${JSON.stringify(groups)}\n`)],
    ['that is folded', configMap(`  r: >\n${indented(groups.replaceAll('\n', '\n\n'), 4)}`)],
  ])('but not into one %s, which is said at the rule', (_, before) => {
    expect(linked(before)).toMatchObject({
      text: before,
      refused: [{ id: 'rules/link-refused', message: expect.stringContaining('is inside a text') }],
    });
  });

  test('but not into the answer of a server', () => {
    const before = '{"data":{"groups":[{"rules":[{"type":"alerting","name":"A","query":"up"}]}]}}';
    expect(linked(before)).toMatchObject({ text: before, refused: [{ message: expect.stringContaining('answer') }] });
  });
});

describe('a file without rules', () => {
  test.each([
    ['a test of promtool', 'rule_files: [a.yml]\ntests:\n- alert_rule_test: [{alertname: A}]\n', 'a test of rules'],
    ['a configuration of Alertmanager', 'route: {receiver: x}\nreceivers: [{name: x}]\n', 'Alertmanager'],
    ['a configuration of Prometheus', 'global: {}\nrule_files: [a.yml]\n', 'Prometheus'],
    ['a dashboard', '{"title": "T", "panels": [{"alert": {"name": "A"}}], "schemaVersion": 1}', 'dashboard'],
    ['contact points', 'apiVersion: 1\ncontactPoints: []\n', 'Grafana'],
    ['a kustomization', 'resources: [a.yaml]\nconfigMapGenerator: []\n', 'kustomization'],
    ['a chart', 'apiVersion: v2\nname: x\nversion: 1.0.0\n', 'chart'],
  ])('of a kind that is known is told so, as a note: %s', (_, text, what) => {
    expect(readRules(text, 'f')).toMatchObject({
      rules: [],
      findings: [{ id: 'rules/no-rules', level: 'note', message: expect.stringContaining(what) }],
    });
  });

  test('of which nothing speaks of alerts is a note: values of a chart', () => {
    expect(readRules('image: {tag: v1}\nreplicas: 2\n', 'f').findings).toMatchObject([{ level: 'note' }]);
  });

  test('in which something is called an alert, in no form that is known, is an error at that place', () => {
    expect(readRules('monitors:\n- alert: Down\n  when: never\n', 'f').findings).toMatchObject([
      { id: 'rules/no-rules', level: 'error', message: expect.stringContaining('Down'), at: { line: 2, column: 3 } },
    ]);
  });
});

test('a policy of Google whose name or link has to be filled in is not read as if it were', () => {
  const policy = (displayName: string, content: string): string =>
    JSON.stringify({ displayName, documentation: { content }, conditions: [{ conditionThreshold: { filter: 'x' } }] });

  const made = readRules(policy('${SERVICE} is down', ''), 'f.json');
  expect(made.rules).toEqual([]);
  expect(made.findings).toMatchObject([
    { id: 'rules/not-literal', message: expect.stringContaining('`${SERVICE} is down`'), at: { line: 1, column: 17 } },
  ]);
  const linked = readRules(policy('Down', 'On ${condition.name}: ${URL}/a, https://a.example/${NAME}/'), 'f.json');
  expect(linked).toMatchObject({
    rules: [{ name: 'Down', annotations: {} }],
    findings: [{ message: 'The link of `Down` cannot be told: it has to be filled in. It is not checked.' }],
  });
  expect(readRules(policy('Down', '${condition.name}: https://a.example/x/'), 'f.json')).toMatchObject({
    rules: [{ describedLink: { value: 'https://a.example/x/' } }],
    findings: [],
  });
});

describe('ARM templates', () => {
  const alert = (name: string, properties: object): string =>
    JSON.stringify({ resources: [{ type: 'Microsoft.Insights/metricAlerts', name, properties }] });

  test.each([
    "[parameters('alertName')]",
    "[concat(parameters('env'), '-cpu')]",
    "[[field('fullName')]",
    "[ns.f('x')]",
  ])('an alert with the name %s is named, and not read under that name', (name) => {
    const { rules, findings } = readRules(alert(name, {}), 'f.json');

    expect(rules).toEqual([]);
    expect(findings).toMatchObject([
      {
        id: 'rules/not-literal',
        level: 'warning',
        message: expect.stringContaining(name),
        at: { line: 1, column: 65 },
      },
    ]);
  });

  test('a name in brackets is a name', () => {
    expect(readRules(alert('[prod] CPU (high)', {}), 'f.json').rules).toMatchObject([{ name: '[prod] CPU (high)' }]);
  });

  test('what a description and a severity are made of is not taken for their text', () => {
    const text = alert('A', {
      description: "[concat('https://oncall.example.com/alerts/', parameters('name'))]",
      severity: "[parameters('severity')]",
    });

    expect(readRules(text, 'f.json')).toMatchObject({
      rules: [{ name: 'A', annotations: {}, severity: undefined }],
      findings: [
        {
          id: 'rules/not-literal',
          message: 'The link of `A` cannot be told: `description` is made by an expression. It is not checked.',
        },
      ],
    });
    expect(readRules(text, 'f.json').rules[0]).not.toHaveProperty('describedLink');
  });

  test('comments do not keep an alert from being read at its place', () => {
    const text = `// The "shop":
{
  /* "old": {
  } */
  "resources": [ // all of them
    { "type": "Microsoft.Insights/metricAlerts", /* it's */ "name": "A",
      "properties": { "description": "https://oncall.example.com/alerts/A/" } }
  ]
}
`;

    expect(readRules(text, 'f.json')).toMatchObject({
      findings: [],
      rules: [
        {
          name: 'A',
          at: { line: 6, column: 70 },
          describedLink: { value: 'https://oncall.example.com/alerts/A/', at: { line: 7, column: 39 } },
        },
      ],
    });
  });
});

describe('monitors of other makers', () => {
  const datadog =
    '{"name": "A", "type": "metric alert", "query": "avg:x > 1", "message": "see https://x.example.com/a"}';

  test.each([
    ['Datadog', datadog, 'datadog'],
    [
      'Azure',
      '{"resources": [{"type": "Microsoft.Insights/metricAlerts", "name": "A", "properties": {"severity": 1}}]}',
      'azure',
    ],
    [
      'Azure, as its command line tells them',
      '[{"criteria": {"allOf": []}, "name": "A", "severity": 1, "type": "Microsoft.Insights/metricAlerts"}]',
      'azure',
    ],
    [
      'Google',
      '{displayName: A, conditions: [{conditionThreshold: {filter: x}}], documentation: {content: text}}',
      'gcp',
    ],
    [
      'Sloth',
      'version: prometheus/v1\nslos: [{name: s, objective: 99.9, sli: {}, alerting: {name: A}}]\n',
      'objective',
    ],
    [
      'Pyrra',
      'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: {name: s}\nspec: {alerting: {name: A, absent: false}}\n',
      'objective',
    ],
  ])('are read: of %s', (_, text, format) => {
    expect(readRules(text, 'f')).toMatchObject({ findings: [], rules: [{ name: 'A', format }] });
  });

  test.each([
    ['Google', '{displayName: A, conditions: [{conditionThreshold: {filter: x}}, {conditionAbsent: {filter: y}}]}'],
    [
      'Azure',
      '{"resources": [{"type": "Microsoft.Insights/metricAlerts", "name": "A", "properties": {"criteria": {"allOf": [{"metricName": "x"}, {"metricName": "y"}]}}}]}',
    ],
  ])('take none of several conditions for that of the alert: of %s', (_, text) => {
    expect(readRules(text, 'f').rules.map(({ name, query }) => [name, query])).toEqual([['A', undefined]]);
  });

  test('take a link in place of the one in their text, and only there', () => {
    expect(linked(datadog)).toEqual({ text: datadog.replace('https://x.example.com/a', url), refused: [] });
    expect(linked(datadog.replace('https://x.example.com/a', 'nothing'))).toMatchObject({
      refused: [{ id: 'rules/link-refused' }],
    });
  });
});

describe('a file of Prometheus with templates', () => {
  const annotated = (value: string): string =>
    `${groups}    annotations:\n      text: ${value}\n  - {alert: B, expr: up}\n`;

  test.each([
    [String.raw`"{{ query \"up\" }} include this \" and {{ $value }}"`],
    [String.raw`"{{ printf \"%s\\n\" \"required\" }}"`],
    ['\'{{ "\\n" }}\''],
    ['"it is said to include {{ $labels.pod }}"'],
    ['"{{ with query `include` }}{{ . }}{{ end }}"'],
  ])('is no chart: %s', (value) => {
    const { rules, findings } = readRules(annotated(value), 'f');
    expect(findings).toEqual([]);
    expect(rules.map(({ name, isInChart }) => [name, isInChart])).toEqual([
      ['A', undefined],
      ['B', undefined],
    ]);
  });

  test.each([
    ['"{{ .Values.url }}"'],
    ['\'{{ "{{" }} $labels.pod }}\''],
    ['{{ .Values.text }}'],
    ['\'{{ include "x" . }}\''],
  ])('is a chart where Helm proves itself: %s', (value) => {
    expect(readRules(annotated(value), 'f').rules).toMatchObject([{ isInChart: true }, { isInChart: true }]);
  });

  test('continues a text in quotes where its key begins, as Prometheus reads it', () => {
    const { rules, findings } = readRules(annotated('"first\n      second\n    third"'), 'f');
    expect(findings).toEqual([]);
    expect(rules[0]!.annotations).toMatchObject({ text: { value: 'first second third' } });
  });
});
