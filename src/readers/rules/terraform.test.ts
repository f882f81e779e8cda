import { describe, expect, test } from 'vitest';
import { editLinks } from './link-edits.ts';
import { readRules } from './read-rules.ts';

const read = (text: string) => readRules(text, 'alarms.tf');
const said = (text: string): string[] =>
  read(text).findings.map(({ level, at, message }) => `${level} ${at.line}:${at.column} ${message}`);

describe('alerts of Terraform', () => {
  test('an alarm of CloudWatch', () => {
    const { rules, findings } = read(`# Alarms
resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu-high"
  alarm_description   = <<-EOT
    Too busy on \${var.host}.
    Read https://oncall.example.com/alerts/cpu-high/ first.
  EOT
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 75
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  period              = 60
  tags = {
    severity    = "p2"
    runbook_url = "https://oncall.example.com/alerts/cpu-high/"
  }
}
`);

    expect(findings).toEqual([]);
    expect(rules).toMatchObject([
      {
        name: 'cpu-high',
        format: 'terraform-alarm',
        at: { line: 3, column: 26 },
        group: 'aws_cloudwatch_metric_alarm.cpu',
        query: 'AWS/EC2 CPUUtilization (Average)',
        threshold: 'GreaterThanThreshold 75',
        for: '2 of 3 periods of 60 s',
        severity: { value: 'p2', at: { line: 17, column: 20 } },
        annotations: { runbook_url: { at: { line: 18, column: 20 } } },
        describedLink: { value: 'https://oncall.example.com/alerts/cpu-high/', at: { line: 6, column: 10 } },
      },
    ]);
  });

  test('a monitor of Datadog', () => {
    const { rules } = read(`resource "datadog_monitor" "queue" {
  name     = "Queue {{host.name}}"
  type     = "query alert"
  query    = "avg(last_5m):avg:queue.size{*} > 100"
  message  = "See https://oncall.example.com/alerts/Queue/"
  priority = 2
  tags     = ["team:shop", "plain", var.tag]
}
`);

    expect(rules).toMatchObject([
      {
        name: 'Queue {{host.name}}',
        format: 'terraform-datadog',
        query: 'avg(last_5m):avg:queue.size{*} > 100',
        severity: { value: 'P2' },
        labels: { team: { value: 'shop', at: { line: 7, column: 21 } } },
        describedLink: { at: { line: 5, column: 19 } },
      },
    ]);
  });

  test('rules of Grafana, one by one, with their own texts', () => {
    const { rules, findings } = read(`resource "grafana_rule_group" "shop" {
  name = "Shop"
  rule {
    name = "Queue"
    for  = "5m"
    annotations = { runbook_url = "https://a.example/x", summary = "\${var.s}" }
    labels = { severity = "page" }
    data {
      ref_id = "A"
      model  = jsonencode({ expr = "up == 0" })
    }
  }
  rule {
    name = "Json"
    data {
      model = "{\\"expr\\": \\"a > 1\\"}"
    }
  }
  dynamic "rule" {
    for_each = var.rules
    content { name = rule.value }
  }
}
`);

    expect(rules).toMatchObject([
      {
        name: 'Queue',
        format: 'terraform-grafana',
        query: 'up == 0',
        for: '5m',
        severity: { value: 'page' },
        annotations: { runbook_url: { value: 'https://a.example/x', at: { line: 6, column: 36 } } },
      },
      { name: 'Json', query: 'a > 1' },
    ]);
    expect(findings.map(({ level, at, message }) => `${level} ${at.line}:${at.column} ${message}`)).toEqual([
      'warning 6:58 `summary` is made by an expression, and is not checked.',
      'warning 19:3 Rules of `grafana_rule_group.shop` are made by a loop, and are not checked.',
    ]);
  });

  test('policies of Google and alerts of Azure', () => {
    const { rules } = read(`resource "google_monitoring_alert_policy" "p" {
  display_name = "Policy"
  severity     = "CRITICAL"
  conditions {
    display_name = "c"
    condition_threshold {
      filter          = "metric.type=\\"x\\""
      comparison      = "COMPARISON_GT"
      threshold_value = 5
    }
  }
  documentation {
    content = "https://oncall.example.com/alerts/Policy/"
  }
}
resource "azurerm_monitor_metric_alert" "m" {
  name        = "Metric"
  description = "Why"
  severity    = 1
  criteria {
    metric_name = "cpu"
    operator    = "GreaterThan"
    threshold   = 80
  }
}
`);

    expect(rules).toMatchObject([
      { name: 'Policy', query: 'metric.type="x"', threshold: 'COMPARISON_GT 5', severity: { value: 'CRITICAL' } },
      { name: 'Metric', query: 'cpu', threshold: 'GreaterThan 80', severity: { value: 'Sev1' } },
    ]);
    expect(rules.map(({ annotations }) => Object.keys(annotations))).toEqual([['content'], ['description']]);
  });

  test('of several conditions, none is taken for that of the alert', () => {
    const { rules } = read(`resource "google_monitoring_alert_policy" "p" {
  display_name = "Policy"
  conditions {
    condition_threshold {
      filter          = "first"
      threshold_value = 5
    }
  }
  conditions {
    condition_absent {
      filter = "second"
    }
  }
}
resource "azurerm_monitor_metric_alert" "m" {
  name = "Metric"
  criteria {
    metric_name = "cpu"
    threshold   = 80
  }
  criteria {
    metric_name = "memory"
    threshold   = 90
  }
}
`);

    expect(rules.map(({ name, query, threshold }) => [name, query, threshold])).toEqual([
      ['Policy', undefined, undefined],
      ['Metric', undefined, undefined],
    ]);
  });
});

