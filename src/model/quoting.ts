import type { Kind, Setting } from './command-places.ts';

export type Family = 'shell' | 'powershell' | 'sql' | 'query' | 'plain';

/** The family of a language as it is named after a fence. */
export function familyOf(language: string): Family {
  if (['bash', 'sh', 'shell', 'zsh', 'console', 'shellsession', 'shell-session'].includes(language)) return 'shell';
  if (['powershell', 'ps1', 'pwsh'].includes(language)) return 'powershell';
  if (['sql', 'psql', 'postgresql', 'mysql'].includes(language)) return 'sql';
  if (['promql', 'logql'].includes(language)) return 'query';
  return 'plain';
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
      return quotedForPowerShell(value, setting.kind);
    case 'sql':
      return quotedForSql(value, setting.kind);
    case 'query':
      return quotedForQuery(value, setting.kind);
    case 'plain':
      return value;
  }
}

/** @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02 */
function quotedForShell(value: string, setting: Setting): string | undefined {
  switch (setting.kind) {
    case 'single':
      return value.replaceAll("'", `'\\''`);
    case 'double':
      // `!` is history in an interactive bash, even inside double quotes: it leaves them for a moment.
      return value.replace(/[\\"$`]/g, '\\$&').replaceAll('!', `"'!'"`);
    case 'heredoc':
      return endsDocument(value, setting.word) ? undefined : value.replace(/[\\$`]/g, '\\$&');
    case 'heredoc-raw':
      return endsDocument(value, setting.word) ? undefined : value;
    case 'comment':
      return value;
    case 'plain':
      return isPlain(value) ? value : undefined;
    default:
      return isPlain(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
  }
}

/** Whether a shell reads a value as one word and as nothing else, wherever it stands. */
function isPlain(value: string): boolean {
  return /^[\w@%+=:,./-]+$/.test(value) && !/^[-~=]/.test(value);
}

/** Whether a value could be a line that ends its here-document, alone or with what stands around it. */
function endsDocument(value: string, word: string): boolean {
  return word.includes(value);
}

/** @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
function quotedForPowerShell(value: string, kind: Kind): string | undefined {
  // PowerShell takes typographic quotes for quotes.
  if (kind === 'single') return value.replace(/['‘’‚‛]/g, '$&$&');
  if (kind === 'double') return value.replace(/[`"$“”„]/g, '`$&');
  if (kind === 'comment') return value;
  return /^[\w.:/\\]+$/.test(value) ? value : `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

/** Standard SQL, in which a backslash is a letter. */
function quotedForSql(value: string, kind: Kind): string | undefined {
  if (kind === 'single') return value.replaceAll("'", "''");
  if (kind === 'double') return value.replaceAll('"', '""');
  if (kind === 'comment') return value;
  // A name or a number; anything else would need quotes, and only the writer knows which.
  return /^(?:\w+|-?\d+(?:\.\d+)?)$/.test(value) ? value : undefined;
}

/** @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
function quotedForQuery(value: string, kind: Kind): string | undefined {
  const text = kind.endsWith('-regex') ? value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&') : value;
  if (kind.startsWith('backtick')) return text.includes('`') ? undefined : text;
  if (kind.startsWith('double')) return text.replace(/[\\"]/g, '\\$&');
  if (kind === 'single') return text.replace(/[\\']/g, '\\$&');
  if (kind === 'comment') return value;
  return /^[\w:.]+$/.test(value) ? value : undefined;
}
