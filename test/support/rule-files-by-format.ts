/** A small file of alert rules of each format that is read. */
export const ruleFilesByFormat: Readonly<Record<string, string>> = {
  Prometheus: `groups:
  - name: checkout
    interval: 30s
    rules:
      - record: job:latency:p99
        expr: histogram_quantile(0.99, sum by (le) (rate(latency_bucket[5m])))
      - alert: CheckoutLatencyHigh
        expr: job:latency:p99{namespace="shop"} > 1
        for: 5m
        labels: { severity: p1 }
        annotations:
          summary: It is slow in {{ $labels.namespace }}.
          runbook_url: https://oncall.example.com/docs/alerts/CheckoutLatencyHigh/?namespace={{ $labels.namespace | urlquery }}
`,
  'the Prometheus operator': `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: checkout, namespace: shop }
spec:
  groups:
    - name: checkout
      rules:
        - alert: CheckoutLatencyHigh
          expr: |-
            latency > 1
            and on () up == 1
          annotations:
            runbook_url: >-
              https://oncall.example.com/docs/alerts/CheckoutLatencyHigh/
`,
  Helm: `{{- if .Values.rules.enabled }}
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: {{ include "shop.fullname" . }}
  labels: {{- include "shop.labels" . | nindent 4 }}
spec:
  groups:
  - name: checkout
    rules:
    {{- range .Values.rules.extra }}
    - alert: {{ .name }}
      expr: {{ .expr | quote }}
    {{- end }}
    - alert: CheckoutLatencyHigh
      expr: latency{namespace="{{ .Release.Namespace }}"} > 1
      annotations:
        runbook_url: {{ .Values.site }}/alerts/CheckoutLatencyHigh/?namespace={{ "{{" }} $labels.namespace {{ "}}" }}
{{- end }}
`,
  Grafana: `apiVersion: 1
groups:
  - orgId: 1
    name: checkout
    folder: Shop
    interval: 60s
    rules:
      - uid: abc
        title: CheckoutLatencyHigh
        condition: C
        data:
          - refId: A
            datasourceUid: prometheus
            model: { expr: 'latency{namespace="shop"}', refId: A }
          - refId: C
            datasourceUid: __expr__
            model: { type: threshold, expression: A }
        annotations: { runbook_url: 'https://oncall.example.com/docs/alerts/CheckoutLatencyHigh/' }
        labels: { severity: p1 }
`,
  CloudFormation: `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage: { Type: String }
Resources:
  QueueAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: !Sub 'CheckoutLatencyHigh-\${Stage}'
      AlarmDescription: !Join ['', ['Runbook: https://oncall.example.com/docs/alerts/', !Ref Stage, '/']]
      MetricName: ApproximateAgeOfOldestMessage
      Namespace: AWS/SQS
      Threshold: 600
      ComparisonOperator: GreaterThanThreshold
      Dimensions: [{ Name: QueueName, Value: !GetAtt Queue.QueueName }]
`,
};
