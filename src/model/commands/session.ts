import {
  consoles,
  fenceLanguage,
  languageOfFence,
  isConsoleOf,
  isSessionFence,
  isPlainFence,
  isShellFence,
  type Console,
} from './prompts.ts';
import { isSentence, readRootLine, startsProgram } from './root-prompt.ts';
import { textSpans } from './shell-script.ts';
import type { Span } from './span.ts';
import { isBroken, isUnfinished, type Grammar } from './unfinished-command.ts';

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
 * command. A command goes on while its grammar says that something is open. What is typed into a program that a command starts
 * (`kubectl exec -it`, `ssh`, `psql`) is no command of the block.
 *
 * @param text With a word of letters in the place of each placeholder, and `\n` at the end of each line.
 * @param language Name after the fence, empty when there is none.
 */
export function takeApart(text: string, language: string): Session {
  const fence = fenceLanguage(language);
  const lines = linesOf(text);
  const candidates = consoles.filter((console) => isConsoleOf(console, fence));
  const first = candidates.length === 0 ? undefined : firstPrompt(lines, candidates, fence, text);
  if (first === undefined) {
    const printed = isSessionFence(fence) ? undefined : printedLine(lines, text, fence);
    return whole(text, undefined, isSessionFence(fence) ? 'no prompt tells commands from output' : printed);
  }
  if ('doubt' in first) return whole(text, undefined, first.doubt);
  const parts = readSession(lines, first);
  if (typeof parts === 'string') return whole(text, first.console, parts);
  if (parts.every(({ kind }) => kind !== 'command')) return whole(text, first.console, 'its prompt has no command');
  return { parts: joined(parts), console: { ...first.console, grammar: first.grammar }, doubt: undefined };
}

/** Why a script without prompts may hold output: what programs print as a table, or in front of a result. */
function printedLine(lines: readonly Line[], text: string, fence: string): string | undefined {
  if (languageOfFence(fence) === undefined) return undefined;
  const printed = lines.find((line) => isPrinted.test(line.text) && !textSpans(text).some(isAround(line)));
  return printed && `\`${shortened(printed.text)}\` looks like output`;
}

/** The border of a table, the number of its rows, a result of an interpreter, the head of a table of kubectl. */
const isPrinted =
  /^(?:\+(?:-+\+)+|\(\d+ rows?\)|=> \S.*|Query OK, .*|[A-Z][A-Z()%-]*(?: {2,}[A-Z][A-Z()%-]*(?: [A-Z]+)*)+)\s*$/;

/** How long a command may be; its end is looked for anew with each line. */
const maxLines = 500;

interface Line extends Span {
  /** Without its line end, which `end` includes. */
  text: string;
}

