/**
 * Rule files with planted faults. A `¦` in a text of a rule marks the place where its fault has to be reported; it is
 * taken out before the file is read.
 */
export interface CorpusRule {
  /** Id of the check that has to report this rule; undefined for healthy rules. */
  fault?: string;
  name: string;
  severity?: string;
  /** Link with its annotation or tag. */
  link?: string;
  key?: string;
  expr?: string;
}

export interface CorpusFile {
  file: string;
  text: string;
  /** `id line:column` of every planted fault, in the order of the file. */
  planted: string[];
}

export interface CorpusFormat {
  file: string;
  render: (rules: readonly CorpusRule[]) => string;
}

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** Rules as Prometheus reads them, with values in the wanted quotes. */
function plainRules(rules: readonly CorpusRule[], quote: (text: string) => string): string {
  return rules
    .map(({ name, severity = 'p2', link, key = 'runbook_url', expr = 'sum by (job, namespace) (up) == 0' }) =>
      [
        `# ${'why '.repeat(name.length % 3)}`.trim(),
        `- alert: ${name}`,
        `  expr: ${expr}`,
        `  labels: { severity: ${severity}, team: shop }`,
        ...(link === undefined ? [] : ['  annotations:', '    summary: It is broken.', `    ${key}: ${quote(link)}`]),
      ].join('\n'),
    )
    .join('\n');
}

const doubleQuoted = (text: string): string => `"${text}"`;
const singleQuoted = (text: string): string => `'${text}'`;
const folded = (text: string): string => `>-\n      ${text}`;
const escapedForHelm = (text: string): string =>
  `"${text.replaceAll('{{', '\0').replaceAll('}}', '{{ "}}" }}').replaceAll('\0', '{{ "{{" }}')}"`.replace(
    /^"(.*)"$/,
    "'$1'",
  );

const kubernetes = (name: string, rules: string, by = 0): string =>
  indented(
    `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: ${name}\nspec:\n  groups:\n    - name: ${name}\n      rules:\n${indented(rules, 8)}`,
    by,
  );

function grafanaYaml(rules: readonly CorpusRule[]): string {
  const items = rules.map(({ name, severity = 'p2', link, key = 'runbook_url' }, index) =>
    [
      `- uid: u${index}`,
      `  title: ${name}`,
      '  condition: A',
      '  data:\n    - refId: A\n      datasourceUid: prom\n      model: { refId: A, expr: up }',
      ...(link === undefined ? [] : [`  annotations:\n    ${key}: "${link}"`]),
      `  labels:\n    severity: ${severity}`,
    ].join('\n'),
  );
  return `apiVersion: 1\ngroups:\n  - orgId: 1\n    name: g\n    folder: Shop\n    interval: 1m\n    rules:\n${indented(items.join('\n'), 6)}\n`;
}

function grafanaJson(rules: readonly CorpusRule[]): string {
  const items = rules.map(({ name, severity = 'p2', link, key = 'runbook_url' }, index) => ({
    uid: `u${index}`,
    title: name,
    condition: 'A',
    data: [{ refId: 'A', datasourceUid: 'prom', model: { refId: 'A', expr: 'up' } }],
    ...(link === undefined ? {} : { annotations: { [key]: link } }),
    labels: { severity },
  }));
  return `${JSON.stringify({ apiVersion: 1, groups: [{ orgId: 1, name: 'g', folder: 'Shop', interval: '1m', rules: items }] }, null, 2)}\n`;
}

function stackYaml(rules: readonly CorpusRule[]): string {
  const alarms = rules.map(({ name, severity = 'p2', link, key = 'runbook_url' }, index) =>
    [
      `Alarm${index}:`,
      '  Type: AWS::CloudWatch::Alarm',
      '  Properties:',
      `    AlarmName: ${name}`,
      '    MetricName: Errors',
      '    Dimensions: [{ Name: Function, Value: !Ref Function }]',
      '    Tags:',
      `      - { Key: severity, Value: ${severity} }`,
      ...(link === undefined ? [] : [`      - Key: ${key}\n        Value: !Sub '${link}'`]),
    ].join('\n'),
  );
  return `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n${indented(alarms.join('\n'), 2)}\n`;
}

function stackJson(rules: readonly CorpusRule[]): string {
  const alarms = rules.map(({ name, severity = 'p2', link }, index) => [
    `Alarm${index}`,
    {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: name,
        ...(link === undefined ? {} : { AlarmDescription: `It is broken. Read ${link}` }),
        Tags: [{ Key: 'severity', Value: severity }],
      },
    },
  ]);
  return `${JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: Object.fromEntries(alarms) }, null, 2)}\n`;
}

