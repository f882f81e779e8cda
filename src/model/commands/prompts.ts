import type { Language } from './literals.ts';
import type { Grammar } from './unfinished-command.ts';

/** A program that people type into, with how it shows that it waits. */
export interface Console {
  id: string;
  /** The prompt of a new command at the start of a line, the blanks behind it included. */
  prompt: RegExp;
  /** What the first prompt of a script must look like besides, so as not to be anything else. */
  inScript?: RegExp;
  /** What is shown in front of the lines that a command goes on in. */
  continuation: RegExp;
  /** Fences in which the prompt is one: in others the same text is something else. */
  fences: ReadonlySet<string>;
  /** Which grammar says where a command ends. */
  grammar: Grammar;
  /** How sure the sign is: `weak` is a comment, a redirection, a quotation or a number as well, and what is behind it decides. */
  sign: 'strong' | 'named' | 'weak';
}

const shells = 'bash sh shell zsh ksh csh tcsh ash dash fish shell-script shellscript bash-script'.split(' ');
const sessions =
  'console shellsession shell-session shell-console terminal session sh-session bash-session zsh-session fish-session tty cli ps1con pwsh-session doscon pycon rbcon psql-session mysql-session'.split(
    ' ',
  );
const plain = ['', 'text', 'txt', 'plain', 'plaintext', 'none', 'nohighlight'];
const everyShell = [...shells, ...sessions, ...plain];
const powerShells = ['powershell', 'ps1', 'pwsh', 'ps', 'posh'];
const sql = 'sql mysql mariadb psql postgresql postgres pgsql plpgsql sqlite sqlite3 cql tsql plsql'.split(' ');
const javascript = ['javascript', 'js', 'node', 'mongo', 'mongosh', 'mongodb'];
const ruby = ['ruby', 'rb', 'irb'];
const python = ['python', 'py', 'python3', 'ipython', 'python-repl', 'python-console'];

/** Names of zsh's prompts for what is open: `for> `, `dquote cmdsubst> `. */
const zshContinuation =
  '(?:(?:array|braceparam|bquote|case|cmdand|cmdor|cmdsubst|cursh|dquote|else|elif|errbrace|for|foreach|function|heredoc|heredocd|if|math|mathsubst|nocorrect|pipe|quote|repeat|select|subsh|then|until|while) ?)+';
const shellContinuation = new RegExp(String.raw`^(?:${zshContinuation})?> ?`);
/** In front of the sign: a time, an environment, `user@host`, a folder, brackets around them, a branch, the name of the shell. */
const before = String.raw`(?:\[[\d:. -]+\] )?(?:\([\w.@:/+-]+\) ?)?`;
const hostPrompt = String.raw`(?:\[(?:[\w.-]+@)?[\w.-]+[: ][^\]\n$#%>]*\]|\[[\w.-]+@[\w.-]+\]|(?:[\w.-]+|I have no name!)@[\w.:/-]+(?:[:\s][\w.~/+@ -]*)?(?: ?\([\w./-]+\))?|(?:ba|z|k|da|a)?sh-\d[\w.]*|[\w./-]+:[~/][\w.~/+-]*|[\w.-]+:[\w.~/+-]+ [\w.-]+|\[[\w.-]+\]|└─)`;

