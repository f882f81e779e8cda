import type { Doubt, Exact } from './place.ts';
import type { Span } from './span.ts';

/**
 * Pieces of SQL on which all databases agree: what one of them takes for a string, a name or a comment, the others do too.
 * Backslashes, `#`, dollar quotes, comments that run and dashes without a blank are what they disagree about.
 */
const agreed =
  /(?<string>'(?:[^'\\]|'')*')|(?<name>"(?:[^"\\]|"")*"|`[^`\\]*`)|(?<comment>--(?=\s|$)[^\n]*|\/\*(?![!+])(?:[^*/]|\*(?!\/)|\/(?!\*))*\*\/)|(?<plain>[^'"`\\#$/-]|\/(?!\*)|-(?!-))/gsy;

interface Piece extends Span {
  kind: 'string' | 'name' | 'comment' | 'plain';
}

/** Where in SQL each placeholder is: in a string, which databases read alike, or bare. */
export function sqlPlaces(text: string, spans: readonly Span[]): (Exact | Doubt | 'bare' | 'table')[] {
  const pieces = piecesOf(text);
  if (!pieces) return spans.map(() => ({ kind: 'unread' }));
  return spans.map((span) => {
    const piece = pieces.find(({ start, end }) => start <= span.start && span.end <= end)!;
    const before = text.slice(0, piece.kind === 'string' ? piece.start : span.start);
    switch (piece.kind) {
      case 'string':
        return doubtOfPlace(text, before) ?? placeInString(text, piece, spans);
      case 'plain':
        return placeInStatement(text, span, before);
      case 'name':
        return { kind: 'construct', name: 'a name in quotes', takes: 'word' };
      case 'comment':
        return { kind: 'comment', takes: 'word' };
    }
  });
}

/** What is before the name of a table. */
export const namesTable = /(?<!\bdistinct\s+)\b(?:from|join|into|update|table|truncate)\s+$/i;

function placeInStatement(text: string, span: Span, before: string): Doubt | 'bare' | 'table' {
  if (namesTable.test(before.slice(-60))) return 'table';
  if (/[\w.$@:]$/.test(before) || /^[\w.$(]/.test(text.slice(span.end)))
    return { kind: 'construct', name: 'a name', takes: 'word' };
  const doubt = doubtOfPlace(text, before);
  return doubt ? { ...doubt, takes: 'word' } : 'bare';
}

function piecesOf(text: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  agreed.lastIndex = 0;
  for (let at = 0; at < text.length; at = agreed.lastIndex) {
    const groups = agreed.exec(text)?.groups;
    if (!groups) return undefined;
    const [kind] = Object.entries(groups).find(([, found]) => found !== undefined) as [Piece['kind'], string];
    const last = pieces.at(-1);
    if (kind === 'plain' && last?.kind === 'plain') last.end = agreed.lastIndex;
    else pieces.push({ kind, start: at, end: agreed.lastIndex });
  }
  return pieces;
}

/**
 * Why a value is more than one that is compared, listed or stored: patterns, prefixes (`E'…'`), statements that run text, and
 * arguments of functions are read again.
 *
 * @param before The text up to the place, quotes included.
 */
function doubtOfPlace(text: string, before: string): Doubt | undefined {
  const statement = statementAround(before);
  if (!/^\s*(?:select|insert|update|delete|with|replace|explain|show|values)\b/i.test(statement))
    return { kind: 'construct', name: 'a statement that is not a plain query', takes: 'quoted' };
  if (
    /\b(?:like|ilike|similar|regexp\w*|rlike|glob|match|against|escape|interval)\b|~/i.test(withoutStrings(statement))
  )
    return { kind: 'construct', name: 'a statement with a pattern', takes: 'quoted' };
  // `@>` and the like compare with documents, which are written in their own language.
  const isCompared =
    /(?:[^@~#?&|<>=!-](?:=|<>|!=|<=?|>=?|->>?)|[(,]|\b(?:select|in|values|and|or|between|then|else|when|return|is|by|as|from|limit|offset))\s*$/i.test(
      before.slice(-200),
    );
  const call = callAround(text.slice(0, before.length));
  return isCompared && (call === undefined || lists.has(call))
    ? undefined
    : { kind: 'construct', name: 'a string with a grammar of its own', takes: 'quoted' };
}

/** Words before a bracket that is no call of a function. */
const lists: ReadonlySet<string> = new Set([
  'in',
  'values',
  'and',
  'or',
  'where',
  'not',
  'from',
  'join',
  'as',
  'exists',
  'on',
  'having',
  '',
]);

/** The word before the innermost bracket that is open at the end of a text, in lower case; undefined when none is open. */
function callAround(before: string): string | undefined {
  const plain = withoutStrings(before);
  let depth = 0;
  for (let at = plain.length - 1; at >= 0; at--) {
    if (plain[at] === ')') depth += 1;
    else if (plain[at] === '[') return '[';
    else if (plain[at] === '(' && depth-- === 0) {
      const word = /(\w*)\s*$/.exec(plain.slice(Math.max(0, at - 100), at))![1]!.toLowerCase();
      // Columns of `INSERT INTO t (a, b) VALUES (…)`, rows behind a comma.
      return word;
    }
  }
  return undefined;
}

/** A text with nothing in its strings. */
function withoutStrings(text: string): string {
  return text.replace(/'(?:[^']|'')*'/g, "''");
}

/** Text around a placeholder in a string may have a grammar: a path, a date, a document. */
function placeInString(text: string, { start, end }: Piece, spans: readonly Span[]): Exact | Doubt {
  const around = [...text.slice(start + 1, end - 1)].filter((_character, index) => {
    const at = start + 1 + index;
    return !spans.some((span) => span.start <= at && at < span.end);
  });
  return /^[\w./:@ +-]*$/.test(around.join(''))
    ? { kind: 'sql-string', refuses: [] }
    : { kind: 'surrounded', takes: 'quoted' };
}

/** The statement that the end of a text is in, comments in front of it left out. */
function statementAround(before: string): string {
  const start = before.lastIndexOf(';') + 1;
  return before.slice(start).replace(/--[^\n]*|\/\*[^]*?(?:\*\/|$)/g, ' ');
}
