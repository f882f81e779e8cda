import type { Element, Nodes as HastNodes, Root as HastRoot, RootContent as HastContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Heading, List, Parents, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { inlineTags, wordsByLine, wordsIn, type WordsByLine } from '../coverage/words.ts';
import { exportHandlers, isOf, macroOf } from './export-macros.ts';
import { phrasingOf } from './html-to-markdown.ts';

/** A page that Confluence or Notion wrote as HTML. */
export interface HtmlExport {
  root: Root;
  title: Heading | undefined;
  /** What is around the page: where it is in its space, who wrote it when, its properties, its attachments. */
  beside: string[];
  words: WordsByLine;
}

/**
 * Whether a text is a page that Confluence or Notion exported. Any other HTML is left alone: it may be a template, or the
 * output of a program.
 */
export function isHtmlExport(text: string): boolean {
  const isConfluence =
    /<div[^>]*\bid="main-content"[^>]*>/.test(text) && /confluence|wiki-content|pageSection/i.test(text);
  return isConfluence || /<article[^>]*\bclass="page (?:sans|serif|mono)\b/.test(text);
}

/** Reads an export: macros become components of ours, and what is around the page is kept apart. */
export function readHtmlExport(text: string): HtmlExport {
  const tree = fromHtml(text);
  const title = find(tree, (one) => one.properties['id'] === 'title-text' || isOf(one, 'page-title'));
  const content =
    find(tree, (one) => isOf(one, 'page-body')) ?? find(tree, (one) => one.properties['id'] === 'main-content') ?? tree;
  dropInvisible(content);
  const root: Root = { type: 'root', children: [] };
  for (const block of unwrapped(content.children as HastContent[])) root.children.push(...markdownOf(block, text));
  joinLists(root);
  const words = wordsByLine(root);
  const beside = besideOf(tree, new Set([content, title]), words);
  const name = title && titleOf(title);
  if (name) addWords(words, name.position?.start.line ?? 1, toString(title!).replace(/^[\s\S]*? : /, ''));
  return { root, title: name, beside, words };
}

function find(tree: HastRoot, test: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (element) => {
    if (found === undefined && test(element)) found = element;
  });
  return found;
}

/** Lists of contents, which pages make themselves, and what browsers do not show. */
function isInvisible(element: Element): boolean {
  return (
    ['script', 'style', 'link', 'meta', 'title', 'template'].includes(element.tagName) ||
    isOf(element, 'toc-macro', 'table_of_contents', 'aui-icon', 'expand-control-icon', 'hidden')
  );
}

function dropInvisible(content: Element | HastRoot): void {
  visit(content, 'element', (element, index, parent) => {
    if (index === undefined || !parent || !isInvisible(element)) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}

/** Blocks of a page out of the boxes that only place them: layouts, columns, sections. */
function unwrapped(nodes: readonly HastContent[]): HastContent[] {
  return nodes.flatMap((node) => {
    const isBox = node.type === 'element' && ['div', 'section', 'article'].includes(node.tagName) && !macroOf(node);
    return isBox ? unwrapped(node.children) : [node];
  });
}

/** A block as Markdown; as HTML in a block of code, where words of it would be lost. */
function markdownOf(block: HastContent, text: string): RootContent[] {
  const isInline = block.type === 'text' || (block.type === 'element' && inlineTags.has(block.tagName));
  const made = toMdast({ type: 'root', children: [block] } as HastNodes, { document: true, handlers: exportHandlers });
  const nodes = (made.type === 'root' ? made.children : [made]) as RootContent[];
  const { position } = block;
  const placed = (
    isInline ? [{ type: 'paragraph', children: nodes.flatMap(phrasingOf) } as RootContent] : nodes
  ).filter((node) => node.type !== 'paragraph' || node.children.length > 0);
  visit({ type: 'root', children: placed } as Root, (node) => {
    if (!node.position && position) node.position = position;
    if (node.type === 'code') node.lang = node.lang?.toLowerCase();
  });
  if (
    lettersOf(wordsIn(toString(visible(block)))).every(
      ([letter, count]) => (lettersIn(placed).get(letter) ?? 0) >= count,
    )
  )
    return placed;
  const value = position ? text.slice(position.start.offset, position.end.offset) : toString(block as Element);
  return [{ type: 'code', lang: 'html', value, ...(position && { position }) }];
}

function visible(block: HastContent): Element {
  return block.type === 'element'
    ? block
    : { type: 'element', tagName: 'p', properties: {}, children: [block as never] };
}

function lettersOf(words: readonly string[]): [letter: string, count: number][] {
  const counts = new Map<string, number>();
  for (const letter of words.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts];
}

function lettersIn(nodes: RootContent[]): ReadonlyMap<string, number> {
  return new Map(lettersOf([...wordsByLine({ type: 'root', children: nodes }).values()].flat()));
}

/** Lists side by side of one kind are one: Notion writes a list for each item. */
function joinLists(parent: Parents): void {
  const children: RootContent[] = [];
  for (const child of parent.children as RootContent[]) {
    if ('children' in child) joinLists(child);
    const last = children.at(-1);
    if (last?.type === 'list' && child.type === 'list' && isSameList(last, child))
      last.children.push(...child.children);
    else children.push(child);
  }
  parent.children = children as BlockContent[];
}

function isSameList(one: List, other: List): boolean {
  const isTask = ({ children }: List): boolean => typeof children[0]?.checked === 'boolean';
  return Boolean(one.ordered) === Boolean(other.ordered) && isTask(one) === isTask(other);
}

/** `Space : Page` is the page. */
function titleOf(element: Element): Heading | undefined {
  const name = toString(element)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^.*? : /, '');
  const place = element.position && { position: element.position };
  return name === ''
    ? undefined
    : { type: 'heading', depth: 1, children: [{ type: 'text', value: name, ...place }], ...place };
}

const blocks = new Set([
  'div',
  'p',
  'li',
  'ol',
  'ul',
  'table',
  'section',
  'header',
  'footer',
  'h1',
  'h2',
  'h3',
  'body',
  'article',
]);

/** Texts around the page, a line for each block, with their words. */
function besideOf(tree: HastRoot, inside: ReadonlySet<unknown>, words: WordsByLine): string[] {
  const lines: string[] = [];
  let current = '';
  const end = (): void => {
    const line = current.replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}]/u.test(line)) lines.push(line);
    current = '';
  };
  const walk = (node: HastContent | HastRoot): void => {
    if (inside.has(node) || (node.type === 'element' && isInvisible(node))) return end();
    if (node.type === 'text') {
      current += node.value;
      let line = node.position?.start.line ?? 1;
      for (const text of node.value.split('\n')) addWords(words, line++, text);
    }
    if (!('children' in node)) return undefined;
    const isBlock = node.type === 'element' && (blocks.has(node.tagName) || node.tagName === 'tr');
    if (isBlock) end();
    node.children.forEach(walk);
    if (node.type === 'element' && ['th', 'td'].includes(node.tagName)) current += ' ';
    if (isBlock) end();
    return undefined;
  };
  walk(tree);
  end();
  return lines;
}

function addWords(words: WordsByLine, line: number, text: string): void {
  const found = wordsIn(text);
  if (found.length > 0) words.set(line, [...(words.get(line) ?? []), ...found]);
}
