import { CST, Lexer, LineCounter } from 'yaml';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import type { RuleFile, WrittenRule } from './rule-file.ts';

/** A comment of a text, with its place in it. */
interface Comment {
  offset: number;
  /** With its `#`. */
  text: string;
  line: number;
  column: number;
  /** Whether nothing but the dash of a list is before it on its line. */
  isAlone: boolean;
}

/** Where a rule lies in a text, by its lines and the column of its keys. */
interface RuleLines {
  rules: AlertRule[];
  first: number;
  last: number;
  column: number;
}

/**
 * Gives each rule the comments at it that silence checks. A comment is at the rule that it is inside of; else at the one that
 * begins below it, with nothing but comments between the two. Comments that silence nothing for their form, or are at no rule,
 * are reported.
 */
export function readSilences(file: RuleFile): void {
  if (!/alertbook/i.test(file.text.source)) return;
  const byText = Map.groupBy(file.rules, (written) => written.file);
  // A comment of a file whose rules are all inside of texts is at none of them.
  if (!byText.has(file)) byText.set(file, []);
  for (const [text, rules] of byText) readIn(text, rules);
}

function readIn(file: RuleFile, written: readonly WrittenRule[]): void {
  const { yaml } = file.text;
  const counter = countedLines(yaml);
  const comments = commentsOf(yaml, counter);
  const meant = comments.filter(({ text }) => isMeant(text));
  if (meant.length === 0) return;
  const lines = yaml.split('\n');
  const rules = linesOfRules(yaml, written, counter, comments);
  for (const comment of meant) {
    const read = readComment(comment.text);
    if ('problem' in read) {
      file.report(comment.offset, 'bad-silence', read.problem, read.hint);
      continue;
    }
    const owner = ownerOf(comment, rules, comments, lines);
    if (!owner) {
      file.report(
        comment.offset,
        'bad-silence',
        'This comment silences nothing: it is at no alert rule.',
        'Move it to the line above a rule, or into the rule.',
      );
      continue;
    }
    for (const { check, start } of read.checks) {
      const silence = {
        check,
        reason: read.reason,
        at: file.placeOf(comment.offset + start),
        lines: [sourceLine(file, owner.first, counter), sourceLine(file, owner.last, counter)] as [number, number],
      };
      for (const rule of owner.rules) (rule.silences ??= []).push(silence);
    }
  }
}

function countedLines(text: string): LineCounter {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) counter.addNewLine(end + 1);
  return counter;
}

/** Comments of YAML, in their order: by its own tokens, so that a `#` in a text is none. */
function commentsOf(yaml: string, counter: LineCounter): Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let isText = false;
  for (const token of new Lexer().lex(yaml)) {
    const type = CST.tokenType(token);
    // Marks of the lexer are in no text.
    if (type === 'doc-mode' || type === 'flow-error-end' || type === 'scalar') {
      isText = type === 'scalar';
      continue;
    }
    if (!isText && type === 'comment') {
      const { line, col } = counter.linePos(offset);
      const before = yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1, offset);
      comments.push({ offset, text: token, line, column: col, isAlone: /^[ \t-]*$/.test(before) });
    }
    isText = false;
    offset += token.length;
  }
  return comments;
}

/** Words behind the name that are an order to a program, here or in others of its kind. Prose may have the name too. */
const meantAs =
  /^#+\s*alertbook[\s:/-]*(?:file|line|next-line|begin|end)?[\s:/-]*(?:disable|enable|ignore|silence|skip|snooze|suppress|allow|off|noqa)\b/i;

/** The same words in other forms, which prose has too, before the id of a check. */
const nearlyMeantAs =
  /^#+\s*alertbook[\s:/-]*(?:disabl|enabl|ignor|silenc|skip|snooz|suppress|allow)[a-z]*\s*:?\s*rules\//i;

function isMeant(text: string): boolean {
  return meantAs.test(text) || nearlyMeantAs.test(text);
}

const expectedForm = '# alertbook disable rules/no-runbook -- why it does not count here';

type CommentReading =
  { checks: { check: string; start: number }[]; reason: string } | { problem: string; hint: string };

