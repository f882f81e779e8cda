import { isMap, isSeq, type Document } from 'yaml';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { inReadingOrder, type Finding } from '../../model/audit/finding.ts';
import { decodeUtf8 } from '../decode-text.ts';
import { firstFindings, withinLimits } from '../within-limits.ts';
import { readResources } from './cloudformation.ts';
import { readGrafanaGroups } from './grafana.ts';
import { readObject } from './kubernetes.ts';
import { openRules, type OpenedRules } from './open-rules.ts';
import { readGroup, readGroups } from './prometheus.ts';
import { startOf } from './node-values.ts';
import type { RuleFile } from './rule-file.ts';
import type { Entries } from '../yaml-nodes.ts';

/** A file of rules as it lies on the disk, read. */
export interface RuleFileText {
  /** With its byte order mark, if it has one; undefined for what is no text. */
  text: string | undefined;
  rules: AlertRule[];
  findings: Finding[];
}

/** Alert rules of a file, from its bytes: what is not UTF-8 is not read. */
export function readRuleBytes(bytes: Uint8Array, shown: string): RuleFileText {
  const decoded = decodeUtf8(bytes, { keepsMark: true });
  if ('text' in decoded) return { ...decoded, ...readRules(decoded.text, shown) };
  const { message, ...place } = decoded.problem;
  const finding: Finding = {
    id: 'rules/not-text',
    level: 'error',
    message,
    hint: 'Save it as UTF-8, or leave it out.',
    at: { file: shown, ...place },
  };
  return { text: undefined, rules: [], findings: [finding] };
}

/** What is said of a file of rules that there are no bytes of. */
export function unreadableRules(shown: string, { what, hint }: { what: string; hint: string }): Finding {
  return {
    id: 'rules/unreadable',
    level: 'error',
    message: `The file ${what}.`,
    hint,
    at: { file: shown, line: 1, column: 1 },
  };
}

/**
 * Alert rules of a file of any format that Alertbook knows. The format is told by what the file says, never by its name:
 * rule files of Prometheus, Loki, Mimir and Thanos, `PrometheusRule` objects and lists of them, Helm templates of
 * either, Grafana's provisioning files, alarms in CloudFormation templates.
 *
 * Never throws: what is wrong is a finding at its place (`rules/…`), and all rules that can be read are.
 *
 * @param text The whole file.
 * @param shown Path as messages show it.
 */
export function readRules(text: string, shown: string): { rules: AlertRule[]; findings: Finding[] } {
  return withinLimits(
    text.length,
    () => {
      const { file, findings } = readRuleFile(text, shown);
      return { rules: file.rules.map(({ rule }) => rule), findings: firstFindings(findings) };
    },
    ({ id, message, hint, line, column }) => ({
      rules: [],
      findings: [{ id: `rules/${id}`, level: 'error', message, hint, at: { file: shown, line, column } }],
    }),
  );
}

/** A file of rules with the nodes that the rules come from. */
export interface RuleReading extends OpenedRules {
  findings: Finding[];
}

export function readRuleFile(text: string, shown: string): RuleReading {
  const opened = openRules(text, shown);
  const { file } = opened;
  const unreadLines = new Set(file.findings.map(({ at }) => at.line));
  let known = opened.isReadable ? 0 : 1;
  for (const document of opened.documents) known += readDocument(opened, document);
  const isQuiet = file.rules.length === 0 && file.findings.every(({ level }) => level !== 'error');
  if (isQuiet && opened.documents.every(({ contents }) => isNothing(file, contents))) {
    if (file.text.isHelm) reportNoRules(file);
    else file.report(0, 'empty', 'The file is empty.', 'Write rules, or leave the file out.');
  } else if (isQuiet && known === 0) reportNoRules(file);
  // What a line that is not YAML happens to look like is no news.
  const isNews = ({ id, at }: Finding): boolean => id !== 'rules/wrong-type' || !unreadLines.has(at.line);
  return { ...opened, findings: inReadingOrder(file.findings.filter(isNews)) };
}

function isNothing(file: RuleFile, contents: Document['contents']): boolean {
  return !isMap(contents) && !isSeq(contents) && file.isUnknown(contents);
}

/** @returns How many things were found that can hold rules; 0 when the document has another subject. */
function readDocument({ file, isReadable }: OpenedRules, { contents }: Document.Parsed): number {
  if (isNothing(file, contents)) return 0;
  const fields = file.peekFields(contents);
  if (fields?.has('kind') && fields.has('apiVersion')) return readObject(file, fields);
  // Of two lists of groups, only one would be read.
  if (fields?.has('groups') || fields?.has('Resources')) file.fields(contents, 'the file');
  if (fields?.has('groups')) return readAnyGroups(file, fields);
  if (fields?.has('Resources')) return readResources(file, fields.get('Resources')!.value);
  if (fields?.has('rules') && fields.has('name')) return (readGroup(file, fields, 'prometheus'), 1);
  // Of a text that is not YAML, nobody can say what it was meant to be.
  if (!isReadable) return 0;
  const expected =
    'Expected `groups:` of Prometheus, Loki, Mimir, Thanos or Grafana, `kind: PrometheusRule`, or `Resources:` of CloudFormation.';
  file.report(
    contents ? startOf(contents) : 0,
    'no-rules',
    'This is no file of alert rules that Alertbook knows.',
    expected,
  );
  return 0;
}

function readAnyGroups(file: RuleFile, fields: Entries): number {
  const groups = fields.get('groups')!.value;
  if (isGrafana(file, fields)) readGrafanaGroups(file, groups);
  else readGroups(file, groups, 'prometheus');
  return 1;
}

/** Grafana's files say `apiVersion: 1`; where that is left out, their rules have a title, and no `alert` or `record`. */
function isGrafana(file: RuleFile, fields: Entries): boolean {
  if (fields.has('apiVersion')) return true;
  const group = file.peekItems(fields.get('groups')!.value).map((item) => file.peekFields(item));
  const rule = group
    .flatMap((found) => file.peekItems(found?.get('rules')?.value).slice(0, 1))
    .map((item) => file.peekFields(item))[0];
  return Boolean(rule?.has('title') && !rule.has('alert') && !rule.has('expr'));
}

function reportNoRules(file: RuleFile): void {
  file.report(0, 'no-rules', 'The file holds no alert rules.', 'Leave it out of the files to read.', 'note');
}
