import { forEachChild, parse, type Command, type ParsedScript, type SyntaxNode } from 'unbash';
import type { Doubt } from './place.ts';
import { secondReader } from './second-readers.ts';
import type { Span } from './span.ts';

/** How deep brackets may be nested: nobody pastes more, and reading more could end the process. */
const deepest = 100;

/** A script as bash's grammar reads it: what is wrong is in `errors`, of the script and of those inside. */
export function readShell(text: string): ParsedScript {
  return parse(isTooDeep(text) ? '(' : text);
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[({]|[)}]/g)) {
    depth = '({'.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return false;
}

/** Whether a script goes on behind its end: a quote, a bracket, a loop, a here-document or an operator is open. */
export function isUnfinished(text: string): boolean {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(text)) return true;
  let isOpen = false;
  visitAll(readShell(text), (node) => {
    if (node.type === 'HereDoc' && node.closing === undefined) isOpen = true;
    if (node.type === 'Script' && errorsOf(node).some(({ message }) => isAboutEnd.test(message))) isOpen = true;
  });
  return isOpen;
}

const isAboutEnd =
  /^unterminated|^expected command (?:after|in)|^expected '.*' to close|^expected '?(?:do|then|compound command)/;

/** Where a script holds text for others: here-documents and quotes. */
export function textSpans(text: string): Span[] {
  const spans: Span[] = [];
  visitAll(readShell(text), ({ type, pos, end }) => {
    if (/^(?:HereDocBody|SingleQuoted|DoubleQuoted|AnsiCQuoted)$/.test(type)) spans.push({ start: pos, end });
  });
  return spans;
}

/**
 * Why no word of a script is sure to be read by the shell alone, and by every shell in the same way: something is open or
 * misread, reads its words a second time, or is read differently by bash, dash and zsh, on a prompt too.
 */