/** Prompts that consoles show, the more telling ones first. */
export const consoles: readonly Console[] = [
  shell('host', String.raw`${before}${hostPrompt} ?[$%#❯➜]`, everyShell),
  {
    ...shell('folder', String.raw`${before}[~/][\w.~/+-]* ?[$%#]`, everyShell),
    // A script may have a comment behind a path.
    inScript: new RegExp(String.raw`^${before}(?:[~/][\w.~/+-]*(?: ?[$%]|#)|[~/] #)[ \t]`),
  },
  shell('name', String.raw`${before}[A-Za-z][\w.-]+(?:\([\w.:/-]+\))?[$#]`, everyShell, 'named'),
  shell('zsh', String.raw`${before}[a-z][\w.-]*%`, ['zsh', 'ksh', ...sessions], 'named'),
  shell('spaced', String.raw`${before}[a-z][\w.-]*-[\w.-]+ \$`, everyShell, 'named'),
  shell('spaced', String.raw`${before}[a-z][\w.-]*-[\w.-]+ #`, sessions, 'named'),
  shell('dollar', String.raw`${before}\$>?(?:[ \t]+\$)?(?!\s+\d[\d.,]*(?:\s|$))`, everyShell),
  shell(
    'arrow',
    String.raw`${before}[❯➜λ»](?: +~[\w./-]*| +[\w./-]+(?= git:\())?(?: git:\([^)\n]*\)(?: ✗)?)?`,
    everyShell,
  ),
  shell('percent', String.raw`${before}%(?!\s+(?:Total\b|\d))`, everyShell, 'weak'),
  shell('root', '#', sessions, 'weak'),
  {
    ...shell('fish', String.raw`${before}[\w.-]+@[\w.-]+ [\w.~/+-]+(?: \([^)\n]*\))?[>#]`, everyShell),
    continuation: /^ {6}/,
    grammar: 'fish',
  },
  {
    ...console_('powershell', '', /^>> ?/, [...powerShells, ...everyShell], 'powershell'),
    prompt: /^(?:\[[\w.: -]+\]: )*(?:\([\w.@:/+-]+\) )?(?:PS(?: [^>\n]*)?|[A-Z]:\\PS)>+[ \t]*/,
  },
  {
    ...console_(
      'cmd',
      '',
      /^(?:More\? |>)/,
      ['cmd', 'bat', 'batch', 'dos', 'winbatch', ...powerShells, ...everyShell],
      'cmd',
    ),
    prompt: /^(?:\([\w.@:/+-]+\) )?[A-Za-z]:(?:\\[^>\n]*)?>[ \t]*/,
  },
  console_('python', '>>>', /^\.\.\. ?/, [...python, ...everyShell], 'python'),
  console_('ipython', String.raw`In \[\d+\]:`, /^ +\.\.\.: ?/, [...python, ...everyShell], 'python'),
  console_(
    'pdb',
    String.raw`\((?:Pdb|ipdb|gdb|lldb|rdb:\d+|byebug)\+*\)`,
    /^(?!)/,
    [...python, ...ruby, ...everyShell],
    'line',
  ),
  console_(
    'mysql',
    String.raw`(?:(?:mysql|MySQL|mysql[\w.]*@[\w.-]+)(?:[ \t]+(?:\[[^\]\n]*\]|\{[^}\n]*\}|\([^)\n]*\)|[\w.:-]+))*[ \t]?|MariaDB \[[^\]\n]*\])>`,
    /^ +(?:->|'>|">|`>|\/\*>) ?/,
    [...sql, ...everyShell],
    'sql',
  ),
  console_('psql', String.raw`[\w.@-]+=[*!?]?[#>]`, /^[\w.@-]+[-('"$*;][*!?]?[#>] ?/, [...sql, ...everyShell], 'sql'),
  console_('sqlite', 'sqlite>', /^ +\.\.\.> ?/, [...sql, ...everyShell], 'sql'),
  console_('cqlsh', String.raw`(?:[\w.-]+@)?cqlsh(?::[\w.]+)?>`, /^ +\.\.\. ?/, [...sql, ...everyShell], 'sql'),
  console_('cockroach', String.raw`[\w.-]+@[\w.-]+:\d+\/[\w.-]+(?: \w+)?>`, /^ +-> ?/, [...sql, ...everyShell], 'sql'),
  console_('oracle', 'SQL>', /^ {1,2}\d+  ?/, [...sql, ...everyShell], 'sql'),
  console_(
    'redis',
    String.raw`(?:(?:redis|sentinel:|valkey) )?(?:[\w.-]+:\d+(?:\[\d+\])?(?:\(TX\))?|redis(?:-cli)?|valkey|not connected)>`,
    /^(?!)/,
    ['redis', 'redis-cli', ...everyShell],
    'line',
  ),
  console_(
    'irb',
    String.raw`(?:irb(?:\([^)\n]*\))?(?::\d+(?::\d+)?)?|(?:\[\d+\] )?(?:\[[\w -]+\] )?(?:pry|[\w-]+)\([^)\n]*\)(?::\d+(?::\d+)?)?)>`,
    /^(?:(?:irb|[\w-]+)(?:\([^)\n]*\))?:\d+(?:(?::\d+)?[*"'\]?]|:[1-9]\d*>) ?|(?:\[\d+\] )?pry\([^)\n]*\)\* ?|\?> ?)/,
    [...ruby, ...everyShell],
    'ruby',
  ),
  console_(
    'mongo',
    String.raw`(?:[\w.-]+:(?:PRIMARY|SECONDARY|OTHER|ARBITER|RECOVERING)|(?:[\w.-]+ )*\[[^\]\n]+\] [\w.-]+|test|admin|local|mongos|mongosh?)>`,
    /^(?:\.\.\.|\|) ?/,
    [...javascript, ...everyShell],
    'javascript',
  ),
  shell('suse', String.raw`${before}[\w.-]+@[\w.-]+:[\w.~/+-]*>`, everyShell),
  console_('zookeeper', String.raw`\[zk: [^\]\n]*\]`, /^(?!)/, everyShell, 'line'),
  console_(
    'signed',
    String.raw`[A-Za-z][\w.@/-]*(?:\([\w.:-]*\))?(?::\d+)*>`,
    /^(?: *(?:->|\.\.\.)|\|) ?/,
    [...everyShell, ...sql, ...javascript, ...ruby, ...powerShells, 'redis'],
    'line',
    'named',
  ),
  // In what a database or an interpreter is asked, nothing else starts with the sign.
  console_('node', '>', /^(?:\.\.\.|\|) ?/, javascript, 'javascript'),
  console_('irb-simple', '>{1,2}', /^\?> ?/, ruby, 'ruby'),
  console_('client', '>', /^ +(?:->|\.\.\.) ?/, ['redis', 'redis-cli', 'cli', 'r', 'mysql', 'cql'], 'line'),
  shell('angle', String.raw`(?:->|(?:[~/][\w.~/+-]*)?>)`, everyShell, 'weak'),
];

const knownFences = new Set(everyShell);

/** Name after a fence, as the tables here have it: ```` ```{.Bash .numberLines} ```` is `bash`. */
export function fenceLanguage(name: string): string {
  return (/^\{?\.?([\w+#-]*)/.exec(name)?.[1] ?? '').toLowerCase();
}

/** Whether the prompt of a console is one in a fence; what no language starts with is one in each. */
export function isConsoleOf({ fences, id }: Console, fence: string): boolean {
  return fences.has(fence) || (!knownFences.has(fence) && (id === 'host' || id === 'dollar'));
}

/** The language of a block by its fence, as far as its strings and comments are known; undefined for data and text. */
export function languageOfFence(fence: string): Language | undefined {
  return languages.get(fence);
}

const languages: ReadonlyMap<string, Language> = new Map([
  ...[...shells, ...sessions].map((name) => [name, 'shell'] as const),
  ['fish', 'fish'],
  ...[...powerShells, 'ps1con', 'pwsh-session'].map((name) => [name, 'powershell'] as const),
  ...['cmd', 'bat', 'batch', 'dos', 'doscon', 'winbatch'].map((name) => [name, 'cmd'] as const),
  ...sql.map((name) => [name, 'sql'] as const),
  ...[...javascript, 'typescript', 'ts'].map((name) => [name, 'javascript'] as const),
  ...[...python, 'pycon'].map((name) => [name, 'python'] as const),
  ...[...ruby, 'rbcon'].map((name) => [name, 'ruby'] as const),
  ...['redis', 'redis-cli'].map((name) => [name, 'line'] as const),
  ...['promql', 'logql', 'metricsql', 'traceql'].map((name) => [name, 'query'] as const),
]);

/** Whether a fence says that its block shows a session, in which output is expected. */
export function isSessionFence(language: string): boolean {
  return sessions.includes(language);
}

/** Whether a fence says that its block is a script of a shell, in which nothing is printed. */
export function isShellFence(language: string): boolean {
  return shells.includes(language);
}

/** Whether a fence says nothing about what its block is. */
export function isPlainFence(language: string): boolean {
  return plain.includes(language);
}

function shell(id: string, sign: string, fences: readonly string[], how: Console['sign'] = 'strong'): Console {
  return console_(id, sign, shellContinuation, fences, 'shell', how);
}

function console_(
  id: string,
  sign: string,
  continuation: RegExp,
  fences: readonly string[],
  grammar: Grammar,
  how: Console['sign'] = 'strong',
): Console {
  return {
    id,
    prompt: new RegExp(`^(?:${sign})(?:[ \\t]+|$)`, 'u'),
    continuation,
    fences: new Set(fences),
    grammar,
    sign: how,
  };
}
