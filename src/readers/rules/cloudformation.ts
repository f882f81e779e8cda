import { isMap } from 'yaml';
import type { ReadInside } from './formats.ts';
import type { AlertRule, PlacedText } from '../../model/alerts/alert-rule.ts';
import { isFunction, readValue } from './cloudformation-text.ts';
import { describedLink } from './described-link.ts';
import { metricInWords, periodsInWords } from './cloudformation-metric.ts';
import { isTooLong, severityOf } from './prometheus.ts';
import { startOf } from './node-values.ts';
import type { RuleFile } from './rule-file.ts';
import type { Entries, Entry } from '../yaml-nodes.ts';

const alarmTypes = new Set(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm']);

/**
 * Alarms among the resources of a CloudFormation template.
 *
 * @param inside Reads resources of other types.
 * @returns How many alarms were found, broken ones included.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html
 */
export function readResources(file: RuleFile, resources: unknown, inside: ReadInside): number {
  let found = 0;
  for (const [id, entry] of file.fields(resources, '`Resources`') ?? []) {
    if (id.startsWith('Fn::ForEach::')) {
      found += readResources(file, file.peekItems(entry.value).at(-1) ?? null, inside);
      continue;
    }
    const resource = file.peekFields(entry.value);
    if (!alarmTypes.has(file.peekText(resource?.get('Type')?.value) ?? '')) {
      // A workspace of Prometheus has its rules in a text.
      inside(file, entry.value, id);
      continue;
    }
    found++;
    readAlarm(file, entry, resource!.get('Properties'));
  }
  return found;
}

function readAlarm(file: RuleFile, resource: Entry, properties: Entry | undefined): void {
  const fields = file.fields(properties?.value, `\`Properties\` of ${String(resource.key.value)}`);
  const node = file.nodes.follow(properties?.value);
  if (!fields || !isMap(node)) {
    if (!properties)
      file.report(
        startOf(resource.key),
        'wrong-type',
        `The alarm \`${String(resource.key.value)}\` has no \`Properties\`.`,
        'Write them, or delete the resource.',
      );
    return;
  }
  const name = nameOf(file, resource, fields);
  if (!name) return;
  const annotations = annotationsOf(file, fields);
  const words = (key: string): string | undefined => readValue(file, fields.get(key)?.value)?.value;
  const comparison = words('ComparisonOperator');
  const threshold = words('Threshold') ?? words('ThresholdMetricId');
  const description = readValue(file, fields.get('AlarmDescription')?.value);
  const rule: AlertRule = {
    name: name.value,
    format: 'cloudformation',
    file: file.shown,
    at: name.at,
    group: String(resource.key.value),
    query: words('AlarmRule') ?? metricInWords(file, fields),
    threshold: [comparison, threshold].filter((part) => part !== undefined).join(' ') || undefined,
    for: periodsInWords(words),
    labels: {},
    annotations,
    ...(description && describedLink(file, description.node, description.value)),
    severity: severityOf(withoutDescription(annotations)),
  };
  file.add(rule, node, [resource.key, file.nodes.follow(resource.value) ?? node]);
}

/** The alarm's name where the template tells it in one text, else the logical id of the resource. */
function nameOf(file: RuleFile, { key }: Entry, fields: Entries): PlacedText | undefined {
  const written = fields.get('AlarmName')?.value;
  const found = readValue(file, written);
  if (!found && !isFunction(file, written)) file.placed(written, '`AlarmName`');
  const node = found?.isWhole && found.value.trim() !== '' ? found.node : key;
  const name = file.placedScalar(node);
  return isTooLong(file, name, startOf(node)) ? undefined : name;
}

function annotationsOf(file: RuleFile, fields: Entries): Record<string, PlacedText> {
  const annotations: [string, PlacedText][] = [];
  const add = (key: string, value: unknown, name: string): void => {
    const found = readValue(file, value);
    if (found) annotations.push([key, { value: found.value, at: file.placedScalar(found.node).at }]);
    else if (!isFunction(file, value)) file.placed(value, name);
  };
  add('AlarmDescription', fields.get('AlarmDescription')?.value, '`AlarmDescription`');
  const tags = fields.get('Tags')?.value;
  for (const item of isFunction(file, tags) ? [] : file.items(tags, '`Tags`')) {
    const tag = isFunction(file, item) ? undefined : file.fields(item, 'a tag');
    const key = readValue(file, tag?.get('Key')?.value)?.value;
    if (key !== undefined) add(key, tag?.get('Value')?.value, `the tag \`${key}\``);
  }
  return Object.fromEntries(annotations);
}

function withoutDescription(annotations: Record<string, PlacedText>): Record<string, PlacedText> {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => key !== 'AlarmDescription'));
}
