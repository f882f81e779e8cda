import type { CodeBlock } from '../catalogue/document.ts';
import { fenceLanguage, isPlainFence, isSessionFence, isShellFence } from './prompts.ts';
import { readCommand } from './read-command.ts';
import { typedElsewhere } from './session.ts';
import type { Grammar } from './unfinished-command.ts';
import { riskyDataStoreUses, riskyMongoCalls } from './risky/data-stores.ts';
import { findUse, knownUses } from './risky/find-use.ts';
import { riskyPlatformUses } from './risky/platforms.ts';
import type { RiskyUse } from './risky/risky-use.ts';
import { commandsOfPieces, shellCommands, type SimpleCommand } from './risky/shell-commands.ts';
import { hasWords, statementPattern, statementsIn, type Statement } from './risky/statement-words.ts';
import { riskyStatements } from './risky/statements.ts';
import { riskySystemUses } from './risky/systems.ts';

/** A risky command in a block, and where it is. */
export interface FoundCommand extends Pick<RiskyUse, 'risk' | 'does' | 'source'> {
  /** The command itself, shortened. */
  text: string;
  /** Line in the block, counted from 0. */
  line: number;
}

/** What destroys is looked for before what only interrupts. */
const known = knownUses(
  [...riskySystemUses, ...riskyPlatformUses, ...riskyDataStoreUses].toSorted(
    (a, b) => Number(a.risk === 'caution') - Number(b.risk === 'caution'),
  ),
);
const knownStatements = riskyStatements.map((use) => ({ use, patterns: use.uses.map(statementPattern) }));
const explained = statementPattern('^ explain');

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

const sqlDialects = ['sql', 'psql', 'postgresql', 'mysql', 'plsql', 'plpgsql', 'tsql', 'cql'];
const mongoLanguages = ['mongo', 'mongosh', 'mongodb', 'javascript', 'js'];
const sqlClients = /\b(?:psql|mysql|mariadb|sqlite3|sqlcmd|cqlsh|clickhouse-client|cockroach)\b/;

/** The most dangerous command of a code block, the first of its kind, or undefined when none is known to be dangerous. */
export function riskiestCommand(block: Pick<CodeBlock, 'language' | 'text'>): FoundCommand | undefined {
  const found = riskyCommands(block);
  return found.find(({ risk }) => risk === 'destructive') ?? found[0];
}

/** Every command of a code block that is known to be dangerous, in the order of the block for each of its languages. */
export function riskyCommands(block: Pick<CodeBlock, 'language' | 'text'>): FoundCommand[] {
  const language = fenceLanguage(block.language);
  const { text, grammar } = commandsOf(block);
  const isRun = isShell(language) || programShells.has(grammar);
  const isSql = grammar === 'sql' || sqlDialects.includes(language);
  return [
    ...(isRun ? commandsIn(text, language, grammar).flatMap(judgeCommand) : []),
    ...(isSql || (isRun && sqlClients.test(text)) ? statementsIn(text, isSql).flatMap(judgeStatement) : []),
    ...(isRun || mongoLanguages.includes(language) ? mongoCalls(text) : []),
  ];
}

function commandsIn(text: string, language: string, grammar: Grammar | undefined): SimpleCommand[] {
  const isOther = otherShells.includes(language) || grammar === 'powershell' || grammar === 'cmd';
  const code = text
    .split('\n')
    .map((line) => line.slice(0, longestLine))
    .join('\n');
  return isOther ? commandsOfPieces(code) : shellCommands(code);
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

/** No command that people are to read is longer, and none takes long to read. In characters. */
const longestLine = 2_000;

function judgeCommand(command: SimpleCommand): FoundCommand[] {
  const use = findUse(command.words, known) ?? (emptiesFile(command) ? emptiedFile : undefined);
  return use === undefined || isRehearsal(command.words) ? [] : [found(use, command)];
}

/** An empty command, or one that prints nothing, in front of a redirection: what was in the file is gone. */
function emptiesFile({ words, overwrites }: SimpleCommand): boolean {
  if (
    overwrites === undefined ||
    !/^[\w./~$%{}@:+-]+$/.test(overwrites) ||
    /^\/dev\/(?:null|stdout|stderr|tty)$/.test(overwrites)
  )
    return false;
  const command = words.join(' ').trim();
  return command === '' ? /[/.$]/.test(overwrites) : /^(?::|true|cat \/dev\/null|echo -n|printf)$/.test(command);
}

const emptiedFile: RiskyUse = {
  ...riskySystemUses.find(({ does }) => does === 'cuts files off')!,
  does: 'empties a file',
};

/** A run that only shows what would be done, or how the command is used. */
function isRehearsal(words: readonly string[]): boolean {
  return words.some((word) =>
    /^(?:--?dry-?run(?!=(?:none|false)$)(?:=.*)?|-WhatIf|--help|--version|--check-only)$/i.test(word),
  );
}

function judgeStatement(statement: Statement): FoundCommand[] {
  const { words } = statement;
  const use = knownStatements.find(({ patterns }) => patterns.some((pattern) => hasWords(words, pattern)))?.use;
  const isExplained = hasWords(words, explained) && !words.some((word) => /^analy[sz]e$/i.test(word));
  return use === undefined || isExplained ? [] : [found(use, statement)];
}

/** Lines that are typed into the shell of MongoDB, or handed to it. */
function mongoCalls(text: string): FoundCommand[] {
  return text.split('\n').flatMap((written, line) => {
    const isMongo = /^\s*db\.|\bmongo(?:sh)?\b|--eval/.test(written.slice(0, longestLine));
    return isMongo && riskyMongoCalls.calls.test(written.slice(0, longestLine))
      ? [found(riskyMongoCalls, { text: written, line })]
      : [];
  });
}

function found(
  { risk, does, source }: Omit<RiskyUse, 'uses'>,
  { text, line }: { text: string; line: number },
): FoundCommand {
  const shown = text.replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim();
  return { risk, does, source, line, text: shown.length > 60 ? `${shown.slice(0, 60)}…` : shown };
}
