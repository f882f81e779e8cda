import { findActions, type Action } from './template-actions.ts';

/** Text of a rule file as YAML is read from it, which knows where in the file each character is. */
export interface RuleText {
  /** What the file holds. */
  source: string;
  /** What YAML is read from: the file itself, or what Helm would make of it. */
  yaml: string;
  /** Whether `yaml` was made from a Helm template. */
  isHelm: boolean;
  /** First action of a Helm template that prints braces for Prometheus. */
  escapeExample: Action | undefined;
  /** Actions of a Helm template that begin in a stretch of the file, from the one that holds its start. */
  actionsIn: (from: number, to: number) => Action[];
  /** Whether a branch of a Helm template begins or ends between two offsets of the file. */
  branchBetween: (from: number, to: number) => boolean;
  /** Offset in the file of the character at an offset of `yaml`. */
  sourceStart: (offset: number) => number;
  /** Offset in the file behind the character that is before an offset of `yaml`. */
  sourceEnd: (offset: number) => number;
  /** A value with the actions that only Helm can answer put back as they are written: `{{ .Values.url }}/x`. */
  restore: (value: string) => string;
}

/** A text that is YAML as it is. */
export function plainText(source: string): RuleText {
  const same = (offset: number): number => offset;
  return {
    source,
    yaml: source,
    isHelm: false,
    escapeExample: undefined,
    actionsIn: () => [],
    branchBetween: () => false,
    sourceStart: same,
    sourceEnd: same,
    restore: (value) => value,
  };
}

/**
 * What only Helm's templates hold: its objects, functions that Prometheus lacks, and strings that print braces or lines.
 * Grafana's templates have `.Values` too, so that in its files this alone proves nothing.
 */
export function looksLikeHelm(source: string): boolean {
  if (!source.includes('{{')) return false;
  const isOfGrafana = isGrafanaSource(source);
  return findActions(source).actions.some(({ body, output }) =>
    output === undefined ? provesHelm(body, isOfGrafana) : /\{\{|\}\}|\n/.test(output),
  );
}

/**
 * Whether one value of a text that is YAML as it is holds what only Helm's templates hold. The value is judged as YAML reads
 * it: in the file itself, the quotes of Prometheus' templates may be escaped, and seem to enclose what follows.
 */
export function valueProvesHelm(value: string, written: string, isOfGrafana: boolean): boolean {
  if (!value.includes('{{')) return false;
  // To Helm, an escaped quote is a mistake.
  const isEscaped = /\{\{-?\s*\\"/.test(written);
  return findActions(value).actions.some(({ body, output }) =>
    output === undefined ? provesHelm(body, isOfGrafana) : !isEscaped && /\{\{|\}\}/.test(output),
  );
}

/** Whether a file says that it is a provisioning file of Grafana. */
export function isGrafanaSource(source: string): boolean {
  return /^[ \t"{]*apiVersion"?:[ \t]*1[ \t\r]*(?:,[ \t\r]*)?$/m.test(source);
}

function provesHelm(body: string, isOfGrafana: boolean): boolean {
  return isHelmAction(body) && !(isOfGrafana && !helmFunctions.test(withoutStrings(body)));
}

const helmObjects = /(?:^|[^\w$.])\$?\.(?:Values|Release|Chart|Capabilities|Files|Template)\b/;
const helmFunctions = /(?<![\w$.])(?:include|n?indent|toYaml|tpl|dig|required|semverCompare)\b/;

/** Whether only Helm can answer an action: `.Values.runbookUrl`, and not `$labels.pod`. */
export function isHelmAction(body: string): boolean {
  const code = withoutStrings(body);
  return helmObjects.test(code) || helmFunctions.test(code);
}

function withoutStrings(body: string): string {
  return body.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""');
}
