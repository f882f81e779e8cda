import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { plainText } from '../source/plain-text.ts';

/** Words of a text by the number of its line, in order. What has no letters and no digits is no word. */
export type WordsByLine = Map<number, string[]>;

const word = /[\p{L}\p{N}]+/gu;

export function wordsIn(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(word) ?? [];
}

/** A piece of text that starts on a line. */
interface Piece {
  line: number;
  text: string;
}

/**
 * Every word that a tree of Markdown or MDX holds, by the line where it is: text, code, absolute addresses, what
 * images say, comments. Addresses of other pages are left out, because they change when pages move.
 */
export function wordsByLine(root: Root): WordsByLine {
  const words: WordsByLine = new Map();
  const add = ({ line, text }: Piece): void => {
    const found = wordsIn(text);
    const there = words.get(line);
    if (there) for (const one of found) there.push(one);
    else if (found.length > 0) words.set(line, found);
  };
  const shown = addressesShown(root);
  walk(root, shown, (pieces, first) => joined(pieces, first).forEach(add));
  return words;
}

/**
 * Pieces that are side by side: what no space parts is one word, whatever markup lies in between. A piece without a
 * place (the parser makes some) goes on where the last one ended.
 */
function joined(pieces: readonly Piece[], first: number): Piece[] {
  const lines: Piece[] = [];
  for (const { line, text } of pieces) {
    const start = line === 0 ? (lines.at(-1)?.line ?? first) : line;
    text.split('\n').forEach((part, index) => {
      const last = lines.at(-1);
      if (last && last.line === start + index) last.text += part;
      else lines.push({ line: start + index, text: part });
    });
  }
  return lines;
}

/** Names of definitions whose address is the text of a link to it: it is on the page once. */
function addressesShown(root: Root): ReadonlySet<string> {
  const urls = new Map<string, string>();
  const shown = new Set<string>();
  visit(root, 'definition', ({ identifier, url }) => void (urls.has(identifier) || urls.set(identifier, url)));
  visit(root, 'linkReference', (node) => {
    if (plainText(node) === urls.get(node.identifier)?.replace(/^mailto:/, '')) shown.add(node.identifier);
  });
  return shown;
}

/** Calls back with what each block of text says, and with each thing that stands for itself. */
function walk(node: Nodes, shown: ReadonlySet<string>, tell: (pieces: Piece[], first: number) => void): void {
  const line = node.position?.start.line ?? 0;
  if (isLineOfText(node)) {
    const beside: Piece[] = [];
    const pieces = inlinePieces(node, beside);
    tell(pieces, line);
    beside.forEach((piece) => tell([piece], line));
    return;
  }
  switch (node.type) {
    case 'code':
      tell([{ line, text: `${node.lang ?? ''} ${node.meta ?? ''}` }], line);
      node.value
        .split('\n')
        .forEach((text, index) => tell([{ line: line + Number(isFenced(node)) + index, text }], line));
      return;
    case 'html':
      return tell([{ line, text: wordsOfHtml(node.value) }], line);
    case 'mdxFlowExpression':
      return tell([{ line, text: node.value }], line);
    case 'definition':
      return shown.has(node.identifier) ? undefined : tell([{ line, text: wordsOfAddress(node) }], line);
    case 'mdxJsxFlowElement':
      tell(
        node.attributes.map(({ value }) => ({ line, text: `${typeof value === 'string' ? value : ''} ` })),
        line,
      );
      return node.children.forEach((child) => walk(child, shown, tell));
    default:
      if ('children' in node) node.children.forEach((child) => walk(child, shown, tell));
  }
}

function isLineOfText(node: Nodes): node is Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }> {
  return ['paragraph', 'heading', 'tableCell', 'text', 'link', 'strong', 'emphasis', 'delete'].includes(node.type);
}

/** @param beside Takes what is not part of the text: addresses, what images say, comments. */
function inlinePieces(node: Nodes, beside: Piece[]): Piece[] {
  const line = node.position?.start.line ?? 0;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ line, text: node.value }];
    case 'break':
      return [{ line, text: ' ' }];
    case 'html':
      if (!node.value.startsWith('<!--')) return [{ line, text: wordsOfHtml(node.value) }];
      beside.push({ line, text: wordsOfHtml(node.value) });
      return [];
    case 'mdxTextExpression':
      beside.push({ line, text: node.value });
      return [];
    case 'image':
      beside.push({ line, text: `${node.alt ?? ''} ${wordsOfAddress(node)}` });
      return [];
    case 'imageReference':
      beside.push({ line, text: node.alt ?? '' });
      return [];
    case 'link':
      // An address that is its own text is there once.
      if (plainText(node) !== node.url.replace(/^mailto:/, '')) beside.push({ line, text: wordsOfAddress(node) });
      break;
    default:
  }
  return 'children' in node ? node.children.flatMap((child) => inlinePieces(child, beside)) : [];
}

function isFenced(node: Extract<Nodes, { type: 'code' }>): boolean {
  const { start, end } = node.position ?? {};
  return start !== undefined && end !== undefined && end.line - start.line + 1 > node.value.split('\n').length;
}

function wordsOfAddress(node: Extract<Nodes, { type: 'link' | 'image' | 'definition' }>): string {
  return `${isAbsolute(node.url) ? node.url : ''} ${node.title ?? ''}`;
}

/** An address that stays what it is wherever the page goes. */
export function isAbsolute(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}

/** Tags that part no words. */
export const inlineTags = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);

/** What HTML says to readers, and the addresses in it; line ends stay. */
function wordsOfHtml(html: string): string {
  return html
    .replace(/<!--([\s\S]*?)(?:-->|$)/g, '$1')
    .replace(/<\/?([A-Za-z][\w.-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>?/g, (tag, name: string, attributes: string) => {
      const kept = [...attributes.matchAll(/\b(?:href|src|alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)];
      const values = kept.map((match) => match[1] ?? match[2] ?? match[3] ?? '');
      const said = values.filter((value) => !/^[./#]|^[^\s:]+\.\w+$/.test(value));
      const lineEnds = tag.replace(/[^\n]/g, '');
      return said.length === 0 && inlineTags.has(name.toLowerCase()) ? lineEnds : ` ${said.join(' ')}${lineEnds} `;
    })
    .replace(/&(?:[a-z]+|#\d+|#x[0-9a-f]+);/gi, ' ');
}
