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
        return placeInString(text, piece, before, spans);
      case 'plain':
        if (/\b(?:from|join|into|update|table)\s+$/i.test(before.slice(-40))) return 'table';
        return /[\w.$@:]$/.test(before) || /^[\w.$(]/.test(text.slice(span.end))
          ? { kind: 'construct', name: 'a name' }
          : 'bare';
      case 'name':
        return { kind: 'construct', name: 'a name in quotes' };
      case 'comment':
        return { kind: 'comment' };
    }
  });
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

/** A string that is compared, listed or stored. Patterns, prefixes (`E'…'`) and arguments of functions are read again. */
function placeInString(text: string, { start, end }: Piece, before: string, spans: readonly Span[]): Exact | Doubt {
  const lead = before.slice(-200);
  if (!/^\s*(?:select|insert|update|delete|with|replace|explain|show|values)\b/i.test(statementAround(before)))
    return { kind: 'construct', name: 'a statement that is not a plain query' };
  if (/(?:like|ilike|similar\s+to|regexp|rlike|glob|match|against|escape|interval|~\*?)\s*$/i.test(lead))
    return { kind: 'construct', name: 'a pattern' };
  // `@>` and the like compare with documents, which are written in their own language.
  const isCompared =
    /(?:[^@~#?&|<>=!-](?:=|<>|!=|<=?|>=?|->>?)|\|\||[(,]|\b(?:select|in|values|and|or|between|then|else|when|return|is|by|as))\s*$/i.test(
      lead,
    );
  const call = /(\w+)\s*\((?:[^()']|'[^']*')*$/.exec(lead)?.[1]?.toLowerCase();
  if (
    !isCompared ||
    (call !== undefined &&
      !['in', 'values', 'and', 'or', 'where', 'not', 'any', 'all', 'from', 'join', 'as', 'exists'].includes(call))
  )
    return { kind: 'construct', name: 'a string with a grammar of its own' };
  const around = [...text.slice(start + 1, end - 1)].filter((_character, index) => {
    const at = start + 1 + index;
    return !spans.some((span) => span.start <= at && at < span.end);
  });
  return /^[\w./:@ +-]*$/.test(around.join('')) ? { kind: 'sql-string', refuses: [] } : { kind: 'surrounded' };
}

/** The statement that the end of a text is in, comments in front of it left out. */
function statementAround(before: string): string {
  const start = before.lastIndexOf(';') + 1;
  return before.slice(start).replace(/--[^\n]*|\/\*[^]*?(?:\*\/|$)/g, ' ');
}