test('a name or a link that has to be worked out is said, and not made up', () => {
  const text = `resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name = "\${var.env}-cpu"
}
resource "datadog_monitor" "b" {
  name    = local.name
  message = "x"
}
resource "datadog_monitor" "c" {
  name    = "C"
  message = "https://\${var.host}/alerts/C/"
}
`;

  expect(read(text).rules).toMatchObject([{ name: 'C', annotations: {} }]);
  expect(said(text)).toEqual([
    'warning 2:3 The name of the alert of `aws_cloudwatch_metric_alarm.a` cannot be told: `alarm_name` is made by an expression, `${var.env}-cpu`. It is not checked.',
    'warning 5:3 The name of the alert of `datadog_monitor.b` cannot be told: `name` is made by an expression, `local.name`. It is not checked.',
    'warning 10:3 The link of `C` cannot be told: `message` is made by an expression. It is not checked.',
  ]);
});

test.each([
  ['variable "region" {\n  type = string\n}\n', 'note 1:1 The file holds no alert rules: it is Terraform.'],
  [
    'locals {}\nresource "newrelic_nrql_alert_condition" "x" {}\n',
    'error 2:1 `newrelic_nrql_alert_condition.x` is not read: Alertbook knows no resource `newrelic_nrql_alert_condition`, so its alerts are not checked.',
  ],
  [
    'resource "datadog_monitor" "x" {\n  name = "a\n}\n',
    'error 2:10 The file is not Terraform from here on: a text with an end in its line was expected.',
  ],
])('what is not read is named once, with what to do: %#', (text, finding) => {
  expect(said(text)).toEqual([finding]);
});

test('links are not written into Terraform', () => {
  const text = 'resource "datadog_monitor" "x" {\n  name = "X"\n  message = "https://a.example/"\n}\n';
  const [rule] = read(text).rules;
  const { text: after, refused } = editLinks(text, [{ rule: rule!, link: 'https://oncall.example.com/alerts/X/' }]);

  expect(after).toBe(text);
  expect(refused).toMatchObject([{ message: expect.stringContaining('Terraform is only read') }]);
});

describe('Terraform as JSON', () => {
  const readJson = (text: string) => readRules(text, 'alarms.tf.json');

  test('resources are read at their lines, whether blocks are one or in a list', () => {
    const { rules, findings } = readJson(`{
  "variable": { "env": {} },
  "resource": {
    "aws_cloudwatch_metric_alarm": {
      "cpu": {
        "alarm_name": "cpu-high",
        "alarm_description": "Busy. https://oncall.example.com/alerts/cpu-high/",
        "threshold": 75,
        "tags": { "severity": "p2" }
      },
      "made": { "alarm_name": "\${var.env}-cpu" }
    },
    "grafana_rule_group": {
      "shop": [{
        "rule": [
          { "name": "Queue", "annotations": { "runbook_url": "https://oncall.example.com/alerts/Queue/" } },
          { "name": "Late", "annotations": "\${local.texts}" }
        ]
      }]
    },
    "aws_instance": { "web": { "ami": "x" } }
  }
}
`);

    expect(rules).toMatchObject([
      {
        name: 'cpu-high',
        format: 'terraform-alarm',
        at: { line: 6, column: 24 },
        group: 'aws_cloudwatch_metric_alarm.cpu',
        threshold: '75',
        severity: { value: 'p2', at: { line: 9, column: 32 } },
        describedLink: { value: 'https://oncall.example.com/alerts/cpu-high/', at: { line: 7, column: 37 } },
      },
      {
        name: 'Queue',
        format: 'terraform-grafana',
        annotations: { runbook_url: { at: { line: 16, column: 63 } } },
      },
      { name: 'Late', annotations: {} },
    ]);
    expect(findings).toMatchObject([
      {
        id: 'rules/not-literal',
        message: expect.stringContaining('`alarm_name` is made by an expression, `${var.env}-cpu`'),
        at: { line: 11 },
      },
      {
        id: 'rules/not-literal',
        message: '`annotations` is made by an expression, and is not checked.',
        at: { line: 17 },
      },
    ]);
  });

  test('without alerts it is a note, and an object that only has a key of that name is none', () => {
    expect(readJson('{"resource": {"aws_instance": {"web": {"ami": "x"}}}}').findings).toMatchObject([
      { id: 'rules/no-rules', level: 'note', message: 'The file holds no alert rules: it is Terraform.' },
    ]);
    expect(
      readJson('{"resource": "x", "groups": [{"name": "g", "rules": [{"alert": "A", "expr": "up"}]}]}').rules,
    ).toMatchObject([{ name: 'A', format: 'prometheus' }]);
  });
});

test('of merged maps, what is written out behind everything else is known', () => {
  const { rules, findings } = read(`resource "grafana_rule_group" "shop" {
  rule {
    name   = "Queue"
    labels = merge({ severity = "ticket" }, local.labels, { severity = "page" }, { team = "shop" })
    annotations = merge(local.texts, { runbook_url = "https://a.example/x" })
  }
  rule {
    name   = "Late"
    labels = merge({ severity = "page" }, local.labels)
  }
}
`);

  expect(rules).toMatchObject([
    {
      severity: { value: 'page' },
      labels: { team: { value: 'shop' } },
      annotations: { runbook_url: { value: 'https://a.example/x', at: { line: 5, column: 55 } } },
    },
    { labels: {}, severity: undefined },
  ]);
  expect(findings.map(({ message }) => message)).toEqual([
    'A part of `annotations` is made by an expression, and is not checked.',
  ]);
});