const inHcl = (text: string): string => `"${text.replaceAll('${', '$${')}"`;

function terraform(rules: readonly CorpusRule[], render: (rule: CorpusRule, index: number) => string[]): string {
  return `${rules.map((rule, index) => render(rule, index).join('\n')).join('\n\n')}\n`;
}

function terraformGrafana(rules: readonly CorpusRule[]): string {
  const blocks = rules.map(({ name, severity = 'p2', link, key = 'runbook_url' }) =>
    [
      'rule {',
      `  name      = ${inHcl(name)}`,
      '  for       = "5m" # }',
      '  condition = "A"',
      ...(link === undefined ? [] : ['  annotations = {', `    ${key} = ${inHcl(link)}`, '  }']),
      `  labels = { severity = ${inHcl(severity)} }`,
      '  data {\n    ref_id = "A"\n    model  = jsonencode({ expr = "up" })\n  }',
      '}',
    ].join('\n'),
  );
  return `resource "grafana_rule_group" "shop" {\n  name = "Shop"\n${indented(blocks.join('\n'), 2)}\n}\n`;
}

const terraformAlarms = (rules: readonly CorpusRule[]): string =>
  terraform(rules, ({ name, severity = 'p2', link, key = 'runbook_url' }, index) => [
    `resource "aws_cloudwatch_metric_alarm" "a${index}" {`,
    `  alarm_name = ${inHcl(name)}`,
    '  dimensions = { Function = aws_lambda_function.f.name }',
    '  tags = {',
    `    severity = ${inHcl(severity)}`,
    ...(link === undefined ? [] : [`    ${key} = ${inHcl(link)}`]),
    '  }',
    '}',
  ]);

const terraformMonitors = (rules: readonly CorpusRule[]): string =>
  terraform(rules, ({ name, severity = 'p2', link }, index) => [
    `resource "datadog_monitor" "m${index}" {`,
    `  name    = ${inHcl(name)}`,
    '  type    = "query alert"',
    ...(link === undefined ? [] : ['  message = <<-EOT', '    It is broken.', `    Read ${link}`, '  EOT']),
    '  query   = "avg(last_5m):avg:queue.size{*} > 100"',
    `  tags    = ["severity:${severity}", "team:shop"]`,
    '}',
  ]);

const datadogJson = (rules: readonly CorpusRule[]): string =>
  `${JSON.stringify(
    rules.map(({ name, severity = 'p2', link }) => ({
      name,
      type: 'query alert',
      query: 'avg(last_5m):avg:queue.size{*} > 100',
      message: `It is broken.${link === undefined ? '' : ` Read ${link}`}`,
      tags: [`severity:${severity}`],
    })),
    null,
    2,
  )}\n`;

const googleJson = (rules: readonly CorpusRule[]): string =>
  `${JSON.stringify(
    {
      alertPolicies: rules.map(({ name, severity = 'p2', link }) => ({
        displayName: name,
        combiner: 'OR',
        conditions: [{ displayName: 'c', conditionThreshold: { filter: 'up', comparison: 'COMPARISON_GT' } }],
        userLabels: { severity },
        ...(link === undefined ? {} : { documentation: { content: `It is broken.\nRead ${link}` } }),
      })),
    },
    null,
    2,
  )}\n`;

/** Alerts of an ARM template, of the three types in turn. */
const azureJson = (rules: readonly CorpusRule[]): string =>
  `${JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { name: { type: 'string' } },
      resources: rules.map(({ name, severity = 'p2', link }, index) => ({
        type: `Microsoft.Insights/${['metricAlerts', 'scheduledQueryRules', 'activityLogAlerts'][index % 3]}`,
        apiVersion: '2018-03-01',
        name,
        properties: {
          description: `It is broken.${link === undefined ? '' : ` Read ${link}`}`,
          severity,
          criteria: { allOf: [{ metricName: 'Errors', operator: 'GreaterThan', threshold: 1 }] },
        },
      })),
    },
    null,
    2,
  )}\n`;

const googleYaml = (rules: readonly CorpusRule[]): string =>
  rules
    .map(({ name, severity = 'p2', link }) =>
      [
        `displayName: ${name}`,
        'conditions:\n  - displayName: c\n    conditionThreshold: { filter: up, comparison: COMPARISON_GT }',
        `userLabels: { severity: ${severity} }`,
        ...(link === undefined ? [] : [`documentation:\n  content: |\n    It is broken.\n    Read ${link}`]),
      ].join('\n'),
    )
    .join('\n---\n');

