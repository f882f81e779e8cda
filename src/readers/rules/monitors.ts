import { isMap, isScalar, type YAMLMap } from 'yaml';
import type { AlertRule, PlacedText } from '../../model/alerts/alert-rule.ts';
import { ruleFormats } from '../../model/alerts/rule-formats.ts';
import { linksIn } from '../../model/rule-links/alert-link.ts';
import type { Entries, Entry } from '../yaml-nodes.ts';
import { describedLink } from './described-link.ts';
import { shortened, startOf } from './node-values.ts';
import { isTooLong, severityOf } from './prometheus.ts';
import type { RuleFile } from './rule-file.ts';

type MonitorFormat = 'datadog' | 'azure' | 'gcp';

/** What monitors of all makers have, whatever they call it. */
interface Monitor {
  node: YAMLMap;
  format: MonitorFormat;
  name: unknown;
  /** Map that has the text for people, under the key that the format's facts name, where there is one. */
  owner: unknown;
  query: string | undefined;
  threshold?: string | undefined;
  /** Whether the text for people has to be worked out, so that its link is not known. */
  isTextUnknown?: boolean;
  labels: Record<string, PlacedText>;
  severity: PlacedText | undefined;
}

/** @see https://docs.datadoghq.com/api/latest/monitors/ */
export function isDatadogMonitor(file: RuleFile, fields: Entries): boolean {
  return (
    /^(?:composite|service check|[\w-]+ alert)$/.test(textOf(file, fields, 'type') ?? '') &&
    ['name', 'query'].every((key) => textOf(file, fields, key) !== undefined)
  );
}

export function readDatadogMonitor(file: RuleFile, node: YAMLMap, fields: Entries, group: string | undefined): void {
  const tags = file.peekItems(fields.get('tags')?.value).flatMap((item): [string, PlacedText][] => {
    const text = isScalar(item) ? file.placedScalar(item) : undefined;
    const colon = text?.value.indexOf(':') ?? -1;
    if (!text || colon < 1) return [];
    const at = { ...text.at, column: text.at.column + colon + 1 };
    return [[text.value.slice(0, colon), { value: text.value.slice(colon + 1), at }]];
  });
  const labels = Object.fromEntries(tags);
  const priority = file.placed(fields.get('priority')?.value, '`priority`');
  addMonitor(file, group, {
    node,
    format: 'datadog',
    name: fields.get('name')!.value,
    owner: node,
    query: textOf(file, fields, 'query'),
    labels,
    severity: severityOf(labels) ?? (priority && { ...priority, value: `P${priority.value}` }),
  });
}

/** @see https://learn.microsoft.com/en-us/azure/templates/microsoft.insights/metricalerts */
export function isAzureAlert(file: RuleFile, fields: Entries): boolean {
  const isAlert = /^microsoft\.insights\/(?:metricalerts|scheduledqueryrules|activitylogalerts)$/i.test(
    textOf(file, fields, 'type') ?? '',
  );
  // `az monitor … list` tells the properties at the top.
  const hasProperties = ['properties', 'criteria', 'condition'].some(
    (key) => file.peekFields(fields.get(key)?.value) !== undefined,
  );
  return isAlert && fields.has('name') && hasProperties;
}

const googleExport = 'Give what Google Cloud has: `gcloud monitoring policies list --format=json > policies.json`.';
const azureExport = 'Give what Azure has: `az group export --name GROUP --skip-all-params > alerts.json`.';

function reportMade(file: RuleFile, { key, value }: Entry, message: string, hint = azureExport): void {
  file.report(startOf(file.nodes.follow(value) ?? key), 'not-literal', message, hint, 'warning');
}

