import { isMap, type YAMLMap } from 'yaml';
import type { AlertRule, PlacedText } from '../../model/alerts/alert-rule.ts';
import type { Entries } from '../yaml-nodes.ts';
import { startOf } from './node-values.ts';
import { isTooLong, severityOf } from './prometheus.ts';
import type { RuleFile } from './rule-file.ts';

/** Whether a map is an objective of Sloth, in its own files or in its objects, that has alerts. */
export function isSlothObjective(file: RuleFile, fields: Entries): boolean {
  const alerting = file.peekFields(fields.get('alerting')?.value);
  return fields.has('sli') && fields.has('objective') && file.peekText(alerting?.get('name')?.value) !== undefined;
}

/**
 * Adds the alert of an objective: Sloth makes a rule that pages and one for a ticket, both of this name.
 *
 * @see https://sloth.dev/specs/default/v1/
 */
export function readSlothObjective(file: RuleFile, _: YAMLMap, fields: Entries): void {
  const node = file.nodes.follow(fields.get('alerting')!.value);
  if (!isMap(node)) return;
  const alerting = file.nodes.entriesOf(node);
  const kinds = [
    ['page_alert', 'pageAlert'],
    ['ticket_alert', 'ticketAlert'],
  ].map((keys) => file.peekFields(keys.map((key) => alerting.get(key)?.value).find((value) => value !== undefined)));
  const isOff = (kind: Entries | undefined): boolean => file.peekText(kind?.get('disable')?.value) === 'true';
  if (kinds.every(isOff)) return;
  const name = file.placed(alerting.get('name')!.value, 'the name of an alert')!;
  if (isTooLong(file, name, startOf(alerting.get('name')!.key))) return;
  const own = file.texts(alerting.get('labels')?.value, `\`labels\` of ${name.value}`);
  const worst = kinds.find((kind) => !isOff(kind));
  const labels = { ...own, ...file.texts(worst?.get('labels')?.value, `\`labels\` of ${name.value}`) };
  const annotations = file.texts(alerting.get('annotations')?.value, `\`annotations\` of ${name.value}`);
  addObjective(file, node, name, { fields, labels, annotations });
}

/** Whether an object is an objective of Pyrra. */
export function isPyrraObjective(file: RuleFile, fields: Entries): boolean {
  const apiVersion = file.peekText(fields.get('apiVersion')?.value) ?? '';
  return apiVersion.startsWith('pyrra.dev/') && file.peekText(fields.get('kind')?.value) === 'ServiceLevelObjective';
}

/**
 * Adds the alerts of an objective, with the labels and annotations that Pyrra hands on.
 *
 * @see https://github.com/pyrra-dev/pyrra
 */
export function readPyrraObjective(file: RuleFile, node: YAMLMap, fields: Entries): void {
  const metadata = file.peekFields(fields.get('metadata')?.value);
  const alerting = file.peekFields(file.peekFields(fields.get('spec')?.value)?.get('alerting')?.value);
  const isOn = (key: string): boolean => file.peekText(alerting?.get(key)?.value) !== 'false';
  if (file.peekText(alerting?.get('disabled')?.value) === 'true') return;
  const handedOn = (key: string): Record<string, PlacedText> =>
    Object.fromEntries(
      Object.entries(file.texts(metadata?.get(key)?.value, `\`${key}\``)).flatMap(([name, text]) =>
        name.startsWith('pyrra.dev/') ? [[name.slice('pyrra.dev/'.length), text]] : [],
      ),
    );
  const called = metadata?.get('name')?.value ?? node;
  const at = file.placed(isMap(called) ? fields.get('kind')!.value : called, 'the name of an objective')!.at;
  const names = [
    ...(isOn('burnrates') ? [file.peekText(alerting?.get('name')?.value) ?? 'ErrorBudgetBurn'] : []),
    ...(isOn('absent') ? ['SLOMetricAbsent'] : []),
  ];
  for (const value of names)
    addObjective(
      file,
      node,
      { value, at },
      { fields, labels: handedOn('labels'), annotations: handedOn('annotations') },
    );
}

function addObjective(
  file: RuleFile,
  node: YAMLMap,
  name: PlacedText,
  { fields, labels, annotations }: { fields: Entries } & Pick<AlertRule, 'labels' | 'annotations'>,
): void {
  const rule: AlertRule = {
    name: name.value,
    format: 'objective',
    file: file.shown,
    ...(file.text.isHelm && { isInChart: true as const }),
    at: name.at,
    group: file.peekText(fields.get('name')?.value),
    query: undefined,
    threshold: undefined,
    for: undefined,
    labels,
    annotations,
    severity: severityOf(labels),
  };
  file.add(rule, node);
}
