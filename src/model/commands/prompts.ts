/** A program that people type into, with how it shows that it waits. */
export interface Console {
  id: string;
  /** The prompt of a new command at the start of a line, its blank included. */
  prompt: RegExp;
  /** What is shown in front of the lines that a command goes on in. */
  continuation: RegExp;
  /** Fences in which the prompt is one: in others the same text is something else. */
  fences: readonly string[];
  /** Which grammar says where a command ends. */
  grammar: 'shell' | 'powershell' | 'cmd' | 'sql' | 'braces' | 'line';
}

const shells = ['bash', 'sh', 'shell', 'zsh', 'ksh', 'fish', 'Bash', 'Shell', 'SH', 'sh-session', 'bash-session'];
const sessions = ['console', 'shellsession', 'shell-session', 'terminal', 'session', 'Console'];
const plain = ['', 'text', 'txt', 'plain', 'plaintext'];
const everyShell = [...shells, ...sessions, ...plain];

/** Names of zsh's prompts for what is open: `for> `, `dquote cmdsubst> `. */
const zshContinuation =
  '(?:(?:array|braceparam|bquote|case|cmdand|cmdor|cmdsubst|cursh|dquote|else|elif|errbrace|for|foreach|function|heredoc|heredocd|if|math|mathsubst|nocorrect|pipe|quote|repeat|select|subsh|then|until|while) ?)+';
const shellContinuation = new RegExp(String.raw`^(?:${zshContinuation})?> ?`);
/** In front of the sign: an environment, `user@host`, a folder, brackets around them, the name of the shell. */
const venv = String.raw`(?:\([\w.@:/+-]+\) ?)?`;
const hostPrompt = String.raw`(?:\[[\w.-]+@[\w.-]+(?:[: ][^\]\n$#%>]*)?\]|[\w.-]+@[\w.:/-]+[:\s][\w.~/+@ -]*|[\w.-]+@[\w.-]+|(?:ba|z|k|da|a)?sh-\d[\w.]*|[\w-]+:[~/][\w.~/+-]*)`;

/** Prompts that consoles show, the more telling ones first. */
export const consoles: readonly Console[] = [
  console_('host', String.raw`${venv}${hostPrompt} ?[$%#❯➜]`, shellContinuation, everyShell, 'shell'),
  console_('folder', String.raw`${venv}[~/][\w.~/+-]* ?[$%]`, shellContinuation, everyShell, 'shell'),
  // A script may have a comment behind a path.
  console_('busybox', '[~/][\\w.~/+-]* ?[$#]', shellContinuation, sessions, 'shell'),
  console_('name', String.raw`${venv}[A-Za-z][\w.-]*[%$#]`, shellContinuation, ['zsh', 'ksh', ...sessions], 'shell'),
  console_('dollar', String.raw`${venv}\$`, shellContinuation, everyShell, 'shell'),
  console_('percent', String.raw`${venv}%`, shellContinuation, [...shells, ...sessions], 'shell'),
  console_('arrow', String.raw`${venv}[❯➜λ]`, shellContinuation, everyShell, 'shell'),
  console_('root', '#', shellContinuation, sessions, 'shell'),
  console_('fish', String.raw`[\w.-]+@[\w.-]+ [\w.~/+-]+>`, /^ {6}/, everyShell, 'shell'),
  console_(
    'powershell',
    String.raw`(?:\[[\w.-]+\]: )?PS(?: [^>\n]*)?>`,
    /^>> ?/,
    ['powershell', 'ps1', 'pwsh', 'PowerShell', ...sessions, ...plain],
    'powershell',
  ),
  {
    id: 'cmd',
    prompt: /^[A-Za-z]:\\[^>\n]*> ?/,
    continuation: /^More\? /,
    fences: ['cmd', 'bat', 'batch', 'dos', 'powershell', ...sessions, ...plain],
    grammar: 'cmd',
  },
  console_('python', '>>>', /^\.\.\. ?/, ['python', 'py', 'python3', 'pycon', 'python-repl', ...everyShell], 'line'),
  console_(
    'ipython',
    String.raw`In \[\d+\]:`,
    /^ +\.\.\.: ?/,
    ['python', 'py', 'ipython', ...sessions, ...plain],
    'line',
  ),
  console_(
    'mysql',
    String.raw`(?:mysql(?: \[[^\]\n]*\])?|MariaDB \[[^\]\n]*\])>`,
    /^ +(?:->|'>|">|`>|\/\*>) ?/,
    ['sql', 'mysql', 'mariadb', ...everyShell],
    'sql',
  ),
  console_(
    'psql',
    String.raw`[\w.-]+=[*!]?[#>]`,
    /^[\w.-]+[-('"$*][*!]?[#>] ?/,
    ['sql', 'psql', 'postgresql', 'postgres', 'pgsql', ...everyShell],
    'sql',
  ),
  console_('sqlite', 'sqlite>', /^ +\.\.\.> ?/, ['sql', 'sqlite', ...everyShell], 'sql'),
  console_('cqlsh', String.raw`cqlsh(?::\w+)?>`, /^ +\.\.\. ?/, ['sql', 'cql', ...everyShell], 'sql'),
  console_(
    'redis',
    String.raw`(?:redis )?(?:[\w.-]+:\d+(?:\[\d+\])?|redis)>`,
    /^(?!)/,
    ['redis', ...everyShell],
    'line',
  ),
  console_(
    'irb',
    String.raw`(?:irb(?:\([^)\n]*\))?(?::\d+(?::\d+)?)?|\[\d+\] pry\([^)\n]*\))>`,
    /^(?:irb(?:\([^)\n]*\))?:\d+(?::\d+)?[*"'] ?|\[\d+\] pry\([^)\n]*\)\* ?)/,
    ['ruby', 'irb', 'rb', ...sessions, ...plain],
    'line',
  ),
  console_(
    'mongo',
    String.raw`(?:[\w.-]+:(?:PRIMARY|SECONDARY|OTHER|ARBITER)|[\w.-]+ \[[^\]\n]+\] [\w.-]+|test|admin|mongos|mongosh?)>`,
    /^(?:\.\.\.|\| ) ?/,
    ['javascript', 'js', 'mongo', 'mongosh', 'mongodb', ...everyShell],
    'braces',
  ),
  console_('node', '>', /^(?:\.\.\.|\|) ?/, ['javascript', 'js', 'node', 'mongo', 'mongosh', 'mongodb'], 'braces'),
];

/** Whether a fence says that its block shows a session, in which output is expected. */
export function isSessionFence(language: string): boolean {
  return sessions.includes(language);
}

/** Whether a fence says that its block is a script or text, which is a session only when it starts with a prompt. */
export function isScriptFence(language: string): boolean {
  return !sessions.includes(language);
}

function console_(
  id: string,
  sign: string,
  continuation: RegExp,
  fences: readonly string[],
  grammar: Console['grammar'],
): Console {
  return { id, prompt: new RegExp(`^${sign}(?: |$)`, 'u'), continuation, fences, grammar };
}