export function doubtOfScript(script: ParsedScript, text: string): Doubt | undefined {
  let doubt: Doubt | undefined = isUnfinished(text) ? { kind: 'unread' } : undefined;
  const note = (found: Doubt | undefined): void => {
    doubt ??= found;
  };
  let hasLongString = false;
  const writers = new Set<string>();
  visitAll(script, (node) => {
    if (node.type === 'Script' && errorsOf(node).length > 0) note({ kind: 'unread' });
    if (node.type === 'Command') {
      note(doubtOfCommand(node));
      writers.add(node.name?.value ?? '');
      if (printers.has(node.name?.value ?? '') && node.redirects.some(({ operator }) => /^&?>/.test(operator)))
        note({ kind: 'construct', name: 'a text that is written into a file' });
    }
    if (/^(?:Single|Double)Quoted$/.test(node.type) && text.slice(node.pos, node.end).includes('\n'))
      hasLongString = true;
    note(doubtOfNode(node));
  });
  if (writers.has('tee') && [...printers].some((name) => writers.has(name)))
    note({ kind: 'construct', name: 'a text that is written into a file' });
  // A shell that is typed into drops a line that it cannot read, and takes the ends of quotes for their beginnings.
  if (hasLongString && mayFailOnOneLine.test(text)) note(unlike('a string of several lines beside other constructs'));
  if (/\(\([^)]*<<|\[[^\]]*<</.test(text)) note(unlike('`<<` in arithmetic'));
  return doubt ?? doubtOfComments(script, text) ?? (hasHistory(script, text) ? unlike('history expansion') : undefined);
}

/** What prints a text that may be a script, once it is in a file. */
const printers: ReadonlySet<string> = new Set(['echo', 'printf', 'cat', 'print']);

/** What not every shell reads, or not on a prompt. */
const mayFailOnOneLine =
  /<<<|=\(|[<>]\(|;;?&|\(\(|\[\[|(?:^|\s)#|!|(?:^|[\s;&|(])(?:function|case|select|for|while|until|if|coproc|let|declare|local|readonly|typeset)\s/;

function doubtOfCommand({ name, args, prefix }: Command): Doubt | undefined {
  if (name === undefined) return prefix.length > 0 ? undefined : { kind: 'unread' };
  if (!isLiteral(name.parts)) return { kind: 'construct', name: 'a command whose name only the shell knows' };
  const words = [name, ...args].map((word) => (word.type === 'Word' && isLiteral(word.parts) ? word.value : undefined));
  const reader = secondReader(words);
  return reader === undefined ? undefined : { kind: 'reader', name: reader };
}

function isLiteral(parts: readonly { type: string }[] | undefined): boolean {
  return (parts ?? []).every((part) => {
    if (part.type === 'Literal' || part.type === 'SingleQuoted') return true;
    return part.type === 'DoubleQuoted' && isLiteral((part as unknown as { parts: { type: string }[] }).parts);
  });
}

/** What bash, dash and zsh take apart differently, so that quotes behind it may open where they should close. */
function doubtOfNode(node: SyntaxNode): Doubt | undefined {
  switch (node.type) {
    case 'AnsiCQuoted':
    case 'LocaleString':
      return unlike("`$'…'`");
    case 'Coproc':
    case 'Select':
    case 'ArithmeticFor':
      return unlike('what only some shells know');
    case 'CommandExpansion':
      if (node.text.startsWith('$((')) return unlike('`$((`');
      if (/\bcase\b/.test(node.text)) return unlike('`case` in a substitution');
      return node.text.startsWith('`') && /['"\\]/.test(node.text) ? unlike('quotes in backquotes') : undefined;
    case 'ParameterExpansion':
      return /['"\\`]/.test(node.text) ? unlike('quotes in `${…}`') : undefined;
    default:
      return undefined;
  }
}

function unlike(name: string): Doubt {
  return { kind: 'construct', name: `a block with ${name}, which shells read in their own ways` };
}

/**
 * zsh takes a comment that is pasted for words: only one of plain words, on a line of its own, leaves the commands around it
 * as they are.
 */
function doubtOfComments(script: ParsedScript, text: string): Doubt | undefined {
  const isHarmless = ({ start, end }: Span): boolean =>
    /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[\w .,:@%+/=-]*$/.test(text.slice(start + 1, end));
  return commentsOf(script, text).every(isHarmless) ? undefined : { kind: 'comment' };
}

/** Comments of a script, each from its `#` to the end of its line. */
function commentsOf(script: ParsedScript, text: string): Span[] {
  const isCovered = new Uint8Array(text.length);
  visitAll(script, (node) => {
    // A substitution is a script inside of a word, and may hold comments again.
    if (node.type === 'Script' && node.source === undefined) isCovered.fill(0, node.pos, node.end);
    else if (!scripts.has(node.type)) isCovered.fill(1, node.pos, node.end);
    if (node.type === 'HereDoc' && node.closing) isCovered.fill(1, node.closing.pos, node.closing.end);
  });
  const comments: Span[] = [];
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) {
    if (isCovered[at]) continue;
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    comments.push({ start: at, end });
    at = end;
  }
  return comments;
}

/** Nodes between whose words comments can be. */
const scripts: ReadonlySet<string> = new Set([
  ...['Script', 'Statement', 'CompoundList', 'AndOr', 'Pipeline', 'If', 'Elif', 'While', 'For', 'Case', 'CaseItem'],
  ...['Subshell', 'BraceGroup', 'Redirected', 'Function', 'Command', 'ArrayValue'],
]);

/** Whether a shell that is typed into would put an earlier command in the place of a `!`. Single quotes keep it. */
function hasHistory(script: ParsedScript, text: string): boolean {
  const quoted: { start: number; end: number }[] = [];
  visitAll(script, (node) => {
    if (node.type === 'SingleQuoted' || node.type === 'HereDocBody') quoted.push({ start: node.pos, end: node.end });
  });
  return [...text.matchAll(/![^\s=]/g)].some(
    ({ index }) => !quoted.some(({ start, end }) => start <= index && index < end),
  );
}

function errorsOf(script: ParsedScript): readonly { message: string }[] {
  return script.errors ?? [];
}

function visitAll(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  // Positions in backquotes with escapes are those of a text of their own.
  if (node.type === 'CommandExpansion' && node.script?.source !== undefined) return;
  forEachChild(node, (child) => visitAll(child, visit));
}