/** The prompt that a block starts with, and so how its commands are told from all else. */
interface FirstPrompt {
  console: Console;
  grammar: Grammar;
  /** Blanks in front of each prompt of the block. */
  indent: string;
  /** Whose prompt it is: the user and the host, or the name of the program. */
  owner: string;
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

/** How long the prompt of a console is behind the blanks that a line starts with; 0 without one. */
function promptLength(text: string, { prompt }: Console): number {
  return prompt.exec(text.slice(0, longestPrompt))?.[0].length ?? 0;
}

const longestPrompt = 200;

/** How many characters of a line are the prompt of its block, with the blanks in front of it; 0 without one. */
function ownPrompt(text: string, { console, indent, owner }: FirstPrompt): number {
  if (!text.startsWith(indent)) return 0;
  const shown = text.slice(indent.length);
  const length = promptLength(shown, console);
  return length > 0 && ownerOf(shown.slice(0, length), console) === owner ? indent.length + length : 0;
}

/** Whose prompt one is. Folders, counters, environments and the states of a program change while it is the same. */
function ownerOf(prompt: string, { id }: Console): string {
  const own = prompt.replace(/^(?:\[[\d:. -]+\] )?(?:\([\w.@:/+-]+\) ?)?/, '').trim();
  if (id === 'host')
    return /(?:[\w.-]+|I have no name!)@[\w.-]+|^\[?[\w./-]+(?=[: ])/.exec(own)?.[0].replace('[', '') ?? '';
  if (id === 'fish' || id === 'suse') return /^[\w.-]+@[\w.-]+/.exec(own)?.[0] ?? '';
  return id === 'signed' || id === 'name' || id === 'zsh' || id === 'spaced' ? own.replace(/\(.*?\)|:\d+/g, '') : '';
}

/** The console of the first prompt. Only comments may be in front of it: anything else is a command or output, and nobody knows which. */
function firstPrompt(
  lines: readonly Line[],
  candidates: readonly Console[],
  fence: string,
  text: string,
): FirstPrompt | { doubt: string } | undefined {
  let other: Line | undefined;
  let texts: Span[] | undefined;
  for (const line of lines) {
    const shown = line.text.trimStart();
    if (shown === '' || /^┌/.test(shown)) continue;
    const console = candidates.find(
      (candidate) =>
        promptLength(shown, candidate) > 0 && (isSessionFence(fence) || (candidate.inScript?.test(shown) ?? true)),
    );
    if (console && other && isShellFence(fence) && (texts ??= textSpans(text)).some(isAround(line))) continue;
    const rest = console ? shown.slice(promptLength(shown, console)) : '';
    const weak = console ? readSign(rest, console, fence) : 'command';
    if (console && weak === 'command' && (other === undefined || console.sign === 'strong')) {
      if (other) return { doubt: `\`${shortened(other.text)}\` comes before the first prompt` };
      return {
        console,
        grammar: grammarOf(console, rest, fence),
        indent: line.text.slice(0, line.text.length - shown.length),
        owner: ownerOf(shown.slice(0, promptLength(shown, console)), console),
      };
    }
    if (console && weak === 'unclear' && other === undefined) return firstUnclear(line, shown);
    if (other === undefined && isPromptOfNobody(shown, fence, nextText(lines, line))) return firstUnclear(line, shown);
    if (!/^(?:#|\/\/|--|::|REM\b)/i.test(shown)) other ??= line;
  }
  return undefined;
}

function isAround(line: Line): (span: Span) => boolean {
  return ({ start, end }) => start < line.start && line.start < end;
}

/** The next line with text. */
function nextText(lines: readonly Line[], line: Line): string | undefined {
  return lines
    .slice(lines.indexOf(line) + 1)
    .find(({ text }) => text.trim() !== '')
    ?.text.trim();
}

function firstUnclear(line: Line, shown: string): { doubt: string } {
  return {
    doubt: `\`${shortened(line.text)}\` may be a command or ${shown.startsWith('#') ? 'a comment' : 'something else'}`,
  };
}

/** What is behind a sign: a heading that has a prompt by mistake is none either. */
function readSign(rest: string, console: Console, fence: string): 'command' | 'prose' | 'unclear' {
  if (console.sign === 'weak') return readWeakLine(rest, console, fence);
  if (console.grammar === 'shell' && /^\p{Lu}\p{Ll}+(?: [\p{L}\d]+)+$/u.test(rest.trimEnd())) return 'unclear';
  return 'command';
}

/** What is behind a sign that may be none: a command that is known for one, something else for sure, or either. */
function readWeakLine(rest: string, { id }: Console, fence: string): 'command' | 'prose' | 'unclear' {
  const read = readRootLine(rest);
  if (id === 'root') return read;
  // `> access.log` empties a file; in a text, lines of a quotation start so.
  if (/^[\w.~{}-]*[./$"][\w./${}"~-]*$/.test(rest) || rest === '') return 'prose';
  if (read === 'command' || /^(?:for|while|until|if|case|function)\b.*(?:;|\bin\b|\{)/.test(rest)) return 'command';
  return isPlainFence(fence) && isSentence(rest) ? 'prose' : 'unclear';
}

/** Whether a line starts with a `$` or `#` that is a prompt to people, and a variable or a comment to shells. */
function isPromptOfNobody(shown: string, fence: string, next: string | undefined): boolean {
  if (isSessionFence(fence)) return false;
  const sign = /^(?:\$(?=[a-z./])|# +)/.exec(shown)?.[0];
  if (sign === undefined || sign === shown || !(isShellFence(fence) || isPlainFence(fence))) return false;
  const rest = shown.slice(sign.length);
  if (sign === '$') return startsProgram(rest) && !/^\w+(?:\/|$|\s*[=|.])/.test(rest);
  // A comment that is a whole command with its options, or above what is no command, is a prompt of root as often.
  const isCommand = readRootLine(rest) === 'command';
  return isCommand && (/ -|[|/=]/.test(rest) || next === undefined || (!startsProgram(next) && !/^#|=/.test(next)));
}

/** Which grammar says where the commands of a block end. */
function grammarOf({ id, grammar }: Console, command: string, fence: string): Grammar {
  if (fence === 'fish' && grammar === 'shell') return 'fish';
  if (id !== 'signed') return grammar;
  if (/^(?:db|rs|sh)\.\w/.test(command)) return 'javascript';
  return /^(?:select|insert|update|delete|create|alter|drop|show|begin|commit|rollback|use|grant|revoke|flush|explain|with|call|truncate|start|stop|change|reset|set|describe)\b/i.test(
    command,
  )
    ? 'sql'
    : grammar;
}

/** The parts of a session, or why it is not sure what they are. */
function readSession(lines: readonly Line[], first: FirstPrompt): Part[] | string {
  const { console } = first;
  const parts: Part[] = [];
  let isInside = false;
  let lastCommand = '';
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const length = ownPrompt(line.text, first);
    const root = console.id === 'root' && length > 0 ? readRootLine(line.text.slice(length)) : 'command';
    if (root === 'unclear') return `\`${shortened(line.text)}\` may be a command or a comment`;
    if (length === 0 || root === 'prose') {
      const another: ReturnType<typeof promptOfAnother> =
        length === 0 && !isInside ? promptOfAnother(line.text, first, lastCommand) : 'none';
      if (another === 'unknown') return `\`${shortened(line.text)}\` has another prompt than the block`;
      isInside ||= another === 'inside';
      // Where `#` is the prompt, a sentence behind one is a comment: it stays one.
      parts.push({ kind: root === 'prose' ? 'command' : 'output', start: line.start, end: line.end });
      at += 1;
      continue;
    }
    if (isInside && line.text.length > length)
      return `\`${shortened(line.text)}\` comes after what is typed into another program`;
    const command = readCommandLines(lines, at, length, first);
    if (typeof command === 'string') return command;
    parts.push(...command.parts);
    if (command.text.trim() !== '') {
      // With the prompt of the block too, the next command may be meant for the shell that this one opens elsewhere.
      if (console.grammar === 'shell' && opensShell(lastCommand))
        return `\`${shortened(command.text)}\` may be typed into what \`${shortened(lastCommand)}\` starts`;
      lastCommand = command.text;
    }
    at = command.next;
  }
  return parts;
}

/** What a line of output shows that is typed into another program, behind its prompt; undefined without one. */
export function typedElsewhere(text: string): string | undefined {
  const shown = text.trimStart();
  const console = consoles.find((candidate) => candidate.sign !== 'weak' && promptLength(shown, candidate) > 0);
  return console && shown.slice(promptLength(shown, console));
}

/** Whether a line that is no command of its block has the prompt of a program that the last command started, or a prompt at all. */
function promptOfAnother(text: string, first: FirstPrompt, lastCommand: string): 'inside' | 'unknown' | 'none' {
  const shown = text.trimStart();
  const indent = text.slice(0, text.length - shown.length);
  const console = consoles.find((candidate) => promptLength(shown, candidate) > 0);
  if (!console || isSignOf(first.console, shown)) return 'none';
  const rest = shown.slice(promptLength(shown, console));
  if (rest === '') return 'none';
  if (console.sign === 'weak' && readWeakLine(rest, console, 'console') !== 'command') return 'none';
  if (entersProgram.test(lastCommand.slice(0, 1000))) return 'inside';
  const isStrong =
    (console.sign === 'strong' && console.id !== 'folder' && console.fences.has('bash')) ||
    (console.sign !== 'weak' && console.id === first.console.id);
  return isStrong && (indent === '' || indent === first.indent || console.id === first.console.id) ? 'unknown' : 'none';
}

/** Whether a line starts with what a program shows in front of results and of lines that go on, as its prompts are. */
function isSignOf({ continuation }: Console, shown: string): boolean {
  return continuation.test(shown) || /^=> /.test(shown);
}

/** Commands that start a program into which people type. */
const entersProgram = new RegExp(
  [
    String.raw`(?:^|[\s;&|/])(?:ssh|mosh|telnet|su|bash|sh|zsh|fish|dash|ash|chroot|toolbox|nsenter|psql|mysql|mariadb|mongo|mongosh|redis-cli|valkey-cli|sqlite3?|cqlsh|python[\d.]*|ipython|irb|pry|node|pwsh|powershell|cmd|gdb|lldb|sftp|ftp|gpg|screen|tmux|Enter-PSSession|zkCli\.sh|vtysh|virsh|[\w-]*-(?:rails|console|psql|shell|db)|gcloud .*ssh|vagrant ssh)(?=[\s;"']|$)`,
    String.raw`(?:^|[\s;&|])sudo (?:-\S+ )*-\w*[is](?:\s|$)`,
    String.raw`(?:^|\s)(?:exec|rsh|attach|debug|run|login|shell|console|enter|dbshell|rails c)(?=\s|$)`,
  ].join('|'),
);

/** Commands that surely open a shell and wait in it: of another user, machine or container, with nothing to run there. */
const shellOpeners = [
  /^(?:autossh|ssh)(?: +-(?:[BbcDEeFIiJLlmOopQRSWw] *\S+|[46AaCgKkMnqstTVvXxYy]+))* +[^\s-]\S*(?: +-[46AaCqtTvXxY]+)*$/,
  /^(?:mosh|telnet|vagrant ssh|toolbox enter)(?: +[^\s-]\S*)?$/,
  /^(?:sudo +)?su(?: +-l?)?(?: +[^\s-]\S*)?$/,
  /^sudo +(?:-u *\S+ +)?-\w*[is](?: +-u *\S+)?$/,
  /^(?:sudo +(?:-\w+ +)*)?(?:ba|z|da|a|k|fi)?sh(?: +-[il]+)?$/,
  /^(?:sudo +)?chroot +\S+$/,
  /^(?:oc|kubectl) +(?:\S+ +)*?debug(?: +(?!--(?: |$))\S+)*$/,
  /^oc +(?:-\S+ +)*rsh(?: +-\S+| +(?:-n|-c) +\S+)* +[^\s-]\S*$/,
  /^(?:sudo +)?(?:kubectl|oc|docker|podman|nerdctl|crictl|docker-compose|docker +compose) .*?\b(?:exec|run)\b.* (?:\/\S*\/)?(?:ba|z|da|a)?sh(?: +-[il]+)?$/,
];

function opensShell(command: string): boolean {
  const last = command
    .slice(-1000)
    .split(/&&|\|\||[;\n]/)
    .at(-1)!;
  const written = last
    .replace(/ #.*$/, '')
    .trim()
    .replace(/^(?:\w+=\S+ +)+/, '');
  return !/[|<>]/.test(written) && shellOpeners.some((opener) => opener.test(written));
}

/** The lines of a command from its prompt on, or why it is not sure where it ends. */
function readCommandLines(
  lines: readonly Line[],
  at: number,
  length: number,
  first: FirstPrompt,
): { parts: Part[]; text: string; next: number } | string {
  const { start, end, text } = lines[at]!;
  const parts: Part[] = [
    { kind: 'prompt', start, end: start + length },
    { kind: 'command', start: start + length, end },
  ];
  let command = text.slice(length);
  let next = at + 1;
  if (command.trim() === '') return { parts: [{ kind: 'prompt', start, end }], text: '', next };
  const { grammar, console } = first;
  const continued = (line: Line | undefined): number => {
    const shown = line?.text.startsWith(first.indent) ? line.text.slice(first.indent.length) : '';
    const found = console.continuation.exec(shown)?.[0].length;
    return line && found !== undefined && found > 0 ? first.indent.length + found : 0;
  };
  const isPrompted = continued(lines[next]) > 0;
  for (; next < lines.length; next += 1) {
    const line = lines[next]!;
    const continuation = isPrompted ? continued(line) : 0;
    const isOpen = isUnfinished(command, grammar);
    // A client that shows a prompt of its own for what goes on needs no grammar to say so.
    if (!isOpen && !(continuation > 0 && isToldByPrompt.has(grammar))) break;
    if (next - at > maxLines) return `\`${shortened(text)}\` is longer than ${maxLines} lines`;
    if (isPrompted && continuation === 0) {
      if (isBroken(command, grammar)) return `\`${shortened(text)}\` goes on in lines with and without a prompt`;
      break;
    }
    if (!isPrompted) {
      if (ownPrompt(line.text, first) > 0 && !holdsText.test(command))
        return `\`${shortened(text)}\` is not finished before the next prompt`;
      if (grammar === 'sql' && !goesOnInSql(lines, next, command)) break;
      if (grammar === 'python' && !isBroken(command, grammar) && !/^\s/.test(line.text)) break;
    }
    if (continuation > 0) parts.push({ kind: 'prompt', start: line.start, end: line.start + continuation });
    parts.push({ kind: 'command', start: line.start + continuation, end: line.end });
    command += `\n${line.text.slice(continuation)}`;
  }
  if (next === lines.length ? isBroken(command, grammar) || isCut(command, grammar) : isCut(command, grammar))
    return `\`${shortened(text)}\` is not finished`;
  return { parts, text: command, next };
}

/** What begins a text of lines in which anything can be: a here-document, a here-string. */
const holdsText = /<<|@['"]$/m;

/** Grammars of programs that show another prompt while a command goes on. */
const isToldByPrompt: ReadonlySet<Grammar> = new Set(['sql', 'ruby', 'powershell', 'cmd', 'line']);

/** Whether a command ends as only a slip can end it: behind an operator, or with a backslash that a blank follows. */
function isCut(command: string, grammar: Grammar): boolean {
  switch (grammar) {
    case 'shell':
    case 'fish':
      return isUnfinished(command, grammar) || /\\[ \t]+$/.test(command);
    case 'powershell':
      return isUnfinished(command, grammar) || /`[ \t]+$/.test(command);
    case 'sql':
      return isBroken(command, grammar);
    case 'line':
      return /\\$/.test(command) || isBroken(command, grammar);
    default:
      return isBroken(command, grammar);
  }
}

/** Whether a statement without its `;` goes on: what follows is no table or answer, and a `;` ends it. */
function goesOnInSql(lines: readonly Line[], at: number, command: string): boolean {
  if (isBroken(command, 'sql')) return true;
  if (isAnswer.test(lines[at]!.text)) return false;
  const rest = lines.slice(at, at + 50);
  const end = rest.findIndex(({ text }) => !isUnfinished(`${command}\n${text}`, 'sql') || isAnswer.test(text));
  return end !== -1 && !isAnswer.test(rest[end]!.text);
}

/** The first line of what a database answers. */
const isAnswer =
  /^(?:\s*$|[+|][-\s]|\s*-{3,}|\(\d+ row|Query OK|ERROR\b|Empty set|Database changed|Rows matched|[A-Z]+ \d+$)/;

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