/** @returns Offsets count in the comment. */
function readComment(text: string): CommentReading {
  const [whole = '', start = ''] = /^(#+\s*alertbook\s+disable)(?=\s|$)/.exec(text) ?? [];
  if (whole === '')
    return {
      problem: `\`${text.trim().slice(0, 80)}\` is no comment that silences a check.`,
      hint: `Write \`${expectedForm}\`.`,
    };
  const [named = '', reason = ''] = splitAtReason(text.slice(start.length));
  const checks = [...named.matchAll(/[^\s,]+/g)].map(({ 0: check, index }) => ({ check, start: start.length + index }));
  const ids = checks.filter(({ check }) => /^[a-z]+\/[a-z-]+$/.test(check)).map(({ check }) => check);
  if (checks.length === 0) return { problem: 'This comment names no check.', hint: `Name it: \`${expectedForm}\`.` };
  const shown = ids.length > 0 ? ids.join(', ') : 'rules/no-runbook';
  if (ids.length < checks.length)
    return {
      problem: `\`${checks.find(({ check }) => !ids.includes(check))!.check}\` is no id of a check, such as \`rules/no-runbook\`.`,
      hint: `Write the ids, two hyphens and the reason: \`# alertbook disable ${shown} -- why it does not count here\`.`,
    };
  if (reason === '')
    return {
      problem: `This comment says no reason for which \`${shown}\` does not count here, so it silences nothing.`,
      hint: `Write it behind two hyphens: \`# alertbook disable ${shown} -- why it does not count here\`.`,
    };
  return { checks, reason };
}

function splitAtReason(text: string): [named: string, reason: string] {
  const [all, named = '', reason = ''] = /^(.*?)\s--(?:\s+(.*))?$/s.exec(text) ?? [];
  return all === undefined ? [text, ''] : [named, reason.trim()];
}

function linesOfRules(
  yaml: string,
  written: readonly WrittenRule[],
  counter: LineCounter,
  comments: readonly Comment[],
): RuleLines[] {
  const alone = new Map(comments.filter(({ isAlone }) => isAlone).map((comment) => [comment.line, comment]));
  const byExtent = Map.groupBy(written, ({ extent }) => extent.join());
  return [...byExtent.values()].map((rules) => {
    const [start, end] = rules[0]!.extent;
    const text = yaml.slice(start, end).trimEnd();
    const { line: first, col: column } = counter.linePos(start);
    const last = counter.linePos(start + Math.max(0, text.length - 1)).line;
    return { rules: rules.map(({ rule }) => rule), first, last: lastOwnLine(first, last, column, alone), column };
  });
}

/**
 * Last line of a rule without the comments behind it that are left of its keys: the parser counts them to the value that they
 * follow, and they are above the next rule.
 */
function lastOwnLine(first: number, last: number, column: number, alone: ReadonlyMap<number, Comment>): number {
  let own = last;
  for (let line = last; line > first && alone.has(line); line--) if (alone.get(line)!.column < column) own = line - 1;
  return own;
}

function ownerOf(
  { line, column, isAlone }: Comment,
  rules: readonly RuleLines[],
  comments: readonly Comment[],
  lines: readonly string[],
): RuleLines | undefined {
  const around = rules.filter(({ first, last }) => first <= line && line <= last);
  // Of rules in rules, the inner one.
  if (around.length > 0) return around.reduce((inner, one) => (one.first >= inner.first ? one : inner));
  if (!isAlone) {
    // Behind the key whose value the rule is: `ShopDown: # …`.
    return rules.find(({ first }) => first === line + 1 && opensValue(lines[line - 1]!));
  }
  const alone = new Set(comments.filter((comment) => comment.isAlone).map((comment) => comment.line));
  // Behind a dash begins the next rule, at the column of the keys of the one before.
  if (!/^[ \t]*-/.test(lines[line - 1]!)) {
    let above = line - 1;
    while (alone.has(above)) above--;
    const ending = rules.find((rule) => rule.last === above && column >= rule.column);
    if (ending) return ending;
  }
  let below = line + 1;
  while (alone.has(below) || opensValue(lines[below - 1] ?? '')) below++;
  return rules.find(({ first }) => first === below);
}

/** Whether a line only opens the value that begins below it: the dash of a list, or a key. */
function opensValue(line: string): boolean {
  return /^\s*(?:-\s*)*(?:["']?[\w.-]+["']?:)?\s*(?:#.*)?$/.test(line) && /[-:]/.test(line.replace(/#.*/, ''));
}

/** Line of the file for a line of the text that was parsed, which may be inside of it. */
function sourceLine(file: RuleFile, line: number, { lineStarts }: LineCounter): number {
  const start = lineStarts[line - 1]!;
  const indent = /^[ \t]*/.exec(file.text.yaml.slice(start, start + 1000))![0].length;
  return file.placeOf(start + indent).line;
}
