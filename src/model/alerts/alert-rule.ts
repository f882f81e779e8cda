import type { Place } from '../text/place.ts';
import type { RuleFormat } from './rule-formats.ts';

/** A text and the place where its value starts: behind an opening quote, on the first line of a block. */
export interface PlacedText {
  /** As the monitoring system reads it; templates (`{{ $labels.pod }}`) are left as they are. */
  value: string;
  at: Place;
}

/** A comment at a rule that leaves out what a check finds in it: `# alertbook disable rules/no-link -- reason`. */
export interface Silence {
  /** Id of the check, as written. */
  check: string;
  reason: string;
  /** Place of the id. */
  at: Place;
  /** First and last line of the rule. */
  lines: [first: number, last: number];
}

/** One alert rule of a file, whatever its format. Plain data. */
export interface AlertRule {
  /** Name of the alert, as the monitoring system shows it. */
  name: string;
  format: RuleFormat;
  /** Path as messages show it. */
  file: string;
  /** Whether the file is a template of Helm, whose actions stand among those of the monitoring system. */
  isInChart?: true;
  /** Place of the value that names the alert. */
  at: Place;
  /** Group, folder or stack resource that the rule is in. */
  group: string | undefined;
  /** Query, as written: PromQL or LogQL, the query of Grafana's condition, the metric of CloudWatch in words. */
  query: string | undefined;
  /** Threshold in words, where a format states it apart from the query: `GreaterThanThreshold 80`. */
  threshold: string | undefined;
  /** How long the condition must hold, as written: `15m`. */
  for: string | undefined;
  labels: Record<string, PlacedText>;
  /** Annotations by key; of CloudFormation the alarm's `AlarmDescription` and its tags, by their keys. */
  annotations: Record<string, PlacedText>;
  /** First link in the `AlarmDescription` of CloudFormation. */
  describedLink?: PlacedText;
  /** Severity label as written, or undefined: `severity`, else `priority` or `level`. */
  severity: PlacedText | undefined;
  /** Comments at the rule that leave out what checks find; undefined where there are none. */
  silences?: Silence[];
}
