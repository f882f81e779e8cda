import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { AlertRule, PlacedText } from '../../model/alerts/alert-rule.ts';
import type { RuleFormat } from '../../model/alerts/rule-formats.ts';
import { kindOfScalar, shortened, startOf } from './node-values.ts';
import type { RuleFile } from './rule-file.ts';
import type { Entries } from '../yaml-nodes.ts';

/** Longest name that still makes a file name on every system, in bytes of UTF-8. */
const longestName = 240;

/**
 * Rules of `groups`, as Prometheus, Loki, Mimir and Thanos write them. Recording rules are skipped.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function readGroups(file: RuleFile, groups: unknown, format: RuleFormat): void {
  for (const group of file.items(groups, '`groups`')) {
    if (file.isUnknown(group)) continue;
    const fields = file.fields(group, 'a group');
    if (fields) readGroup(file, fields, format);
  }
}

export function readGroup(file: RuleFile, group: Entries, format: RuleFormat): void {
  const name = file.placed(group.get('name')?.value, '`name` of a group')?.value;
  for (const item of file.items(group.get('rules')?.value, '`rules` of a group')) {
    const fields = file.isUnknown(item) ? undefined : file.fields(item, 'a rule');
    if (fields && isMap(item)) readRule(file, { node: item, fields, group: name, format });
  }
}

/** Whether a map is an alerting rule, wherever it is. Azure calls the expression by its whole name. */
export function isPrometheusRule(file: RuleFile, fields: Entries): boolean {
  return file.peekText(fields.get('alert')?.value) !== undefined && (fields.has('expr') || fields.has('expression'));
}

interface FoundRule {
  node: YAMLMap;
  fields: Entries;
  group: string | undefined;
  format: RuleFormat;
}

/** Adds one alerting rule; a recording rule is skipped. */
export function readRule(file: RuleFile, { node, fields, group, format }: FoundRule): void {
  if (!fields.has('alert') && fields.has('record')) return;
  const name = readName(file, node, fields, 'alert');
  if (!name) return;
  const mustBeText = format === 'prometheus-rule';
  const labels = file.texts(fields.get('labels')?.value, `\`labels\` of ${name.value}`, { mustBeText });
  const annotations = file.texts(fields.get('annotations')?.value, `\`annotations\` of ${name.value}`, { mustBeText });
  const rule: AlertRule = {
    name: name.value,
    format,
    file: file.shown,
    ...(file.text.isHelm && { isInChart: true as const }),
    at: name.at,
    group,
    query: file.placed((fields.get('expr') ?? fields.get('expression'))?.value, `\`expr\` of ${name.value}`)?.value,
    threshold: undefined,
    for: file.placed(fields.get('for')?.value, `\`for\` of ${name.value}`)?.value,
    labels,
    annotations,
    severity: severityOf(labels),
  };
  file.add(rule, node);
}

/** Name of a rule, when it has one that can be used. Everything else is reported. */
export function readName(file: RuleFile, rule: Node, fields: Entries, key: 'alert' | 'title'): PlacedText | undefined {
  const entry = fields.get(key);
  const node = file.nodes.follow(entry?.value);
  const name = file.placed(node, `the name of a rule`);
  if (!name || name.value.trim() === '') {
    if (node && !isScalar(node)) return undefined;
    const message = entry
      ? `\`${key}\` has no value, so that this rule has no name.`
      : `This rule has no \`${key}\`, so that it has no name.`;
    file.report(startOf(entry?.key ?? rule), 'no-name', message, `Write \`${key}: \` and the name of the alert.`);
    return undefined;
  }
  if (isScalar(node) && kindOfScalar(node) !== 'text')
    file.wrongType(node, 'the name of a rule', 'text was', 'Put the name into quotes.', 'warning');
  return isTooLong(file, name, startOf(node!)) ? undefined : name;
}

/** Whether no address can be made of a name. This is reported. */
export function isTooLong(file: RuleFile, { value }: PlacedText, offset: number): boolean {
  const bytes = new TextEncoder().encode(value).length;
  if (bytes <= longestName) return false;
  const message = `The name \`${shortened(value)}\` has ${bytes} bytes, more than the ${longestName} that an address can have.`;
  file.report(offset, 'long-name', message, 'Shorten the name, and put the rest into the summary.');
  return true;
}

/** `severity`, else `priority` or `level`, in any case of letters. */
export function severityOf(texts: Record<string, PlacedText>): PlacedText | undefined {
  const written = Object.entries(texts).filter(([, { value }]) => value.trim() !== '');
  for (const key of ['severity', 'priority', 'level']) {
    const found = written.find(([name]) => name === key) ?? written.find(([name]) => name.toLowerCase() === key);
    if (found) return found[1];
  }
  return undefined;
}