const terraformAzure = (rules: readonly CorpusRule[]): string =>
  terraform(rules, ({ name, severity = 'p2', link }, index) => [
    `resource "azurerm_monitor_${['metric_alert', 'scheduled_query_rules_alert_v2', 'activity_log_alert'][index % 3]}" "m${index}" {`,
    `  name     = ${inHcl(name)}`,
    '  scopes   = [azurerm_lb.shop.id]',
    ...(link === undefined ? [] : [`  description = ${inHcl(`It is broken. Read ${link}`)}`]),
    `  severity = ${inHcl(severity)}`,
    '  criteria {\n    metric_name = "Errors"\n    operator    = "GreaterThan"\n    threshold   = 1\n  }',
    '}',
  ]);

const terraformPolicies = (rules: readonly CorpusRule[]): string =>
  terraform(rules, ({ name, severity = 'p2', link }, index) => [
    `resource "google_monitoring_alert_policy" "p${index}" {`,
    `  display_name = ${inHcl(name)}`,
    '  combiner     = "OR"',
    '  conditions {\n    display_name = "c"\n    condition_threshold {\n      filter = "up"\n    }\n  }',
    ...(link === undefined
      ? []
      : ['  documentation {', '    content = <<-EOT', '      It is broken.', `      Read ${link}`, '    EOT', '  }']),
    `  user_labels = { severity = ${inHcl(severity)} }`,
    '}',
  ]);

/** Pyrra names the alert in the objective, and the place of its name is that of the object. */
const pyrraYaml = (rules: readonly CorpusRule[]): string =>
  `${rules
    .map(({ name, severity = 'p2', link, key = 'runbook_url' }, index) =>
      [
        'apiVersion: pyrra.dev/v1alpha1',
        'kind: ServiceLevelObjective',
        'metadata:',
        `  name: ${name.startsWith('¦') ? '¦' : ''}o${index}`,
        `  labels: { pyrra.dev/severity: ${severity}, team: shop }`,
        ...(link === undefined ? [] : ['  annotations:', `    pyrra.dev/${key}: "${link}"`]),
        'spec:',
        "  target: '99.9'",
        '  window: 4w',
        `  alerting: { name: ${name.replace('¦', '')}, absent: false }`,
        '  indicator: { ratio: { errors: { metric: up }, total: { metric: up } } }',
      ].join('\n'),
    )
    .join('\n---\n')}\n`;

/** What servers tell of the rules that they have loaded. */
const loadedRules = (rules: readonly CorpusRule[]): string =>
  `${JSON.stringify({
    status: 'success',
    data: {
      groups: half(rules).map((part, index) => ({
        name: `g${index}`,
        file: 'shop.yml',
        rules: part.map(
          ({ name, severity = 'p2', link, key = 'runbook_url', expr = 'sum by (job, namespace) (up) == 0' }) => ({
            state: 'inactive',
            name,
            query: expr,
            duration: 300,
            labels: { severity, team: 'shop' },
            ...(link === undefined ? {} : { annotations: { summary: 'It is broken.', [key]: link } }),
            alerts: [],
            type: 'alerting',
          }),
        ),
      })),
    },
  })}\n`;

/** Rules of Grafana as its ruler's API tells them, by folder. */
const grafanaRuler = (rules: readonly CorpusRule[]): string =>
  `${JSON.stringify(
    {
      Shop: [
        {
          name: 'g',
          interval: '1m',
          rules: rules.map(({ name, severity = 'p2', link, key = 'runbook_url' }, index) => ({
            for: '5m',
            labels: { severity },
            ...(link === undefined ? {} : { annotations: { [key]: link } }),
            grafana_alert: {
              uid: `u${index}`,
              title: name,
              condition: 'A',
              data: [{ refId: 'A', datasourceUid: 'prom', model: { refId: 'A', expr: 'up' } }],
            },
          })),
        },
      ],
    },
    null,
    2,
  )}\n`;

const groups = (rules: readonly CorpusRule[], quote: (text: string) => string): string =>
  `groups:\n- name: g\n  rules:\n${indented(plainRules(rules, quote), 2)}\n`;

