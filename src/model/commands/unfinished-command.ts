import { isUnfinished as isUnfinishedShell } from './shell-script.ts';

/** Which grammar says where a command ends; `line` has none: its commands end with their line. */
export type Grammar = 'shell' | 'fish' | 'powershell' | 'cmd' | 'sql' | 'javascript' | 'python' | 'ruby' | 'line';

/** Whether a command waits for more lines: a quote, a bracket, a block or an operator is open at its end. */
export function isUnfinished(command: string, grammar: Grammar): boolean {
  if (grammar === 'shell') return isUnfinishedShell(command);
  const lexis = lexes[grammar];
  const code = codeOf(command, lexis);
  return isBroken(command, grammar) || lexis.tail.test(code) || (lexis.blocks?.(code) ?? false);
}

/** Whether a command ends in the middle of a string, a comment or brackets: nothing but more lines makes it one. */
export function isBroken(command: string, grammar: Grammar): boolean {
  if (grammar === 'shell') return isUnfinishedShell(command);
  const lexis = lexes[grammar];
  const code = codeOf(command, lexis);
  return lexis.open.test(code) || openBrackets(code) > 0;
}

/** The text of a command with a word for each string, and without comments. */
function codeOf(command: string, { closed, comment, endless }: Lexis): string {
  return command.replace(closed, (found) => {
    if (endless?.test(found)) return found[1]!;
    return comment.test(found) ? '' : '_';
  });
}

interface Lexis {
  /** Strings, comments and escapes that have an end. */
  closed: RegExp;
  /** Which of these are comments. */
  comment: RegExp;
  /** A text of lines that has no end, in which quotes are quotes of nothing. */
  endless?: RegExp;
  /** What is left when a string or a comment has no end. */
  open: RegExp;
  /** Behind what a command goes on. */
  tail: RegExp;
  /** Whether a block of words is open: `do … end`. */
  blocks?: (code: string) => boolean;
}

const never = /^(?!)/;

/** How strings, comments and ends of commands look in each language but shells, which have a grammar of their own. */
export const lexes: Readonly<Record<Exclude<Grammar, 'shell'>, Lexis>> = {
  fish: {
    closed: /(?<![^\s;&|(])#[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\\[^\n]/gs,
    comment: /^#/,
    open: /['"]/,
    tail: /(?:\\|\||&&|\|\||(?:^|[\n;\s])(?:and|or|not))\s*$/,
    blocks: (code) =>
      count(code, /(?:^|[\n;&|(]|\b(?:and|or|not|else)\s)\s*(?:begin|for|while|if|function|switch)(?=[\s;]|$)/g) >
      count(code, /(?:^|[\n;&|]|\s)end(?=[\s;)|&>]|$)/g),
  },
  powershell: {
    closed:
      /@'\n.*?\n'@|@"\n.*?\n"@|@['"](?=\n|$).*|<#.*?#>|(?<![^\s;(){}|,])#[^\n]*|'(?:[^']|'')*'|"(?:[^"`]|`.|"")*"|`[^\n]/gs,
    comment: /^<?#/,
    endless: /^@(['"])(?:\n|$)(?!.*\n\1@$)/s,
    open: /['"]|<#/,
    tail: /(?:[`|,]|&&|[^+]\+|=|\s-(?:and|or|xor|eq|ne|gt|lt|ge|le|i?match|like|replace|in|contains|join|split|f))\s*$/i,
  },
  cmd: { closed: /"[^"\n]*"|\^[^\n]/g, comment: never, open: never, tail: /\^$|&&?\s*$/ },
  sql: {
    closed: /--[^\n]*|^\s*#[^\n]*|\/\*.*?\*\/|'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*"|`[^`]*`|\$(\w*)\$.*?\$\1\$/gms,
    comment: /^\s*(?:--|#|\/\*)/,
    open: /['"`]|\/\*|\$\w*\$/,
    // A statement waits for its `;`. Orders to the client itself end with their line.
    tail: /^(?!.*(?:;|\\[gG]\w*)\s*$)(?!\s*(?:\\|\.|(?:use|source|exit|quit|help|status|connect|describe|desc|show)\b|$))/is,
  },
  javascript: {
    closed: /\/\/[^\n]*|\/\*.*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\\./gs,
    comment: /^\/[/*]/,
    open: /`|\/\*/,
    tail: /(?:=>|[^+]\+|[^-]-|[*=,.?:]|&&|\|\|)\s*$/,
  },
  python: {
    closed:
      /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|(?<!")"(?!"")(?:[^"\\\n]|\\.)*"|(?<!')'(?!'')(?:[^'\\\n]|\\.)*'|#[^\n]*/gs,
    comment: /^#/,
    open: /"""|'''/,
    tail: /\\$|:[ \t]*$/,
    // A block goes on until a line that is empty.
    blocks: (code) =>
      /^(?:@|(?:async\s+)?(?:if|for|while|with|try|def|class|match)\b)/.test(code) && !/\n[ \t]*(?:\n|$)/.test(code),
  },
  ruby: {
    closed: /(?<![^\s;(])#[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\\./gs,
    comment: /^#/,
    open: /['"]/,
    tail: /(?:[,.\\&|=]|[^+]\+|\bdo\s*\|[^|]*\|)\s*$/,
    blocks: (code) =>
      count(
        code,
        /(?<![.:\w])(?:def|class|module|begin|case)(?![\w:?!])|(?:^|[\n;=])\s*(?:if|unless|while|until|for)(?![\w:])/g,
      ) +
        count(code, /(?<![.:\w])do(?![\w:])/g) -
        count(code, /(?:^|[\n;])\s*(?:while|until|for)\b[^\n;]*\bdo(?![\w:])/g) >
      count(code, /(?<![.:\w])end(?![\w:?!])/g),
  },
  line: {
    closed: /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\\./gs,
    comment: never,
    open: never,
    tail: /\\$/,
  },
};

function count(code: string, pattern: RegExp): number {
  return code.match(pattern)?.length ?? 0;
}

/** How many brackets are open; one that closes nothing counts for nothing. */
function openBrackets(code: string): number {
  let depth = 0;
  for (const [bracket] of code.matchAll(/[([{]|[)\]}]/g))
    depth = '([{'.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
  return depth;
}