/** Whether a value of an ARM template is made by an expression, also in a template that is inside a policy: `[concat(…)]`, `[[parameters('name')]`. */
function isMadeByArm(text: string | undefined): text is string {
  return text !== undefined && /^\[+\s*\w+(?:\.\w+)*\s*\([^]*\]\s*$/.test(text);
}

export function readAzureAlert(file: RuleFile, node: YAMLMap, fields: Entries, group: string | undefined): void {
  const nameEntry = fields.get('name')!;
  const name = textOf(file, fields, 'name');
  if (isMadeByArm(name)) {
    const why = `\`name\` is made by an expression, \`${shortened(name)}\``;
    reportMade(file, nameEntry, `The name of an alert cannot be told: ${why}. It is not checked.`);
    return;
  }
  const inProperties = file.peekFields(fields.get('properties')?.value);
  const properties = inProperties ?? fields;
  const description = properties.get('description');
  const isTextUnknown = isMadeByArm(file.peekText(description?.value));
  if (description && isTextUnknown) {
    const why = '`description` is made by an expression';
    reportMade(file, description, `The link of \`${name ?? ''}\` cannot be told: ${why}. It is not checked.`);
  }
  const criteria = file.peekFields(properties.get('criteria')?.value);
  const all = file.peekItems(
    (criteria ?? properties).get('allOf')?.value ??
      file.peekFields(properties.get('condition')?.value)?.get('allOf')?.value,
  );
  const first = all.length === 1 ? file.peekFields(all[0]) : undefined;
  const written = file.placed(properties.get('severity')?.value, '`severity`');
  const severity = isMadeByArm(written?.value) ? undefined : written;
  const words = ['operator', 'threshold'].flatMap((key) => (first && textOf(file, first, key)) ?? []);
  addMonitor(file, group, {
    node,
    format: 'azure',
    name: nameEntry.value,
    owner: inProperties ? fields.get('properties')!.value : node,
    isTextUnknown,
    query: first && (textOf(file, first, 'query') ?? textOf(file, first, 'metricName')),
    threshold: words.length > 0 ? words.join(' ') : undefined,
    labels: {},
    severity: severity && /^\d$/.test(severity.value) ? { ...severity, value: `Sev${severity.value}` } : severity,
  });
}

/** @see https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies */
export function isGooglePolicy(file: RuleFile, fields: Entries): boolean {
  const first = file.peekFields(file.peekItems(fields.get('conditions')?.value)[0]);
  return (
    textOf(file, fields, 'displayName') !== undefined &&
    [...(first?.keys() ?? [])].some((key) => /^condition[A-Z]/.test(key))
  );
}

export function readGooglePolicy(file: RuleFile, node: YAMLMap, fields: Entries, group: string | undefined): void {
  const nameEntry = fields.get('displayName')!;
  const name = textOf(file, fields, 'displayName') ?? '';
  // No variable of Google's is in a name: `${SERVICE}` is filled in before Google sees it.
  if (/\$\{\w+\}/.test(name)) {
    const why = `\`displayName\` has to be filled in, \`${shortened(name)}\``;
    reportMade(file, nameEntry, `The name of an alert cannot be told: ${why}. It is not checked.`, googleExport);
    return;
  }
  const content = file.peekFields(fields.get('documentation')?.value)?.get('content');
  const isTextUnknown = linksIn(file.peekText(content?.value) ?? '').some((link) => link.includes('${'));
  if (content && isTextUnknown)
    reportMade(
      file,
      content,
      `The link of \`${name}\` cannot be told: it has to be filled in. It is not checked.`,
      googleExport,
    );
  const [only, ...others] = file.peekItems(fields.get('conditions')!.value);
  const condition = [...file.peekFields(only)!].find(([key]) => /^condition[A-Z]/.test(key));
  // Of several conditions, none says what the policy is about.
  const what = others.length === 0 ? file.peekFields(condition?.[1].value) : undefined;
  const words = ['comparison', 'thresholdValue'].flatMap((key) => (what && textOf(file, what, key)) ?? []);
  const labels = file.texts(fields.get('userLabels')?.value, '`userLabels`');
  addMonitor(file, group, {
    node,
    format: 'gcp',
    name: nameEntry.value,
    isTextUnknown,
    owner: fields.get('documentation')?.value,
    query: what && (textOf(file, what, 'query') ?? textOf(file, what, 'filter')),
    threshold: words.length > 0 ? words.join(' ') : undefined,
    labels,
    severity: file.placed(fields.get('severity')?.value, '`severity`') ?? severityOf(labels),
  });
}

function textOf(file: RuleFile, fields: Entries, key: string): string | undefined {
  return file.peekText(fields.get(key)?.value);
}

function addMonitor(file: RuleFile, group: string | undefined, monitor: Monitor): void {
  const name = file.placed(monitor.name, 'the name of a monitor');
  const named = file.nodes.follow(monitor.name);
  if (!name || !named || isTooLong(file, name, startOf(named))) return;
  const { node, format, query, threshold, isTextUnknown, labels, severity } = monitor;
  const field = ruleFormats[format].textField;
  const owner = file.nodes.follow(monitor.owner);
  const text = isMap(owner) ? file.nodes.follow(file.nodes.entriesOf(owner).get(field)?.value) : null;
  const described = isScalar(text) && !isTextUnknown ? file.placedScalar(text) : undefined;
  const rule: AlertRule = {
    name: name.value,
    format,
    file: file.shown,
    ...(file.text.isHelm && { isInChart: true as const }),
    at: name.at,
    group,
    query,
    threshold,
    for: undefined,
    labels,
    annotations: described ? { [field]: described } : {},
    ...(described && isScalar(text) && describedLink(file, text, described.value)),
    severity,
  };
  file.add(rule, isMap(owner) ? owner : node, [node, node]);
}
