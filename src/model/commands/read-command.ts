import { parametersIn, type ParameterMatch } from './parameters.ts';
import type { Doubt, Exact, Place } from './place.ts';
import { queryPlaces } from './query-places.ts';
import { takeApart, type Part } from './session.ts';
import { shellPlaces } from './shell-places.ts';
import type { Span } from './span.ts';
import type { Grammar } from './unfinished-command.ts';
import { sqlPlaces } from './sql-places.ts';

/** A block of commands as people copy it and as values are filled into it: read once, at build. */
export interface CommandReading {
  /** The block with `\n` at the end of its lines; all offsets are in it. */
  text: string;
  /** The same, with a word of letters in the place of each placeholder. */
  masked: string;
  parts: Part[];
  /** Of the console that the block shows; undefined without prompts. */
  grammar: Grammar | undefined;
  /** Why the block is copied whole although it may hold more than commands. */
  doubt: string | undefined;
  placeholders: (ParameterMatch & { place: Place })[];
}

/** How a language is read; `none` has no grammar here. */
type Family = 'shell' | 'sql' | 'promql' | 'logql' | 'none';

const families: ReadonlyMap<string, Family> = new Map([
  ...['bash', 'sh', 'shell', 'zsh', 'console', 'shellsession', 'shell-session'].map((name) => [name, 'shell'] as const),
  ...['sql', 'psql', 'postgresql', 'mysql', 'mariadb', 'sqlite'].map((name) => [name, 'sql'] as const),
  ['promql', 'promql'],
  ['logql', 'logql'],
]);

/**
 * Reads a block of code: what of it is commands, and where in them each placeholder is.
 *
 * @param language Name after the fence, empty when there is none.
 */
export function readCommand(code: string, language: string): CommandReading {
  const text = code.replace(/\r\n?/g, '\n');
  const matches = parametersIn(text);
  const masked = withWords(text, matches);
  if (text.length > longestBlock) return unread(text, masked, matches, 'it is too long to be taken apart');
  if (matches.length > maxPlaceholders) return unread(text, masked, matches, undefined);
  try {
    return readBlock({ text, masked, matches }, language);
  } catch (error) {
    // A grammar that calls itself for each of many small things runs out of stack.
    if (!(error instanceof RangeError)) throw error;
    return unread(text, masked, matches, 'it is too deep to be taken apart');
  }
}

function unread(
  text: string,
  masked: string,
  matches: readonly ParameterMatch[],
  doubt: string | undefined,
): CommandReading {
  const place: Place = { kind: 'inert-in-braces', why: { kind: 'unread' } };
  const parts: Part[] = [{ kind: 'command', start: 0, end: text.length }];
  return {
    text,
    masked,
    parts,
    grammar: undefined,
    doubt,
    placeholders: matches.map((match) => ({ ...match, place })),
  };
}

function readBlock(
  { text, masked, matches }: { text: string; masked: string; matches: readonly ParameterMatch[] },
  language: string,
): CommandReading {
  const { parts, console, doubt } = takeApart(masked, language);
  // Behind a prompt with a name of its own, nobody knows what reads the words: SQL as far as all databases agree, or nothing.
  const isNamed = console?.sign === 'named';
  const consoleFamily = console && familyOfConsole(isNamed && console.grammar !== 'sql' ? 'line' : console.grammar);
  const family =
    consoleFamily !== undefined && (families.has(language) || consoleFamily === 'sql')
      ? consoleFamily
      : familyOf(language);
  const commands = parts.filter(({ kind }) => kind === 'command');
  const copied = commands.map(({ start, end }) => masked.slice(start, end)).join('');
  const spans = matches.map((match) => spanInCopy(match, commands));
  const found = placesIn(
    copied,
    spans.filter((span) => span !== undefined),
    family,
  );
  let next = 0;
  const placeholders = matches.map((match, index) => {
    const own: Found = spans[index] ? found[next++]! : { kind: 'output' };
    const known: Found = doubt !== undefined && own !== 'bare' && own !== 'table' ? { kind: 'session' } : own;
    return { ...match, place: asPlace(known, family, masked, match, isNamed ? '' : language) };
  });
  return { text, masked, parts, grammar: console?.grammar, doubt, placeholders };
}

