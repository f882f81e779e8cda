import type { CodeBlock } from '../catalogue/document.ts';
import { fenceLanguage, isPlainFence, isSessionFence, isShellFence } from './prompts.ts';
import { readCommand } from './read-command.ts';
import { typedElsewhere } from './session.ts';
import type { Grammar } from './unfinished-command.ts';
import { riskyShellCommands, riskySqlStatements, type RiskyCommand } from './risky-commands.ts';

/** A risky command in a block, and where it is. */
export interface FoundCommand extends RiskyCommand {
  /** The command itself, shortened. */
  text: string;
  /** Line in the block, counted from 0. */
  line: number;
}

const otherShells = ['powershell', 'pwsh', 'ps1', 'cmd', 'bat', 'batch'];
/** Grammars of what runs programs. */
const programShells: ReadonlySet<Grammar | undefined> = new Set<Grammar | undefined>([
  'shell',
  'fish',
  'powershell',
  'cmd',
]);

/** Whether lines of a block may be commands of a shell: a fence that says nothing may hold any. */
function isShell(language: string): boolean {
  return isShellFence(language) || isSessionFence(language) || isPlainFence(language) || otherShells.includes(language);
}

const powerShells = ['powershell', 'pwsh', 'ps1'];
const sqlDialects = ['sql', 'psql', 'postgresql', 'mysql', 'plsql', 'plpgsql', 'tsql', 'cql'];
const sqlClients = /\b(?:psql|mysql|mariadb|sqlite3|sqlcmd|cqlsh|clickhouse-client|cockroach)\b/;

/** The most dangerous command of a code block, the first of its kind, or undefined when none is known to be dangerous. */
export function riskiestCommand(block: Pick<CodeBlock, 'language' | 'text'>): FoundCommand | undefined {
  const language = fenceLanguage(block.language);
  const { text, grammar } = commandsOf(block);
  const found = [
    ...(isShell(language) || programShells.has(grammar)
      ? shellCommands(text, language).flatMap((command) => judge(command, riskyShellCommands))
      : []),
    ...(grammar === 'sql' || sqlDialects.includes(language) || (isShell(language) && sqlClients.test(text))
      ? sqlStatements(text).flatMap((statement) => judge(statement, riskySqlStatements))
      : []),
  ];
  return found.find(({ risk }) => risk === 'destructive') ?? found[0];
}

/**
 * What of a block people run, on its lines, without prompts and output; the reading is that of copying. What is typed into a
 * program that the block starts is not copied, but run all the same.
 */
function commandsOf({ language, text }: Pick<CodeBlock, 'language' | 'text'>): {
  text: string;
  grammar: Grammar | undefined;
} {
  const reading = readCommand(text, language);
  const shown = reading.parts.map(({ kind, start, end }) => {
    const part = reading.text.slice(start, end);
    return kind === 'command' ? part : part.replace(/.+/g, (line) => (kind === 'output' && typedElsewhere(line)) || '');
  });
  return { text: shown.join(''), grammar: reading.grammar };
}

interface Command {
  text: string;
  line: number;
}

function judge(command: Command, known: readonly RiskyCommand[]): FoundCommand[] {
  // Patterns would try each way to share out the blanks of a run.
  const text = command.text.replace(/\s+/g, ' ');
  const risky = known.find(({ pattern }) => pattern.test(text));
  if (!risky || isRehearsal(text)) return [];
  const shown = text.trim();
  return [{ ...risky, line: command.line, text: shown.length > 60 ? `${shown.slice(0, 60)}…` : shown }];
}

