/** A stretch of a file, and what replaces it. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** A text with stretches replaced. They must not overlap; those at one offset keep their order. */
export function withSplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text: replacement } of splices.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, start), replacement);
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** Insertion of whole lines before the line that holds an offset, or behind the last line, with the line ends of the neighbours. */
export function insertLines(source: string, offset: number, lines: readonly string[]): Splice {
  const previous = source.lastIndexOf('\n', offset - 1);
  const nearest = previous === -1 ? source.indexOf('\n') : previous;
  const lineEnd = source[nearest - 1] === '\r' ? '\r\n' : '\n';
  const isBehindLast = offset === source.length && offset > 0 && source[offset - 1] !== '\n';
  const text = isBehindLast ? lines.map((line) => lineEnd + line) : lines.map((line) => line + lineEnd);
  return { start: offset, end: offset, text: text.join('') };
}

/** Offset behind the line that ends at or holds an offset: of the next line, or of the end of the text. */
export function behindLine(source: string, offset: number): number {
  if (offset === 0 || source[offset - 1] === '\n') return offset;
  const lineEnd = source.indexOf('\n', offset);
  return lineEnd === -1 ? source.length : lineEnd + 1;
}

/** Column of an offset, from 0. */
export function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}
