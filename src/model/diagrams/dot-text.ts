/** What is read of a text in the language of Graphviz before Graphviz reads it. */
export interface DotOutline {
  /** How many graphs it holds: Graphviz draws the first and says nothing of others. */
  graphs: number;
  /** How many braces are in each other. */
  depth: number;
  /** Whether an edge leads from or to a set in braces: a few characters then are thousands of edges. */
  joinsSets: boolean;
  /** Whether a shape has a hundred outlines or corners, for which Graphviz may take minutes. */
  hasManyOutlines: boolean;
  /** The text as Graphviz gets it. */
  measured: string;
  /** Where the braces of its first graph end in `measured`; undefined without one. */
  end: number | undefined;
}

/** A label of HTML is `<…>` with other such brackets inside, which no regular expression follows. */
const token =
  /"(?:[^"\\]|\\[^])*"?|\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|^#[^\n]*|->|--|[{}<]|\b(?:fontname|charset)(?=\s*=)|\b(?:peripheries|sides)\s*=\s*"?\d{3,}|\bsubgraph\b|[^\0-\x7F]+|[^\s]/gim;

/** Reads a text of any kind, and prepares it for Graphviz: with the font of the page, and room for letters of every script. */
export function readDot(text: string): DotOutline {
  let measured = '';
  let [graphs, depth, open, from] = [0, 0, 0, 0];
  let end: number | undefined;
  let [joinsSets, hasManyOutlines] = [false, false];
  let before = '';
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    let [found] = match;
    if (found === '<') found = text.slice(match.index, htmlEnd(text, match.index));
    measured += text.slice(from, match.index);
    from = token.lastIndex = match.index + found.length;
    if (/^(?:\/[/*]|#.)/.test(found)) {
      measured += found;
      continue;
    }
    if (found === '{') depth = Math.max(depth, ++open);
    if (found === '}' && --open === 0 && ++graphs === 1) end = measured.length;
    const isEdge = found === '->' || found === '--';
    joinsSets ||= (isEdge && before === '}') || (/^(?:->|--)$/.test(before) && /^(?:\{|subgraph)$/i.test(found));
    hasManyOutlines ||= /^(?:peripheries|sides)./i.test(found);
    before = found;
    // The font is the page's, and so is the encoding, whatever a text says.
    measured += /^(?:fontname|charset)$/i.test(found) ? `_${found}` : withRoom(found);
  }
  return { graphs, depth, joinsSets, hasManyOutlines, measured: measured + text.slice(from), end };
}

function htmlEnd(text: string, start: number): number {
  let open = 0;
  for (let index = start; index < text.length; index++) {
    if (text[index] === '<') open++;
    if (text[index] === '>' && --open === 0) return index + 1;
  }
  return text.length;
}

/** Graphviz takes each byte of a letter outside of ASCII for a blank: 0.278 of the height of Arial. */
const byteWidth = 0.278;
/** No one sees it, and Graphviz takes it for two blanks. */
const filler = '\u00AD';

/** A text whose letters outside of ASCII Graphviz measures as wide as they are. */
function withRoom(text: string): string {
  return text.replace(/[^\0-\x7F]+/g, (run) => {
    const letters = [...run];
    const measured = new TextEncoder().encode(run).length * byteWidth;
    const wanted = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
    return run + filler.repeat(Math.max(0, Math.round((wanted - measured) / (2 * byteWidth))));
  });
}

/** Width of a letter outside of ASCII, as a share of the height of the font. */
function widthOf(letter: string): number {
  if (/\p{Extended_Pictographic}/u.test(letter)) return 1.4;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]/u.test(letter))
    return 1;
  if (/\p{Lu}/u.test(letter)) return 0.75;
  return /\p{Script=Cyrillic}/u.test(letter) ? 0.62 : 0.556;
}

/** What was put in for measuring is no part of what is shown. */
export function withoutRoom(text: string): string {
  return text.replaceAll(filler, '');
}
