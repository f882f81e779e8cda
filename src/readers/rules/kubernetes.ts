import type { Node } from 'yaml';
import type { ReadInside } from './formats.ts';
import { readGroups } from './prometheus.ts';
import type { RuleFile } from './rule-file.ts';
import type { Entries } from '../yaml-nodes.ts';

/** Kinds whose `spec.groups` holds rules as Prometheus writes them: of the operators of Prometheus, Loki, VictoriaMetrics, Google. */
const kindsOfRules = new Set(['PrometheusRule', 'AlertingRule', 'VMRule', 'Rules', 'ClusterRules', 'GlobalRules']);

/** Lists in lists are legal and pointless; this many are followed. */
const deepestList = 5;

/** Whether an object of Kubernetes is of a kind that holds rules of Prometheus. */
export function isObjectOfRules(file: RuleFile, object: Entries): boolean {
  return object.has('apiVersion') && kindsOfRules.has(file.peekText(object.get('kind')?.value) ?? '');
}

/**
 * Rules of a Kubernetes object, and of the objects of a list.
 *
 * @param inside Reads objects of other kinds in a list.
 * @returns How many objects of rules were found.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export function readObject(file: RuleFile, object: Entries, inside: ReadInside, depth = 0): number {
  const kind = file.placed(object.get('kind')?.value, '`kind`')?.value ?? '';
  if (kind.endsWith('List') && object.has('items') && depth < deepestList) {
    let found = 0;
    for (const item of file.items(object.get('items')?.value, '`items`')) {
      const fields = fieldsOf(file, item);
      const kindOfItem = file.peekText(fields?.get('kind')?.value) ?? '';
      if (fields && (kindsOfRules.has(kindOfItem) || kindOfItem.endsWith('List')))
        found += readObject(file, fields, inside, depth + 1);
      else inside(file, item);
    }
    return found;
  }
  if (kindsOfRules.has(kind)) {
    const spec = file.fields(object.get('spec')?.value, '`spec`');
    if (spec) readGroups(file, spec.get('groups')?.value, 'prometheus-rule');
    return 1;
  }
  return 0;
}

function fieldsOf(file: RuleFile, item: Node): Entries | undefined {
  return file.isUnknown(item) ? undefined : file.fields(item, 'an object of the list');
}
