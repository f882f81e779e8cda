import { isMap, type YAMLMap } from 'yaml';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { readName, severityOf } from './prometheus.ts';
import type { RuleFile } from './rule-file.ts';
import type { Entries } from '../yaml-nodes.ts';

/**
 * Rules of `groups` as Grafana provisions and exports them, in YAML or JSON. Recording rules are skipped.
 *
 * @see https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/
 */
export function readGrafanaGroups(file: RuleFile, groups: unknown): void {
  for (const group of file.items(groups, '`groups`')) {
    const fields = file.isUnknown(group) ? undefined : file.fields(group, 'a group');
    if (!fields) continue;
    const path = ['folder', 'name'].map((key) => file.placed(fields.get(key)?.value, `\`${key}\` of a group`)?.value);
    for (const item of file.items(fields.get('rules')?.value, '`rules` of a group')) {
      const rule = file.isUnknown(item) ? undefined : file.fields(item, 'a rule');
      if (rule && isMap(item)) readGrafanaRule(file, item, rule, path.filter((part) => part !== undefined).join('/'));
    }
  }
}

/** Grafana's files say `apiVersion: 1`; where that is left out, their rules have a title, and no `alert` or `expr`. */
export function isGrafana(file: RuleFile, fields: Entries): boolean {
  const groups = fields.get('groups');
  if (!groups || fields.has('apiVersion')) return groups !== undefined;
  const rule = file
    .peekItems(groups.value)
    .flatMap((group) => file.peekItems(file.peekFields(group)?.get('rules')?.value).slice(0, 1))
    .map((item) => file.peekFields(item))[0];
  return Boolean(rule?.has('title') && !rule.has('alert') && !rule.has('expr'));
}

/** Whether a map is a rule of Grafana, wherever it is: as files, operators and the API have it, or as its ruler has it. */
export function isGrafanaRule(file: RuleFile, fields: Entries): boolean {
  const own = file.peekFields(fields.get('grafana_alert')?.value) ?? fields;
  const isNamed = file.peekText(own.get('title')?.value) !== undefined;
  return isNamed && own.has('condition') && file.peekItems(own.get('data')?.value).length > 0;
}

/** Adds one rule; a recording rule is skipped. What the ruler keeps under `grafana_alert` is taken from there. */
export function readGrafanaRule(file: RuleFile, node: YAMLMap, outer: Entries, group: string | undefined): void {
  const own = file.peekFields(outer.get('grafana_alert')?.value);
  const fields: Entries = own ? new Map([...own, ...outer]) : outer;
  if (fields.has('record')) return;
  const name = readName(file, node, fields, 'title');
  if (!name) return;
  const labels = file.texts(fields.get('labels')?.value, `\`labels\` of ${name.value}`);
  const annotations = file.texts(fields.get('annotations')?.value, `\`annotations\` of ${name.value}`);
  const rule: AlertRule = {
    name: name.value,
    format: 'grafana',
    file: file.shown,
    ...(file.text.isHelm && { isInChart: true as const }),
    at: name.at,
    group: group || undefined,
    ...readCondition(file, fields),
    for: file.placed(fields.get('for')?.value, `\`for\` of ${name.value}`)?.value,
    labels,
    annotations,
    severity: severityOf(labels),
  };
  file.add(rule, node);
}

/**
 * Follows a rule's condition through expressions (reduce, threshold, math) to the query that they look at.
 * The threshold is of the first expression on this way that has one.
 */
function readCondition(file: RuleFile, rule: Entries): Pick<AlertRule, 'query' | 'threshold'> {
  const modelById = new Map<string, Entries>();
  for (const item of file.items(rule.get('data')?.value, '`data` of a rule')) {
    const query = file.peekFields(item);
    const id = file.peekText(query?.get('refId')?.value);
    const model = file.peekFields(query?.get('model')?.value);
    if (id !== undefined && model) modelById.set(id, model);
  }
  let threshold: string | undefined;
  for (let id = file.peekText(rule.get('condition')?.value); id !== undefined;) {
    const model = modelById.get(id);
    if (!model) break;
    modelById.delete(id);
    const read = (key: string): string | undefined => file.peekText(model.get(key)?.value);
    const query = read('expr') ?? read('rawSql') ?? read('query');
    if (query !== undefined) return { query, threshold };
    const expression = read('expression');
    threshold ??= conditionsOf(file, model)[0]?.threshold ?? (read('type') === 'math' ? expression : undefined);
    id = idsIn(expression, conditionsOf(file, model)).find((found) => modelById.has(found));
  }
  return { query: undefined, threshold };
}

interface Condition {
  /** `gt 80`. */
  threshold: string | undefined;
  /** Id of the query that a classic condition looks at. */
  query: string | undefined;
}

function conditionsOf(file: RuleFile, model: Entries): Condition[] {
  return file.peekItems(model.get('conditions')?.value).map((item) => {
    const condition = file.peekFields(item);
    const evaluator = file.peekFields(condition?.get('evaluator')?.value);
    const type = file.peekText(evaluator?.get('type')?.value);
    const query = file.peekFields(condition?.get('query')?.value);
    return { threshold: type && [type, ...paramsOf(file, evaluator)].join(' '), query: paramsOf(file, query)[0] };
  });
}

function paramsOf(file: RuleFile, fields: Entries | undefined): string[] {
  return file.peekItems(fields?.get('params')?.value).map((param) => file.peekText(param) ?? '');
}

/** What an expression may mean by `B`, `$B` or `${B} > 80`. */
function idsIn(expression: string | undefined, conditions: Condition[]): string[] {
  if (expression === undefined) return conditions.map(({ query }) => query).filter((id) => id !== undefined);
  return [
    expression,
    ...[...expression.matchAll(/\$\{([^{}]*)\}|\$(\w+)/g)].map(([, braced, bare]) => braced ?? bare!),
  ];
}