const configMap = (rules: readonly CorpusRule[]): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: rules }\ndata:\n${half(rules)
    .map((part, index) => `  r${index}.yml: |\n${indented(groups(part, doubleQuoted), 4)}`)
    .join('')}`;

const chartValues = (rules: readonly CorpusRule[]): string =>
  `replicas: 2\nadditionalPrometheusRulesMap:\n  shop:\n    groups:\n    - name: g\n      rules:\n${indented(plainRules(rules, singleQuoted), 6)}\n`;

const serverless = (rules: readonly CorpusRule[]): string =>
  `service: shop\nprovider: { name: aws }\nfunctions: {}\nresources:\n${indented(stackYaml(rules).replace(/^AWS.*\n/, ''), 2)}`;

const sam = (rules: readonly CorpusRule[]): string =>
  stackYaml(rules).replace('\n', '\nTransform: AWS::Serverless-2016-10-31\n');

const slothYaml = (rules: readonly CorpusRule[]): string =>
  `version: prometheus/v1\nservice: shop\nslos:\n${rules
    .map(({ name, severity = 'p2', link, key = 'runbook_url' }, index) =>
      [
        `  - name: o${index}`,
        '    objective: 99.9',
        '    sli: { raw: { error_ratio_query: "x[{{.window}}]" } }',
        '    alerting:',
        `      name: ${name}`,
        `      labels: { severity: ${severity} }`,
        ...(link === undefined ? [] : [`      annotations:\n        ${key}: "${link}"`]),
      ].join('\n'),
    )
    .join('\n')}\n`;

const half = (rules: readonly CorpusRule[]): [CorpusRule[], CorpusRule[]] => [
  rules.slice(0, rules.length / 2),
  rules.slice(rules.length / 2),
];

export const formats: readonly CorpusFormat[] = [
  {
    file: 'prometheus.yml',
    render: (rules) => `groups:\n- name: g\n  rules:\n${indented(plainRules(rules, doubleQuoted), 2)}\n`,
  },
  {
    file: 'loki.yaml',
    render: (rules) => `groups:\n  - name: g\n    rules:\n${indented(plainRules(rules, singleQuoted), 6)}\n`,
  },
  {
    file: 'mimir.yaml',
    render: (rules) => `namespace: shop\ngroups:\n  - name: g\n    rules:\n${indented(plainRules(rules, folded), 6)}\n`,
  },
  {
    file: 'windows.yaml',
    render: (rules) =>
      `\uFEFFgroups:\n- name: g\n  rules:\n${indented(plainRules(rules, singleQuoted), 2)}\n`.replaceAll('\n', '\r\n'),
  },
  {
    file: 'prometheus-rule.yaml',
    render: (rules) =>
      half(rules)
        .map((part, index) => kubernetes(`r${index}`, plainRules(part, doubleQuoted)))
        .join('\n---\n'),
  },
  {
    file: 'list.yaml',
    render: (rules) =>
      `apiVersion: v1\nkind: List\nitems:\n${half(rules)
        .map((part, index) => kubernetes(`r${index}`, plainRules(part, singleQuoted), 4).replace(/^ {4}/, '  - '))
        .join('\n')}\n`,
  },
  {
    file: 'helm.yaml',
    render: (rules) =>
      `{{- if .Values.alerts }}\n${kubernetes('{{ .Release.Name }}', plainRules(rules, escapedForHelm))}\n{{- end }}\n`,
  },
  { file: 'grafana.yaml', render: grafanaYaml },
  { file: 'grafana.json', render: grafanaJson },
  { file: 'stack.yaml', render: stackYaml },
  { file: 'stack.json', render: stackJson },
  { file: 'sloth.yml', render: slothYaml },
  { file: 'monitors.json', render: datadogJson },
  { file: 'policies.yaml', render: googleYaml },
  { file: 'grafana.tf', render: terraformGrafana },
  { file: 'alarms.tf', render: terraformAlarms },
  { file: 'monitors.tf', render: terraformMonitors },
  { file: 'azure.tf', render: terraformAzure },
  { file: 'policies.tf', render: terraformPolicies },
  { file: 'azure.json', render: azureJson },
  { file: 'policies.json', render: googleJson },
  { file: 'pyrra.yaml', render: pyrraYaml },
  { file: 'answer.json', render: loadedRules },
  { file: 'grafana-ruler.json', render: grafanaRuler },
  { file: 'config-map.yaml', render: configMap },
  { file: 'values.yaml', render: chartValues },
  { file: 'stack-serverless.yml', render: serverless },
  { file: 'stack-sam.yaml', render: sam },
];

/** A file of rules without its marks, with the place of each. */
export function corpusFile({ file, render }: CorpusFormat, rules: readonly CorpusRule[]): CorpusFile {
  const marked = render(rules);
  const faults = rules.filter(({ fault }) => fault !== undefined);
  const parts = marked.split('¦');
  if (parts.length !== faults.length + 1)
    throw new Error(`${file}: ${faults.length} faults and ${parts.length - 1} marks.`);
  let before = '';
  const planted = faults.map(({ fault }, index) => {
    before += parts[index]!;
    const lines = before.replace(/^\uFEFF/, '').split('\n');
    return `${fault} ${lines.length}:${lines.at(-1)!.length + 1}`;
  });
  return { file, text: parts.join(''), planted };
}

/** A list in another order, the same for the same seed. */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return items
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
