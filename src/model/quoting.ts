/** Where a hole of a command stands: bare, or inside quotes of the language. */
export type Setting =
  | 'bare'
  | 'single'
  | 'double'
  | 'backtick'
  /** Inside double quotes of a matcher by regular expression: `pod=~"{{pod}}"`. */
  | 'double-regex'
  | 'backtick-regex'
  /** In a here-document whose lines the shell expands, and in one whose word is quoted, where nothing is. */
  | 'heredoc'
  | 'heredoc-raw'
  | 'comment';

type Family = 'shell' | 'powershell' | 'sql' | 'query' | 'plain';

/** The family of a language as it is named after a fence. */
export function familyOf(language: string): Family {
  if (['bash', 'sh', 'shell', 'zsh', 'console', 'shellsession', 'shell-session'].includes(language)) return 'shell';
  if (['powershell', 'ps1', 'pwsh'].includes(language)) return 'powershell';
  if (['sql', 'psql', 'postgresql', 'mysql'].includes(language)) return 'sql';
  if (['promql', 'logql'].includes(language)) return 'query';
  return 'plain';
}

/**
 * Where in a command each offset stands, told by reading the command from its start as its language does.
 *
 * @param offsets In ascending order.
 */
export function settingsAt(command: string, language: string, offsets: readonly number[]): Setting[] {
  const family = familyOf(language);
  const settings: Setting[] = [];
  let next = 0;
  let setting: Setting = 'bare';
  /** Words that end the here-documents that the line has announced. */
  let announced: { word: string; isRaw: boolean; isIndented: boolean }[] = [];
  for (let at = 0; at <= command.length; at++) {
    while (next < offsets.length && offsets[next] === at) {
      settings.push(setting);
      next += 1;
    }
    const character = command[at];
    if (character === undefined || family === 'plain') continue;
    if (setting === 'comment') {
      if (character === '\n') setting = 'bare';
    } else if (setting === 'heredoc' || setting === 'heredoc-raw') {
      const [document] = announced;
      if (command[at - 1] === '\n' && document && endsHere(command, at, document)) {
        announced = announced.slice(1);
        setting = announced[0] ? heredocSetting(announced[0]) : 'bare';
      }
    } else if (setting === 'bare') {
      if (escapes(family, 'bare') === character) {
        at = skipped(at, offsets[next]);
        continue;
      }
      if (family === 'shell') {
        const heredoc = /^<<(-?)\s*(?:'([^'\n]+)'|"([^"\n]+)"|([\w.-]+))/.exec(command.slice(at, at + 80));
        if (heredoc && command[at - 1] !== '<' && !command.startsWith('<<<', at))
          announced.push({
            word: heredoc[2] ?? heredoc[3] ?? heredoc[4]!,
            isRaw: heredoc[4] === undefined,
            isIndented: heredoc[1] === '-',
          });
        if (character === '\n' && announced[0]) setting = heredocSetting(announced[0]);
      }
      if (startsComment(family, command, at)) setting = 'comment';
      else if (character === "'") setting = 'single';
      else if (character === '"') setting = isRegex(family, command, at) ? 'double-regex' : 'double';
      else if (character === '`' && family === 'query')
        setting = isRegex(family, command, at) ? 'backtick-regex' : 'backtick';
    } else if (escapes(family, setting) === character) {
      at = skipped(at, offsets[next]);
    } else if (closes(setting) === character) {
      setting = 'bare';
    }
  }
  return settings;
}

/** The character after an escape is passed over, unless a hole starts there. */
function skipped(at: number, hole: number | undefined): number {
  return hole === at + 1 ? at : at + 1;
}

function endsHere(command: string, at: number, { word, isIndented }: { word: string; isIndented: boolean }): boolean {
  const line = /^[^\n]*/.exec(command.slice(at))![0];
  return (isIndented ? line.replace(/^\t+/, '') : line) === word;
}

function heredocSetting({ isRaw }: { isRaw: boolean }): Setting {
  return isRaw ? 'heredoc-raw' : 'heredoc';
}

function startsComment(family: Family, command: string, at: number): boolean {
  const isFirst = at === 0 || /\s/.test(command[at - 1]!);
  if (family === 'sql') return command.startsWith('--', at);
  return (family === 'query' || isFirst) && command[at] === '#';
}

function isRegex(family: Family, command: string, at: number): boolean {
  return family === 'query' && /[=!]~\s*$|\|~\s*$/.test(command.slice(Math.max(0, at - 20), at));
}

function closes(setting: Setting): string | undefined {
  if (setting === 'single') return "'";
  if (setting.startsWith('double')) return '"';
  if (setting.startsWith('backtick')) return '`';
  return undefined;
}

function escapes(family: Family, setting: Setting): string | undefined {
  if (family === 'powershell') return setting === 'single' ? undefined : '`';
  if (family === 'shell') return setting === 'single' ? undefined : '\\';
  if (family === 'query') return setting.startsWith('backtick') || setting === 'bare' ? undefined : '\\';
  return undefined;
}

/**
 * A value as it is written into a command so that the language reads exactly the value, and nothing of it runs.
 *
 * @returns Undefined where the place cannot hold the value at all: the command has to be written differently.
 */
export function quoted(value: string, language: string, setting: Setting): string | undefined {
  switch (familyOf(language)) {
    case 'shell':
      return quotedForShell(value, setting);
    case 'powershell':
      return quotedForPowerShell(value, setting);
    case 'sql':
      return quotedForSql(value, setting);
    case 'query':
      return quotedForQuery(value, setting);
    case 'plain':
      return value;
  }
}

/** @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02 */
function quotedForShell(value: string, setting: Setting): string | undefined {
  if (setting === 'single') return value.replaceAll("'", `'\\''`);
  // `!` is history in an interactive bash, even inside double quotes: it leaves them for a moment.
  if (setting === 'double') return value.replace(/[\\"$`]/g, '\\$&').replaceAll('!', `"'!'"`);
  if (setting === 'heredoc') return value.replace(/[\\$`]/g, '\\$&');
  if (setting === 'heredoc-raw' || setting === 'comment') return value;
  return /^[\w@%+=:,./-]+$/.test(value) && !/^[-~=]/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
function quotedForPowerShell(value: string, setting: Setting): string | undefined {
  // PowerShell takes typographic quotes for quotes.
  if (setting === 'single') return value.replace(/['‘’‚‛]/g, '$&$&');
  if (setting === 'double') return value.replace(/[`"$“”„]/g, '`$&');
  if (setting === 'comment') return value;
  return /^[\w.:/\\]+$/.test(value) ? value : `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

/** Standard SQL, in which a backslash is a letter. */
function quotedForSql(value: string, setting: Setting): string | undefined {
  if (setting === 'single') return value.replaceAll("'", "''");
  if (setting === 'double') return value.replaceAll('"', '""');
  if (setting === 'comment') return value;
  // A name or a number; anything else would need quotes, and only the writer knows which.
  return /^(?:\w+|-?\d+(?:\.\d+)?)$/.test(value) ? value : undefined;
}

/** @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
function quotedForQuery(value: string, setting: Setting): string | undefined {
  const text = setting.endsWith('-regex') ? value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&') : value;
  if (setting.startsWith('backtick')) return text.includes('`') ? undefined : text;
  if (setting.startsWith('double')) return text.replace(/[\\"]/g, '\\$&');
  if (setting === 'single') return text.replace(/[\\']/g, '\\$&');
  if (setting === 'comment') return value;
  return /^[\w:.]+$/.test(value) ? value : undefined;
}
