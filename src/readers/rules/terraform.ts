import { YAMLMap } from 'yaml';
import type { AlertRule, PlacedText } from '../../model/alerts/alert-rule.ts';
import { ruleFormats, type RuleFormat, type RuleFormatFacts } from '../../model/alerts/rule-formats.ts';
import { linksIn } from '../../model/rule-links/alert-link.ts';
import { HclProblem, readHcl, type HclAttribute, type HclBlock, type HclBody, type HclValue } from '../hcl.ts';
import { periodsInWords } from './cloudformation-metric.ts';
import { shortened } from './node-values.ts';
import { isTooLong, severityOf } from './prometheus.ts';
import { RuleFile } from './rule-file.ts';
import { plainText } from './rule-text.ts';
import { bodyOfTerraformJson } from './terraform-json.ts';
import type { Entries } from '../yaml-nodes.ts';

const exportHint =
  'Give the rules that it makes, as the system that runs them exports them: Prometheus’ `/api/v1/rules`, an export of Grafana, a monitor as JSON.';

/** Resources that are alerts. Those without a reader are named. */
const alertTypes: readonly [type: RegExp, read: (file: RuleFile, resource: Resource) => void][] = [
  [/^aws_cloudwatch_(?:metric|composite)_alarm$/, readAlarm],
  [/^datadog_monitor$/, readDatadogMonitor],
  [/^grafana_rule_group$/, readGrafanaGroup],
  [/^google_monitoring_alert_policy$/, readGooglePolicy],
  [/^azurerm_monitor_(?:metric_alert|scheduled_query_rules_alert(?:_v2)?|activity_log_alert)$/, readAzureAlert],
  [
    /^(?:azurerm_monitor_\w*alert\w*|newrelic_\w*condition|aws_prometheus_rule_group_namespace|grafana_apps_rules_alertrule\w*|mimir_rule_group_alerting|datadog_monitor_json)$/,
    reportUnread,
  ],
];

/** Reads the alerts that a text of Terraform writes out. Nothing is evaluated: what a value has to be worked out for is said. */
export function readTerraform(text: string, shown: string): RuleFile {
  const file = new RuleFile(plainText(text), shown);
  let body: HclBody;
  try {
    body = readHcl(text);
  } catch (error) {
    if (!(error instanceof HclProblem)) throw error;
    file.report(
      error.offset,
      'hcl',
      `The file is not Terraform from here on: ${error.message} expected.`,
      'Correct it; `terraform validate` says more.',
    );
    return file;
  }
  readResources(file, body);
  return file;
}

/** Reads the alerts of a document of Terraform that is written as JSON. */
export function readTerraformJson(file: RuleFile, fields: Entries): void {
  readResources(file, bodyOfTerraformJson(file, fields));
}

function readResources(file: RuleFile, body: HclBody): void {
  const resources = body.blocks.flatMap((block) => resourceOf(block) ?? []);
  const known = resources.flatMap((resource) => {
    const found = alertTypes.find(([type]) => type.test(resource.type));
    return found ? [[resource, found[1]] as const] : [];
  });
  for (const [resource, read] of known) read(file, resource);
  if (known.length === 0)
    file.report(
      0,
      'no-rules',
      'The file holds no alert rules: it is Terraform.',
      'Leave it out of the files to read.',
      'note',
    );
}

interface Resource {
  type: string;
  /** `datadog_monitor.cpu` */
  address: string;
  block: HclBlock;
}

function resourceOf(block: HclBlock): Resource | undefined {
  const [type, name] = block.labels;
  return block.type === 'resource' && type !== undefined && name !== undefined
    ? { type, address: `${type}.${name}`, block }
    : undefined;
}

function reportUnread(file: RuleFile, { type, address, block }: Resource): void {
  file.report(
    block.at,
    'no-rules',
    `\`${address}\` is not read: Alertbook knows no resource \`${type}\`, so its alerts are not checked.`,
    exportHint,
  );
}

/** What resources of all kinds have, whatever they call it. */
interface Found {
  format: RuleFormat;
  resource: Resource;
  name: HclAttribute | undefined;
  /** Text for people. */
  text?: HclAttribute | undefined;
  annotations?: Record<string, PlacedText>;
  labels?: Record<string, PlacedText>;
  query: string | undefined;
  threshold?: string | undefined;
  for?: string | undefined;
  severity?: PlacedText | undefined;
}

function addRule(file: RuleFile, found: Found): void {
  const { format, resource, labels = {}, query, threshold } = found;
  const name = literal(file, found.name);
  if (!name || name.value.trim() === '') {
    reportName(file, found);
    return;
  }
  if (isTooLong(file, name, found.name!.at)) return;
  const field = (ruleFormats[format] as RuleFormatFacts).textField;
  const text = found.text && described(file, found.text, name.value);
  const rule: AlertRule = {
    name: name.value,
    format,
    file: file.shown,
    at: name.at,
    group: resource.address,
    query,
    threshold,
    for: found.for,
    labels,
    annotations: { ...(text && field !== undefined && { [field]: text }), ...found.annotations },
    ...(text && firstLink(file, found.text!, text)),
    severity: found.severity ?? severityOf(labels),
  };
  file.add(rule, new YAMLMap());
}

