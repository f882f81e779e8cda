import { consoles, isSessionFence, isScriptFence, type Console } from './prompts.ts';
import { readRootLine } from './root-prompt.ts';
import { isUnfinished } from './shell-script.ts';
import type { Span } from './span.ts';

/** A piece of a block. What people copy is its commands; `output` is all that is neither command nor prompt. */
export interface Part extends Span {
  kind: 'command' | 'prompt' | 'output';
}

/** A block of commands taken apart. The parts follow each other and make up the whole text. */
export interface Session {
  parts: Part[];
  /** Undefined for a block without prompts. */
  console: Console | undefined;
  /** Why the block counts as one command, although it may be none: the end of a sentence that starts with “because”. */
  doubt: string | undefined;
}

/**
 * Takes a block apart into prompts, commands and output. The first prompt is the prompt of the block: nothing else starts a
 * command. A command goes on while its grammar says that something is open.
 *
 * @param text With a word of letters in the place of each placeholder, and `\n` at the end of each line.
 * @param language Name after the fence, empty when there is none.
 */
export function takeApart(text: string, language: string): Session {
  const lines = linesOf(text);
  const candidates = consoles.filter(({ fences }) => fences.includes(language));
  const found = candidates.length === 0 ? undefined : firstPrompt(lines, candidates, language);
  if (found === undefined)
    return whole(text, undefined, isSessionFence(language) ? 'no prompt tells commands from output' : undefined);
  if ('doubt' in found) return whole(text, undefined, found.doubt);
  const { console } = found;
  const parts: Part[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const length = promptLength(line, console);
    const root = console.id === 'root' && length > 0 ? readRootLine(line.text.slice(length)) : 'command';
    if (root === 'unclear') return whole(text, console, `\`${shortened(line.text)}\` may be a command or a comment`);
    if (length === 0 || root === 'prose') {
      // Where `#` is the prompt, a sentence behind one is a comment: it stays one.
      parts.push({ kind: root === 'prose' ? 'command' : 'output', start: line.start, end: line.end });
      at += 1;
      continue;
    }
    const command = readCommandLines(lines, at, length, console);
    if (typeof command === 'string') return whole(text, console, command);
    parts.push(...command.parts);
    at = command.next;
  }
  return { parts: joined(parts), console, doubt: undefined };
}

/** How long a command may be; its end is looked for anew with each line. */
const maxLines = 500;

interface Line extends Span {
  /** Without its line end, which `end` includes. */
  text: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    lines.push({ start, end, text: text.slice(start, newline === -1 ? end : newline) });
    start = end;
  }
  return lines;
}

function whole(text: string, console: Console | undefined, doubt: string | undefined): Session {
  return { parts: [{ kind: 'command', start: 0, end: text.length }], console, doubt };
}

/** How long the prompt of a console is at the start of a line; 0 without one. */
function promptLength({ text }: Line, { prompt }: Console): number {
  return prompt.exec(text.slice(0, longestPrompt))?.[0].length ?? 0;
}

const longestPrompt = 200;

