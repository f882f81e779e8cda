import type { YAMLMap } from 'yaml';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { Entries } from '../yaml-nodes.ts';
import { isTooLong, severityOf } from './prometheus.ts';
import { startOf } from './node-values.ts';
import type { RuleFile } from './rule-file.ts';

/** Whether a map is an alerting rule as servers tell which they have loaded. */
export function isLoadedRule(file: RuleFile, fields: Entries): boolean {
  const isAlerting = file.peekText(fields.get('type')?.value) === 'alerting';
  return isAlerting && ['name', 'query'].every((key) => file.peekText(fields.get(key)?.value) !== undefined);
}

/**
 * Adds a rule of the answer of `/api/v1/rules`, which Prometheus, Thanos, Loki, Mimir, VictoriaMetrics and Grafana give.
 *
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#rules
 */
export function readLoadedRule(file: RuleFile, node: YAMLMap, fields: Entries, group: string | undefined): void {
  const entry = fields.get('name')!;
  const name = file.placed(entry.value, 'the name of a rule')!;
  if (isTooLong(file, name, startOf(entry.value ?? entry.key))) return;
  const labels = file.texts(fields.get('labels')?.value, `\`labels\` of ${name.value}`);
  const seconds = Number(file.peekText(fields.get('duration')?.value) ?? 0);
  const rule: AlertRule = {
    name: name.value,
    format: 'prometheus-api',
    file: file.shown,
    at: name.at,
    group,
    query: file.peekText(fields.get('query')?.value),
    threshold: undefined,
    for: seconds > 0 ? durationOf(seconds) : undefined,
    labels,
    annotations: file.texts(fields.get('annotations')?.value, `\`annotations\` of ${name.value}`),
    severity: severityOf(labels),
  };
  file.add(rule, node);
}

/** Seconds as rules write them: `15m`. */
function durationOf(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