function reportName(file: RuleFile, { name, resource }: Found): void {
  const source =
    name?.value.kind === 'expression' ? name.value.source : name?.value.kind === 'text' ? name.value.text : '';
  const what = name ? `\`${name.name}\` is made by an expression, \`${shortened(source)}\`` : 'it writes no name';
  file.report(
    name?.at ?? resource.block.at,
    'not-literal',
    `The name of the alert of \`${resource.address}\` cannot be told: ${what}. It is not checked.`,
    exportHint,
    'warning',
  );
}

/** A text that is written out whole. */
function literal(file: RuleFile, attribute: HclAttribute | undefined): PlacedText | undefined {
  const value = attribute?.value;
  return value?.kind === 'text' && value.isWhole ? { value: value.text, at: file.placeOf(value.at) } : undefined;
}

/** A text for people. It may have templates in it, but not in its links. */
function described(file: RuleFile, attribute: HclAttribute, name: string): PlacedText | undefined {
  const { value } = attribute;
  const isUnknown =
    value.kind !== 'text' || (!value.isWhole && linksIn(value.text).some((link) => /[$%]\{/.test(link)));
  if (!isUnknown) return { value: value.text, at: file.placeOf(value.at) };
  file.report(
    attribute.at,
    'not-literal',
    `The link of \`${name}\` cannot be told: \`${attribute.name}\` is made by an expression. It is not checked.`,
    exportHint,
    'warning',
  );
  return undefined;
}

function firstLink(
  file: RuleFile,
  { value }: HclAttribute,
  { value: text, at }: PlacedText,
): Pick<AlertRule, 'describedLink'> {
  const [link] = linksIn(text);
  if (link === undefined) return {};
  const start = file.text.source.indexOf(link, value.at);
  return { describedLink: { value: link, at: start === -1 ? at : file.placeOf(start) } };
}

/** Texts of a map by their names: those that are written out. */
function textsOf(file: RuleFile, attribute: HclAttribute | undefined): Record<string, PlacedText> {
  return Object.fromEntries(
    entriesOf(attribute?.value).flatMap((entry): [string, PlacedText][] => {
      const text = literal(file, entry);
      return text ? [[entry.name, text]] : [];
    }),
  );
}

/**
 * Entries of a map that are surely its own. Of maps that are merged, the later one wins: what is written out behind all that
 * has to be worked out.
 */
function entriesOf(value: HclValue | undefined): readonly HclAttribute[] {
  if (value?.kind === 'map') return value.entries;
  if (value?.kind !== 'expression' || value.call?.name !== 'merge') return [];
  const maps = value.call.arguments;
  return maps
    .slice(maps.findLastIndex(({ kind }) => kind !== 'map') + 1)
    .flatMap((map) => (map.kind === 'map' ? map.entries : []));
}

/** A value in words: as it is written where it has to be worked out. */
function wordsOf(body: HclBody | undefined, name: string): string | undefined {
  const value = body?.attributes.get(name)?.value;
  if (value?.kind === 'text') return value.text;
  return value?.kind === 'expression' ? value.source : undefined;
}

function joined(body: HclBody | undefined, ...names: readonly string[]): string | undefined {
  const words = names.flatMap((name) => wordsOf(body, name) ?? []);
  return words.length === 0 ? undefined : words.join(' ');
}

function blockOf(body: HclBody | undefined, type: RegExp): HclBlock | undefined {
  return body?.blocks.find((block) => type.test(block.type));
}

/** The one block of its type; of several, none says what all of them do. */
function onlyBlockOf(body: HclBody | undefined, type: RegExp): HclBlock | undefined {
  const [only, ...others] = body?.blocks.filter((block) => type.test(block.type)) ?? [];
  return others.length === 0 ? only : undefined;
}

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm */
function readAlarm(file: RuleFile, resource: Resource): void {
  const { body } = resource.block;
  const tags = textsOf(file, body.attributes.get('tags'));
  const statistic = joined(body, 'statistic', 'extended_statistic');
  const metric = joined(body, 'namespace', 'metric_name');
  const inSnakeCase = (key: string): string => key.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  addRule(file, {
    format: 'terraform-alarm',
    resource,
    name: body.attributes.get('alarm_name'),
    text: body.attributes.get('alarm_description'),
    annotations: tags,
    query: wordsOf(body, 'alarm_rule') ?? (metric && `${metric}${statistic === undefined ? '' : ` (${statistic})`}`),
    threshold: joined(body, 'comparison_operator', 'threshold'),
    for: periodsInWords((key) => wordsOf(body, inSnakeCase(key))),
    severity: severityOf(tags),
  });
}

/** @see https://registry.terraform.io/providers/DataDog/datadog/latest/docs/resources/monitor */
function readDatadogMonitor(file: RuleFile, resource: Resource): void {
  const { body } = resource.block;
  const tags = body.attributes.get('tags')?.value;
  const labels = (tags?.kind === 'list' ? tags.items : []).flatMap((item): [string, PlacedText][] => {
    const colon = item.kind === 'text' && item.isWhole ? item.text.indexOf(':') : -1;
    if (item.kind !== 'text' || colon < 1) return [];
    return [[item.text.slice(0, colon), { value: item.text.slice(colon + 1), at: file.placeOf(item.at + colon + 1) }]];
  });
  const priority = literal(file, body.attributes.get('priority'));
  const byName = Object.fromEntries(labels);
  addRule(file, {
    format: 'terraform-datadog',
    resource,
    name: body.attributes.get('name'),
    text: body.attributes.get('message'),
    labels: byName,
    query: wordsOf(body, 'query')?.trim(),
    severity: severityOf(byName) ?? (priority && { ...priority, value: `P${priority.value}` }),
  });
}

/** @see https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/rule_group */
function readGrafanaGroup(file: RuleFile, resource: Resource): void {
  for (const { type, labels, at, body } of resource.block.body.blocks) {
    if (type === 'dynamic' && labels[0] === 'rule')
      file.report(
        at,
        'not-literal',
        `Rules of \`${resource.address}\` are made by a loop, and are not checked.`,
        exportHint,
        'warning',
      );
    if (type !== 'rule' || blockOf(body, /^record$/)) continue;
    addRule(file, {
      format: 'terraform-grafana',
      resource,
      name: body.attributes.get('name'),
      annotations: textsOf(file, body.attributes.get('annotations')),
      labels: textsOf(file, body.attributes.get('labels')),
      query: onlyQuery(body),
      for: wordsOf(body, 'for'),
    });
    reportUnknownTexts(file, body);
  }
}

/** The query of a rule that has one, in PromQL or LogQL. */
function onlyQuery(rule: HclBody): string | undefined {
  const queries = rule.blocks.flatMap(({ type, body }) => {
    const model = type === 'data' ? body.attributes.get('model')?.value : undefined;
    const found = model && exprOf(model);
    return found === undefined ? [] : [found];
  });
  return queries.length === 1 ? queries[0] : undefined;
}

/** `expr` of a model, as JSON or as what makes it. */
function exprOf(model: HclValue): string | undefined {
  if (model.kind === 'text') {
    const [, text] = /"expr"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(model.text) ?? [];
    try {
      return text === undefined ? undefined : (JSON.parse(text) as string);
    } catch {
      return undefined;
    }
  }
  const call = model.kind === 'expression' ? model.call : undefined;
  const [map] = call?.name === 'jsonencode' ? call.arguments : [];
  const value = map?.kind === 'map' ? map.entries.find(({ name }) => name === 'expr')?.value : undefined;
  return value?.kind === 'text' ? value.text : undefined;
}

/** Annotations that have to be worked out: the link may be one of them. */
function reportUnknownTexts(file: RuleFile, rule: HclBody): void {
  const annotations = rule.attributes.get('annotations');
  if (!annotations) return;
  const known = entriesOf(annotations.value);
  const report = (at: number, what: string): void =>
    file.report(at, 'not-literal', `${what} is made by an expression, and is not checked.`, exportHint, 'warning');
  if (annotations.value.kind === 'expression')
    report(annotations.at, known.length === 0 ? '`annotations`' : 'A part of `annotations`');
  for (const entry of known) if (!literal(file, entry)) report(entry.at, `\`${entry.name}\``);
}

/** @see https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/monitoring_alert_policy */
function readGooglePolicy(file: RuleFile, resource: Resource): void {
  const { body } = resource.block;
  const condition = blockOf(onlyBlockOf(body, /^conditions$/)?.body, /^condition_/)?.body;
  const labels = textsOf(file, body.attributes.get('user_labels'));
  addRule(file, {
    format: 'terraform-gcp',
    resource,
    name: body.attributes.get('display_name'),
    text: blockOf(body, /^documentation$/)?.body.attributes.get('content'),
    labels,
    query: wordsOf(condition, 'query') ?? wordsOf(condition, 'filter'),
    threshold: joined(condition, 'comparison', 'threshold_value'),
    severity: literal(file, body.attributes.get('severity')) ?? severityOf(labels),
  });
}

/** @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_metric_alert */
function readAzureAlert(file: RuleFile, resource: Resource): void {
  const { body } = resource.block;
  const criteria = onlyBlockOf(body, /^(?:criteria|dynamic_criteria)$/)?.body;
  const trigger = blockOf(body, /^trigger$/)?.body;
  const severity = literal(file, body.attributes.get('severity'));
  addRule(file, {
    format: 'terraform-azure',
    resource,
    name: body.attributes.get('name'),
    text: body.attributes.get('description'),
    query:
      wordsOf(criteria, 'query') ??
      wordsOf(body, 'query') ??
      wordsOf(criteria, 'metric_name') ??
      wordsOf(criteria, 'operation_name'),
    threshold: joined(criteria, 'operator', 'threshold') ?? joined(trigger, 'operator', 'threshold'),
    severity: severity && /^\d$/.test(severity.value) ? { ...severity, value: `Sev${severity.value}` } : severity,
  });
}
