import { hostileText, type Example } from '../example.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';

const place = { file: 'content/alerts/checkout.yaml', line: 1, column: 1 };
const rule: AlertRule = {
  name: 'CheckoutLatencyHigh',
  format: 'prometheus',
  file: place.file,
  at: place,
  group: 'checkout',
  query: 'histogram_quantile(0.95, rate(checkout_seconds_bucket[5m])) > 0.5',
  threshold: undefined,
  for: '15m',
  labels: { severity: { value: 'critical', at: place }, team: { value: 'payments', at: place } },
  annotations: { summary: { value: hostileText, at: place } },
  severity: { value: 'critical', at: place },
};

export const examples: Example[] = [
  { state: 'A rule of Prometheus', props: { rule, title: 'When it fires' } },
  {
    state: 'A rule that names runbooks elsewhere',
    props: {
      rule,
      title: 'When it fires',
      links: [
        { key: 'runbook_url', text: 'https://wiki.example.com/checkout', href: 'https://wiki.example.com/checkout' },
        { key: 'runbook', text: 'docs/checkout/README.md', href: undefined },
      ],
    },
  },
  {
    state: 'An alarm, which has a threshold and no query',
    props: {
      rule: { ...rule, format: 'cloudformation', query: undefined, threshold: 'GreaterThanThreshold 80', labels: {} },
      title: 'Rule 2',
    },
  },
];
