import type { Stretch } from './seen-text.ts';

const comment = String.raw`\{\/\*[^]{0,5000}?\*\/\}|<!--[^]{0,5000}?-->`;
const character = String.raw`&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z]\w{1,30});|(?:%[0-9a-fA-F]{2})+`;
const tag = String.raw`<\/?([a-zA-Z][\w:-]*)(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}'){0,500}>`;
/** The address of a link, or the name of its definition, behind its text; the mark of a footnote. */
const link = String.raw`\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]|\[\^[^\]\n]*\]`;
/** Emphasis and code inside of a word. */
const emphasis = String.raw`\*{1,3}|~~|` + '`+';

const markup = new RegExp([comment, tag, link, emphasis, character].join('|'), 'g');
const characters = new RegExp(`${comment}|${character}`, 'g');

/** Elements inside of a line: a word may begin before them and go on behind. */
export const inlineElements: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['commat', '@'],
  ['shy', ''],
  ['zwj', ''],
  ['zwnj', ''],
]);

/**
 * Markup in Markdown, MDX and HTML, with what readers see in its place. It only has to be good enough to find words that
 * markup takes apart: what it takes for markup and is none keeps its letters on the page, where they are looked for too.
 */
export function markupIn(text: string): Stretch[] {
  return stretchesOf(text, markup);
}

/** Comments, and characters that are written by their codes: the rest of the text, addresses of links too, is read as it is. */
export function codesIn(text: string): Stretch[] {
  return stretchesOf(text, characters);
}

function stretchesOf(text: string, pattern: RegExp): Stretch[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const [written, element] = match;
    return { start: match.index, end: match.index + written.length, seen: seenFor(written, element?.toLowerCase()) };
  });
}

function seenFor(written: string, element: string | undefined): string {
  if (element) return inlineElements.has(element) ? '' : ' ';
  if (written.startsWith('&')) return characterOf(written.slice(1, -1));
  if (written.startsWith('%')) return decodedPercent(written);
  return '';
}

function characterOf(name: string): string {
  const code = /^#(?:[xX]([0-9a-fA-F]+)|(\d+))$/.exec(name);
  if (!code) return named.get(name) ?? ' ';
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
}

/** Text of percent-encoded bytes; a blank where they are none. */
export function decodedPercent(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return ' ';
  }
}