/** What is longer is no command that people paste; reading it would hold up a build. */
const longestBlock = 20_000;
const longestQuery = 5_000;
const maxPlaceholders = 200;

type Found = Exact | Doubt | 'bare' | 'table';

/** Only the names as they are written here are sure; SQL by another name is still no text in which anything can be. */
function familyOf(language: string): Family {
  return families.get(language) ?? (otherSql.test(language) ? 'sql' : 'none');
}

const otherSql = /^(?:.*sql.*|postgres|pg|cql|hql|oracle|mariadb|sqlite3?|bigquery|snowflake|clickhouse)$/i;

function familyOfConsole(grammar: string): Family {
  return grammar === 'shell' || grammar === 'sql' ? grammar : 'none';
}

/** A text with letters in the place of each placeholder, so that grammars read a word there. */
function withWords(text: string, matches: readonly Span[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of matches) {
    masked += text.slice(from, start) + 'x'.repeat(end - start);
    from = end;
  }
  return masked + text.slice(from);
}

/** Where a placeholder is in what is copied; undefined when it is not copied. */
function spanInCopy({ start, end }: Span, commands: readonly Part[]): Span | undefined {
  let before = 0;
  for (const part of commands) {
    if (part.start <= start && end <= part.end)
      return { start: before + start - part.start, end: before + end - part.start };
    before += part.end - part.start;
  }
  return undefined;
}

function placesIn(text: string, spans: readonly Span[], family: Family): Found[] {
  if (spans.length === 0) return [];
  switch (family) {
    case 'shell':
      return shellPlaces(text.trimEnd(), spans);
    case 'sql':
      return sqlPlaces(text, spans);
    case 'promql':
    case 'logql':
      return text.length > longestQuery ? spans.map(() => ({ kind: 'unread' })) : queryPlaces(text, spans, family);
    case 'none':
      return spans.map(() => ({ kind: 'language' }));
  }
}

function asPlace(found: Found, family: Family, text: string, span: Span, language: string): Place {
  if (family === 'sql' && !families.has(language)) {
    const why: Doubt = { kind: 'language', name: language };
    if (found === 'bare') return { kind: 'sql-number', why };
    if (found === 'table') return { kind: 'sql-word', why };
    if ('refuses' in found) return { kind: 'sql-quoted', why };
  }
  if (found === 'bare') return { kind: 'sql-bare', why: { kind: 'construct', name: 'the statement itself' } };
  if (found === 'table') return { kind: 'sql-table', why: { kind: 'construct', name: 'the statement itself' } };
  if ('refuses' in found) return found;
  const { word, takes } = found;
  const why: Doubt = found.kind === 'language' ? { kind: 'language', name: language } : found;
  const before = text.slice(Math.max(0, span.start - 200), span.start);
  // In SQL, letters outside of quotes can be a column, a keyword or the start of a comment.
  if (family === 'sql' && (why.kind === 'unread' || why.kind === 'session'))
    return { kind: text[span.start - 1] === "'" && text[span.end] === "'" ? 'sql-quoted' : 'sql-number', why };
  if (takes === 'quoted') return { kind: 'sql-quoted', why };
  if (takes === 'number') return { kind: 'sql-number', why };
  if (takes === 'table') return { kind: 'sql-table', why };
  if (takes === 'word') return { kind: family === 'sql' ? 'sql-word' : 'inert-word', why };
  if (/:\/\/[^\s/?#'"]*$/.test(before)) return { kind: 'inert-host', why };
  // In PowerShell, a comma makes a list of any word.
  if (isBetweenBraces(text, span) || powerShells.has(language)) return { kind: 'inert-in-braces', why };
  return { kind: 'inert', why, ...(word !== undefined && { word }) };
}

const powerShells: ReadonlySet<string> = new Set(['powershell', 'pwsh', 'ps1', 'ps']);

/** Whether a placeholder is in a word between braces, which shells take apart at commas. */
function isBetweenBraces(text: string, { start, end }: Span): boolean {
  return (
    /\{[^\s{}]*$/.test(text.slice(Math.max(0, start - 200), start)) && /^[^\s{}]*\}/.test(text.slice(end, end + 200))
  );
}