/** A run that only shows what would be done, or how the command is used. */
function isRehearsal(text: string): boolean {
  return (
    /\s(?:--dry-?run(?!=(?:none|false)\b)|-WhatIf|--help|--version)\b/i.test(text) ||
    /(?:^|["'(])\s?explain\s(?!.{0,80}\banaly[sz]e\b)/i.test(text)
  );
}

/** Simple commands of a script: split where the shell splits, with what is in front of the command taken off. */
function shellCommands(text: string, language: string): Command[] {
  return logicalLines(text, powerShells.includes(language) ? '`' : '\\').flatMap(({ text, line }) =>
    splitUnquoted(text).flatMap((command) => nestedCommands(command).map((text) => ({ text, line }))),
  );
}

/** No command that people are to read is longer, and no pattern takes long on it. In characters. */
const longestLine = 2_000;

/** Lines with those that they continue on joined to them, and without comments. */
function logicalLines(text: string, continuation: string): Command[] {
  const lines: Command[] = [];
  let isContinued = false;
  for (const [line, written] of text.split('\n').entries()) {
    const code = written
      .slice(0, longestLine)
      .replace(/(?:^|\s)#.*$/, '')
      .trimEnd();
    const last = lines.at(-1);
    const ended = code.endsWith(continuation) ? code.slice(0, -1) : code;
    if (isContinued && last && last.text.length < longestLine) last.text += ` ${ended.trim()}`;
    else lines.push({ text: ended, line });
    isContinued = ended !== code;
  }
  return lines;
}

/** Parts of a line between `;`, `|`, `&`, `$(` and the like, as far as these are not quoted. */
function splitUnquoted(text: string): string[] {
  const parts: string[] = [''];
  let quote: string | undefined;
  for (const [index, character] of [...text].entries()) {
    if (quote) quote = character === quote ? undefined : quote;
    else if ((character === '"' || character === "'") && text[index - 1] !== '\\') quote = character;
    if (!quote && /[;|&(){}]/.test(character) && !isInParameter(text, index)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** Whether a brace belongs to `{{name}}` or `${name}`. */
function isInParameter(text: string, index: number): boolean {
  const around = text.slice(Math.max(0, index - 1), index + 2);
  return (
    /[{}]/.test(text[index]!) &&
    (around.includes('{{') ||
      around.includes('}}') ||
      around.startsWith('${') ||
      /\$\{[^}]*$/.test(text.slice(Math.max(0, index - 100), index)))
  );
}

const wrappers =
  /^(?:\$\s+|>\s+(?!\S*[/.]\S*$)|(?:sudo|doas|time|nohup|nice|env|exec|command|then|do|else|if|while|until|!|watch|timeout\s+\S+|xargs|parallel)(?:\s+(?:-[nPILdsuUg]\s+\S+|-\S+))*\s+|[A-Za-z_]\w*=\S*\s+)+/;
const remotes = [
  /^ssh\s[^"']*["'](.+)["']$/,
  /^(?:ba|z|da)?sh\s+(?:-\w+\s+)*-\w*c\s+["'](.+)["']/,
  /\s--\s+(.+)$/,
  /^(?:docker|podman)\s+(?:compose\s+)?exec\s+(?:-\S+\s+)*\S+\s+(.+)$/,
  /-exec(?:dir)?\s+(.+)$/,
];

/** A command, and what it runs elsewhere: by `ssh`, `bash -c`, or after `--`. */
function nestedCommands(written: string): string[] {
  const command = written.trim().replace(wrappers, '');
  const inner = remotes.flatMap((remote) => remote.exec(command)?.[1] ?? []);
  return [
    command,
    ...inner.flatMap((text) => splitUnquoted(text).map((part) => part.trim().replace(wrappers, ''))),
  ].filter((text) => text !== '');
}

function sqlStatements(text: string): Command[] {
  const code = text.replace(/--[^\n]*/g, (comment) => (/^--\s|^--$/.test(comment) ? '' : comment));
  let line = 0;
  return withoutBlockComments(code)
    .split(';')
    .map((statement) => {
      const start = line + /^\s*/.exec(statement)![0].split('\n').length - 1;
      line += statement.split('\n').length - 1;
      return { text: statement.trim().slice(0, longestLine), line: start };
    });
}

/** The ends of their lines stay, and so does a comment that is never closed. */
function withoutBlockComments(text: string): string {
  let [code, from] = ['', 0];
  for (;;) {
    const start = text.indexOf('/*', from);
    const end = start === -1 ? -1 : text.indexOf('*/', start + 2);
    if (end === -1) return code + text.slice(from);
    code += text.slice(from, start) + text.slice(start, end + 2).replace(/[^\n]/g, '');
    from = end + 2;
  }
}
