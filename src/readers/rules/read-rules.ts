import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { inReadingOrder, type Finding } from '../../model/audit/finding.ts';
import { nearest } from '../../model/text/nearest.ts';
import { decodeUtf8 } from '../decode-text.ts';
import { firstFindings, withinLimits } from '../within-limits.ts';
import { readDocument, type DocumentReading } from './find-rules.ts';
import { ruleReaders } from './formats.ts';
import { longestText, openRules, type OpenedRules } from './open-rules.ts';
import { shortened, startOf } from './node-values.ts';
import { isTerraform, otherLanguage, type OtherLanguage } from './other-languages.ts';
import { RuleFile } from './rule-file.ts';
import { plainText } from './rule-text.ts';
import { readTerraform, readTerraformJson } from './terraform.ts';
import { isTerraformJson } from './terraform-json.ts';
import { readSilences } from './silences.ts';
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
 * either, Grafana's provisioning files, alarms in CloudFormation templates, Terraform, monitors as JSON.
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
  if (text.length <= longestText && isTerraform(text)) {
    const file = readTerraform(text, shown);
    const isReadable = file.findings.every(({ id }) => id !== 'rules/hcl');
    return { file, documents: [], isReadable, findings: inReadingOrder(file.findings) };
  }
  const opened = openRules(text, shown);
  const { file } = opened;
  const unreadLines = new Set(file.findings.map(({ at }) => at.line));
  const others: Other[] = [];
  let known = opened.isReadable ? 0 : 1;
  for (const document of opened.documents) known += readOne(opened, document, others);
  readSilences(file);
  const language = file.rules.length > 0 ? undefined : otherLanguage(text);
  if (language) return { ...opened, findings: [languageFinding(text, shown, language)] };
  const isNoYaml = file.findings.length > 0 && file.findings.every(({ id }) => id === 'rules/yaml');
  if (isNoYaml && opened.documents.length <= 1 && file.rules.length === 0 && !keyOfRules.test(text))
    return { ...opened, findings: [proseFinding(shown)] };
  const isQuiet = file.rules.length === 0 && file.findings.every(({ level }) => level !== 'error');
  if (isQuiet && opened.documents.every(({ contents }) => isNothing(file, contents))) {
    if (file.text.isHelm) reportNoRules(file);
    else file.report(0, 'empty', 'The file holds nothing.', 'Write rules, or leave the file out.', 'note');
  } else if (isQuiet && known === 0) reportNoRules(file, others[0]);
  // What a line that is not YAML happens to look like is no news.
  const isNews = ({ id, at }: Finding): boolean => id !== 'rules/wrong-type' || !unreadLines.has(at.line);
  return { ...opened, findings: inReadingOrder(file.findings.filter(isNews)) };
}

/** One finding for a text that makes rules and is none: an error where it speaks of alerts, because nobody checks these. */
function languageFinding(text: string, shown: string, { what, hint, firstAlert }: OtherLanguage): Finding {
  const file = new RuleFile(plainText(text), shown);
  if (firstAlert === undefined)
    file.report(
      0,
      'no-rules',
      `The file holds no alert rules: it is ${what}.`,
      'Leave it out of the files to read.',
      'note',
    );
  else file.report(firstAlert, 'no-rules', `This is ${what}, which is not read: its alerts are not checked.`, hint);
  return file.findings[0]!;
}

/** A key that texts of rules have, in one format or another, however much of the text is wrong. */
const keyOfRules =
  /^[\s{"'-]*(?:alert\w*|alarm\w*|expr|groups?|rules?|record|resources?|monitors?|query|queries|spec|kind|conditions?|objectives?|slos?)["']?\s*:/im;

/** One finding for a text that is no YAML and says nothing of rules, such as a licence: nothing in it is to be corrected. */
function proseFinding(shown: string): Finding {
  return {
    id: 'rules/no-rules',
    level: 'error',
    message: 'This is not a file of alert rules: it is not YAML.',
    hint: 'Leave it out of the files to read.',
    at: { file: shown, line: 1, column: 1 },
  };
}

function isNothing(file: RuleFile, contents: Document['contents']): boolean {
  return !isMap(contents) && !isSeq(contents) && file.isUnknown(contents);
}

/** What a document without rules is. */
interface Other {
  what: string;
  hint: string;
}

/** @returns How many things were found that can hold rules; 0 when the document has another subject. */
function readOne({ file, isReadable }: OpenedRules, { contents }: Document.Parsed, others: Other[]): number {
  if (isNothing(file, contents)) return 0;
  const fields = file.peekFields(contents);
  // Of two lists of groups, only one would be read.
  if (fields?.has('groups') || fields?.has('Resources')) file.fields(contents, 'the file');
  if (fields && isTerraformJson(file, fields)) {
    readTerraformJson(file, fields);
    return 1;
  }
  const { found, other, unread } = readDocument(file, contents);
  // Of a text that is not YAML, nobody can say what it was meant to be.
  if (found > 0 || !isReadable) return found;
  if (other) others.push(other);
  else if (unread) reportUnread(file, unread);
  else if (isText(file, contents) || looksMeant(file, fields)) reportUnknown(file, contents);
  return 0;
}

/** Names for lists of rules that people write at the top of a file, without what joins their words. */
const namesOfLists = /^(?:rule|(?:alert(?:ing)?|record(?:ing)?|rule)s?(?:groups?|rules?))$/;

/** Whether the top of a document seems to be meant as rules: something is in a list that is called nearly as one of rules. */
function looksMeant(file: RuleFile, fields: Entries | undefined): boolean {
  return [...(fields ?? [])].some(([key, { value }]) => {
    const name = key.toLowerCase().replace(/[-_ .]/g, '');
    if (!namesOfLists.test(name) && nearest(name, ['groups']) === undefined) return false;
    return file.peekFields(value) !== undefined || file.peekItems(value).some((item) => file.peekFields(item));
  });
}

function isText(file: RuleFile, contents: Node | null): boolean {
  return isScalar(file.nodes.follow(contents));
}

function reportUnread(file: RuleFile, { offset, name }: NonNullable<DocumentReading['unread']>): void {
  const message =
    name === undefined
      ? 'This has an expression as a rule has, and no `alert`, so it is not read.'
      : `\`alert: ${shortened(name)}\` is not read: it is in no form of rule that Alertbook knows.`;
  file.report(offset, 'no-rules', message, `${expected()} A rule of Prometheus has \`alert\` and \`expr\`.`);
}

function reportUnknown(file: RuleFile, contents: Node | null): void {
  const offset = contents ? startOf(contents) : 0;
  file.report(offset, 'no-rules', 'This is not a file of alert rules that Alertbook knows.', expected());
}

function expected(): string {
  return `Expected ${oneOf(Object.values(ruleReaders).flatMap((format) => format.expected ?? []))}.`;
}

/** `a, b or c` */
function oneOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function reportNoRules(file: RuleFile, other?: Other): void {
  const what = other ? `: it is ${other.what}` : '';
  const hint = other?.hint ?? 'Leave it out of the files to read.';
  file.report(0, 'no-rules', `The file holds no alert rules${what}.`, hint, 'note');
}
