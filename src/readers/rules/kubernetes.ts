import type { Node } from 'yaml';
import { readGroups } from './prometheus.ts';
import type { RuleFile } from './rule-file.ts';
import type { Entries } from '../yaml-nodes.ts';

/** Kinds whose `spec.groups` holds rules as Prometheus writes them: of the operators of Prometheus, Loki, VictoriaMetrics, Google. */
const kindsOfRules = new Set(['PrometheusRule', 'AlertingRule', 'VMRule', 'Rules', 'ClusterRules', 'GlobalRules']);

/** Lists in lists are legal and pointless; this many are followed. */
const deepestList = 5;

/**
 * Rules of a Kubernetes object, and of the objects of a list. Objects of other kinds are skipped.
 *
 * @returns How many objects that can hold rules were found.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export function readObject(file: RuleFile, object: Entries, depth = 0): number {
  const kind = file.placed(object.get('kind')?.value, '`kind`')?.value ?? '';
  if (kind.endsWith('List') && depth < deepestList) {
    let found = 0;
    for (const item of file.items(object.get('items')?.value, '`items`')) {
      const fields = fieldsOf(file, item);
      if (fields) found += readObject(file, fields, depth + 1);
    }
    return found;
  }
  if (!kindsOfRules.has(kind)) return 0;
  const spec = file.fields(object.get('spec')?.value, '`spec`');
  if (spec) readGroups(file, spec.get('groups')?.value, 'prometheus-rule');
  return 1;
}

function fieldsOf(file: RuleFile, item: Node): Entries | undefined {
  return file.isUnknown(item) ? undefined : file.fields(item, 'an object of the list');
}
