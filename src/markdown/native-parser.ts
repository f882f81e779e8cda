import { createRequire } from 'node:module';
import type { Nodes, Root } from 'mdast';

/** The native parser of MDX, as far as it is used here: its own types change those of mdast for all modules. */
interface NativeParser {
  mdxToMdast: (text: string, options: { features: { gfm: boolean; frontmatter: boolean } }) => unknown;
}

let loaded: NativeParser | false | undefined;

/**
 * MDX as remark reads it, by a parser that is thirty times as quick; undefined where that parser is not there, refuses the
 * text, or may make another tree of it than remark does: `docs/decisions/0027-parsed-natively.md` says what was found.
 *
 * Fields that remark leaves out are null. Nothing in the tree is code: a text with an element or an expression is never sure.
 */
export function parseNatively(text: string): Root | undefined {
  if (mayDiffer.test(text) || !isWellFormed(text)) return undefined;
  const parser = (loaded ??= load());
  if (parser === false) return undefined;
  let root: Root;
  try {
    root = parser.mdxToMdast(text, { features: { gfm: true, frontmatter: false } }) as Root;
  } catch {
    // Remark says what is wrong, in words that are translated for writers.
    return undefined;
  }
  return isSure(root, text) ? root : undefined;
}

/** Its binary is not there for every machine, and old versions of Node cannot load it at once. */
function load(): NativeParser | false {
  try {
    return createRequire(import.meta.url)('satteri') as NativeParser;
  } catch {
    return false;
  }
}

/**
 * What the two read differently somewhere: controls, and blanks that are no space; tasks and notes; marks of emphasis beside
 * escaped ones, those of another kind, or characters of two units, which remark sees half of; lines of code; items of a list
 * with nothing in their first line.
 */
const mayDiffer =
  /[\0-\x08\x0b-\x1f\x7f\u0085\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]|\[[ \t\nxX]\]|\[\^|\*{3}|_{3}|\\[*_~]|\*[_~]|_[*~]|~[*_]|[*_~][\ud800-\udfff]|[\ud800-\udfff][*_~]|^[ \t>]*(?:import|export)\b|^[ \t>]*(?:[*+-]|\d+[.)])[ \t]*$/m;

/** Half of a pair of UTF-16 is no character, and becomes another one natively. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** Whether a tree is the one that remark makes: what the two read differently is not in it. */
function isSure(root: Root, text: string): boolean {
  const lines = text.split('\n');
  // Outside of code, a brace or a bracket may begin something for one parser and nothing for the other.
  let codeSigns = signsIn(text);
  for (let level: Nodes[] = [root]; level.length > 0;) {
    for (const node of level) {
      if (!isSureNode(node, text, lines)) return false;
      if (node.type === 'code') codeSigns -= signsIn(node.value) + signsIn(node.lang ?? '') + signsIn(node.meta ?? '');
      if (node.type === 'inlineCode') codeSigns -= signsIn(node.value);
    }
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return codeSigns === 0;
}

function signsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // `<` and `{`
    if (code === 60 || code === 123) count += 1;
  }
  return count;
}

function isSureNode(node: Nodes, text: string, lines: readonly string[]): boolean {
  const { position } = node;
  if (!position) return false;
  switch (node.type) {
    // Addresses that nobody marked as links are found by other rules, and backticks and brackets that close nothing are left, as are backslashes.
    case 'text':
      return !/https?:|www\.|[@`\\[\]]/i.test(node.value);
    // Blanks at the ends of its lines, and what begins a block there.
    case 'inlineCode':
      return position.start.line === position.end.line;
    case 'link':
      return text[position.start.offset!] === '[';
    case 'paragraph':
      return !/\t| {4}/.test(/[ \t]*$/.exec(lines[position.start.line - 1]!.slice(0, position.start.column - 1))![0]);
    // Of one that never ends, only one of the two counts the blank lines behind it.
    case 'code':
      return /(?:`{3}|~{3})[ \t]*$/.test(text.slice(position.start.offset! + 3, position.end.offset));
    // Where a table ends, and what is a row, is open to doubt.
    case 'table':
      return (
        (lines[position.end.line] ?? '').trim() === '' &&
        node.children.every((row) => lines[row.position!.start.line - 1]!.includes('|'))
      );
    default:
      return !node.type.startsWith('mdx');
  }
}