/** The console of the first prompt. A script may only have comments in front of it, or it is no session. */
function firstPrompt(
  lines: readonly Line[],
  candidates: readonly Console[],
  language: string,
): { console: Console } | { doubt: string } | undefined {
  let root: Line | undefined;
  for (const line of lines) {
    const console = candidates.find((candidate) => promptLength(line, candidate) > 0);
    if (console && console.id !== 'root') return root ? afterRoot(root, console) : { console };
    if (console && root === undefined) {
      const kind = readRootLine(line.text.slice(promptLength(line, console)));
      if (kind !== 'prose') root = line;
    }
    const isComment = /^\s*(?:#|\/\/|--|$)/.test(line.text);
    if (!isComment && isScriptFence(language)) return undefined;
  }
  const rootConsole = candidates.find(({ id }) => id === 'root');
  return root && rootConsole ? { console: rootConsole } : undefined;
}

function afterRoot(root: Line, console: Console): { doubt: string } | { console: Console } {
  const kind = readRootLine(root.text.slice(2));
  return kind === 'prose' ? { console } : { doubt: `\`${shortened(root.text)}\` may be a command or a comment` };
}

/** The lines of a command from its prompt on, or why it is not sure where it ends. */
function readCommandLines(
  lines: readonly Line[],
  first: number,
  length: number,
  console: Console,
): { parts: Part[]; next: number } | string {
  const { start, end, text } = lines[first]!;
  const parts: Part[] = [
    { kind: 'prompt', start, end: start + length },
    { kind: 'command', start: start + length, end },
  ];
  let command = text.slice(length);
  if (command.trim() === '') return { parts: [{ kind: 'prompt', start, end }], next: first + 1 };
  let at = first + 1;
  const isPrompted = at < lines.length && console.continuation.test(lines[at]!.text);
  const goesOn = (): boolean => {
    const next = lines[at];
    if (next === undefined) return false;
    return isPrompted && !isOpenByItself(console)
      ? console.continuation.test(next.text)
      : isOpen(command, console, lines, at);
  };
  while (goesOn()) {
    if (at - first > maxLines) return `\`${shortened(text)}\` is longer than ${maxLines} lines`;
    const line = lines[at]!;
    const continuation = isPrompted ? (console.continuation.exec(line.text)?.[0].length ?? 0) : 0;
    if (isPrompted && continuation === 0) return `\`${shortened(text)}\` goes on in lines with and without a prompt`;
    if (!isPrompted && promptLength(line, console) > 0 && !command.includes('<<'))
      return `\`${shortened(text)}\` is not finished before the next prompt`;
    if (continuation > 0) parts.push({ kind: 'prompt', start: line.start, end: line.start + continuation });
    parts.push({ kind: 'command', start: line.start + continuation, end: line.end });
    command += `\n${line.text.slice(continuation)}`;
    at += 1;
  }
  if (isOpenByItself(console) && isOpen(command, console, lines, at)) return `\`${shortened(text)}\` is not finished`;
  return { parts, next: at };
}

/** Whether the text of a command itself tells that it goes on, and not only the prompt of the next line. */
function isOpenByItself({ grammar }: Console): boolean {
  return grammar === 'shell';
}

/** Whether a command goes on in the next line. */
function isOpen(command: string, { grammar }: Console, lines: readonly Line[], at: number): boolean {
  switch (grammar) {
    case 'shell':
      return isUnfinished(command);
    case 'powershell':
      return /[`|,]\s*$/.test(command) || openBrackets(command) > 0;
    case 'braces':
      return openBrackets(command) > 0;
    case 'cmd':
      return command.endsWith('^');
    case 'sql':
      return isOpenStatement(command) && lines.slice(at, at + 50).some(({ text }) => /;\s*$/.test(text));
    case 'line':
      return false;
  }
}

/** Whether a statement waits for its `;`. Orders to the client itself end with their line. */
function isOpenStatement(command: string): boolean {
  return (
    !/(?:;|\\[gG]\w*)\s*$/.test(command) &&
    !/^\s*(?:\\|\.|(?:use|source|exit|quit|help|status|connect|describe|desc)\b)/i.test(command)
  );
}

/** How many brackets are open at the end, those in strings aside. */
function openBrackets(command: string): number {
  const outside = command.replace(/'[^']*(?:'|$)|"(?:[^"\\`]|[\\`](?:.|$))*(?:"|$)/gs, '');
  return (outside.match(/[([{]/g)?.length ?? 0) - (outside.match(/[)\]}]/g)?.length ?? 0);
}

/** Parts of one kind that follow each other, as one. */
function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last?.kind === part.kind) last.end = part.end;
    else if (part.end > part.start) all.push({ ...part });
  }
  return all;
}

function shortened(text: string): string {
  const line = text.trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
