import { readValue } from './cloudformation-text.ts';
import type { RuleFile } from './rule-file.ts';
import type { Entries } from '../yaml-nodes.ts';

/**
 * What an alarm watches: `AWS/EC2 CPUUtilization (Average, InstanceId=${Web})`, or the expression over metrics with
 * each metric in words: `errors / all (errors: …, all: …)`.
 */
export function metricInWords(file: RuleFile, alarm: Entries): string | undefined {
  const read = readerOf(file);
  if (!alarm.has('Metrics'))
    return oneMetric(file, alarm, read(alarm, 'Statistic') ?? read(alarm, 'ExtendedStatistic'));
  const metrics = file
    .peekItems(alarm.get('Metrics')?.value)
    .map((item) => file.peekFields(item))
    .filter((fields) => fields !== undefined);
  const shown =
    metrics.find((fields) => read(fields, 'ReturnData') === 'true') ??
    metrics.find((fields) => read(fields, 'ReturnData') !== 'false');
  const expression = shown && read(shown, 'Expression');
  if (shown && expression === undefined) return statistic(file, shown);
  const inputs = metrics
    .filter((fields) => fields.has('MetricStat'))
    .map((fields) => `${read(fields, 'Id') ?? ''}: ${statistic(file, fields) ?? ''}`);
  return expression && [expression, ...(inputs.length > 0 ? [`(${inputs.join(', ')})`] : [])].join(' ');
}

/** How long the condition must hold: `3 of 5 periods of 60 s`. */
export function periodsInWords(words: (key: string) => string | undefined): string | undefined {
  const evaluated = words('EvaluationPeriods');
  if (evaluated === undefined) return undefined;
  const breaching = words('DatapointsToAlarm') ?? evaluated;
  const count = breaching === evaluated ? evaluated : `${breaching} of ${evaluated}`;
  const period = words('Period');
  return `${count} ${evaluated === '1' ? 'period' : 'periods'}${period === undefined ? '' : ` of ${period} s`}`;
}

function statistic(file: RuleFile, query: Entries): string | undefined {
  const stat = file.peekFields(query.get('MetricStat')?.value);
  const metric = file.peekFields(stat?.get('Metric')?.value);
  return stat && metric && oneMetric(file, metric, readerOf(file)(stat, 'Stat'));
}

function oneMetric(file: RuleFile, metric: Entries, statisticName: string | undefined): string | undefined {
  const read = readerOf(file);
  const name = [read(metric, 'Namespace'), read(metric, 'MetricName')].filter((part) => part !== undefined).join(' ');
  const dimensions = file.peekItems(metric.get('Dimensions')?.value).map((item) => {
    const fields = file.peekFields(item);
    return fields && `${read(fields, 'Name') ?? ''}=${read(fields, 'Value') ?? ''}`;
  });
  const details = [statisticName, ...dimensions].filter((part) => part !== undefined).join(', ');
  return name === '' ? undefined : `${name}${details === '' ? '' : ` (${details})`}`;
}

function readerOf(file: RuleFile): (fields: Entries, key: string) => string | undefined {
  return (fields, key) => readValue(file, fields.get(key)?.value)?.value;
}
