import type { Comment, Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultHandlers, toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { Heading, Html, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { groups } from './html-groups.ts';
import { normalizeBreaks } from './normalize-breaks.ts';
import { inlineTags, wordsByLine } from '../coverage/words.ts';

/** What was done with HTML that has no Markdown of its own. */
export interface HtmlKept {
  line: number;
  /** First tag, or the start of the text. */
  shown: string;
}

/** A node of Markdown that passes through the tree of HTML as it is. */
interface KeptNode {
  type: 'kept';
  node: Nodes;
}

const known = new Set([...Object.keys(defaultHandlers), 'summary', 'figcaption']);
const withoutMarkdown =
  /<\/?(?:script|style|svg|math|iframe|template|select|textarea|input|button|object|embed|video|audio|form|canvas|title|noscript|noembed|noframes|dialog|plaintext|xmp|frameset|datalist|optgroup)\b|<[!?](?!--)/i;

/**
 * Writes the HTML of a tree as Markdown, in place. Comments become comments of MDX, tags that are none (`<pod-name>`)
 * become text, and what no Markdown can say becomes a code block that shows it.
 *
 * @returns What became code.
 */
export function htmlToMarkdown(root: Root | Heading): HtmlKept[] {
  const kept: HtmlKept[] = [];
  fixParent(root, kept);
  normalizeBreaks(root);
  return kept;
}

function fixParent(parent: Parents, kept: HtmlKept[]): void {
  for (const child of parent.children) if ('children' in child) fixParent(child, kept);
  if (!parent.children.some(({ type }) => type === 'html')) return;
  const isFlow = holdsFlow(parent);
  const before = parent.children.flatMap((child) =>
    child.type === 'html' ? partsOf(child, isFlow, kept) : [child],
  ) as RootContent[];
  const children = isFlow
    ? groups(before).flatMap((group) =>
        group.some(({ type }) => type === 'html') ? rewritten(group, isFlow, kept) : group,
      )
    : rewritten(before, isFlow, kept);
  parent.children = (isFlow ? wrapped(children) : children) as typeof parent.children;
}

function holdsFlow({ type }: Parents): boolean {
  return ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(type);
}

/** A node of HTML, with its comments as comments and what is no tag as text. */
function partsOf(node: Html, isFlow: boolean, kept: HtmlKept[]): RootContent[] {
  if (/^<!--[\s\S]*-->\s*$/.test(node.value) && node.value.indexOf('-->') === node.value.trimEnd().length - 3)
    return [comment(node.value.replace(/^<!--|-->\s*$/g, ''), node, isFlow)];
  if (withoutMarkdown.test(node.value)) return [shownAsCode(node, isFlow, kept)];
  const tags = [...node.value.matchAll(/<\/?([A-Za-z][\w.:-]*)/g)].map(([, name]) => name!.toLowerCase());
  if (tags.length > 0 && tags.every((name) => !known.has(name)))
    return [isFlow ? paragraphOf(node, node.value) : textOf(node, node.value)];
  if (isFlow && tags.every((name) => name === 'br' || inlineTags.has(name)) && textBesideTags(node) === '')
    return [comment(` ${node.value} `, node, isFlow)];
  if (tags.some((name) => !known.has(name))) return [shownAsCode(node, isFlow, kept)];
  return [node];
}

function textBesideTags({ value }: Html): string {
  return value.replace(/<[^<>]*>/g, '').trim();
}

function comment(text: string, node: Html, isFlow: boolean): RootContent {
  const value = commentText(text);
  return { type: isFlow ? 'mdxFlowExpression' : 'mdxTextExpression', value, ...placeOf(node) };
}

function commentText(text: string): string {
  return `/*${text.replaceAll('*/', '* /')}*/`;
}

function shownAsCode(node: Html, isFlow: boolean, kept: HtmlKept[]): RootContent {
  kept.push({ line: node.position?.start.line ?? 1, shown: node.value.split('\n')[0]!.slice(0, 60) });
  return isFlow
    ? { type: 'code', lang: 'html', value: node.value, ...placeOf(node) }
    : { type: 'inlineCode', value: node.value.replace(/(?<!\s)\s*\n\s*/g, ' '), ...placeOf(node) };
}

function textOf(node: Html, value: string): PhrasingContent {
  return { type: 'text', value, ...placeOf(node) };
}

function paragraphOf(node: Html, value: string): RootContent {
  return { type: 'paragraph', children: [textOf(node, value)], ...placeOf(node) };
}

function placeOf({ position }: Nodes): { position?: NonNullable<Nodes['position']> } {
  return position ? { position } : {};
}

/** Neighbours with HTML among them as Markdown; where words would be lost, the HTML is shown as code instead. */
function rewritten(children: RootContent[], isFlow: boolean, kept: HtmlKept[]): RootContent[] {
  const result = throughHast(children, isFlow);
  const [wanted, got] = [letterCounts(children, isFlow), letterCounts(result, isFlow)];
  const isWhole = [...wanted].every(([letter, count]) => (got.get(letter) ?? 0) >= count);
  return isWhole ? result : children.map((child) => (child.type === 'html' ? shownAsCode(child, isFlow, kept) : child));
}

function letterCounts(children: RootContent[], isFlow: boolean): Map<string, number> {
  const counts = new Map<string, number>();
  const paragraph: RootContent = { type: 'paragraph', children: children as PhrasingContent[] };
  for (const words of wordsByLine({ type: 'root', children: isFlow ? children : [paragraph] }).values())
    for (const letter of words.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

function throughHast(children: RootContent[], isFlow: boolean): RootContent[] {
  const tree = raw(
    {
      type: 'root',
      children: children.map((child) =>
        child.type === 'html' ? { type: 'raw', value: child.value } : { type: 'kept', node: child },
      ),
    } as unknown as HastRoot,
    { passThrough: ['kept'] },
  );
  const mdast = toMdast(tree as HastNodes, {
    document: isFlow,
    nodeHandlers: {
      kept: (_state: State, node: unknown) => (node as KeptNode).node as RootContent,
      comment: (_state: State, { value }: Comment) => ({ type: 'mdxTextExpression', value: commentText(value) }),
    },
    handlers: {
      ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, headingWithNames])),
      ...textHandlers,
    },
  });
  const result = (mdast.type === 'root' ? mdast.children : [mdast as RootContent]) as RootContent[];
  const start = children[0]?.position;
  visit({ type: 'root', children: result } as Root, (node) => {
    if (!node.position && start) node.position = start;
  });
  return isFlow ? result : result.flatMap(phrasingOf);
}

/** A heading that remembers its id, and those of what is in it. */
const headingWithNames: Handle = (state, element) => {
  const heading = defaultHandlers.h1(state, element);
  const names: string[] = [];
  visit(element as HastNodes, 'element', ({ tagName, properties }) => {
    for (const name of [properties['id'], tagName === 'a' ? properties['name'] : undefined])
      if (typeof name === 'string' && name !== '') names.push(name);
  });
  heading.data = { ...heading.data, names: [...new Set(names)] };
  return heading;
};

/** The line that stays when a `<details>` is closed: a paragraph of its own. */
const summary: Handle = (state, element) => ({
  type: 'paragraph',
  children: [{ type: 'strong', children: phrasingIn(state, element) }],
});

const quoted: Handle = (state, element) => [
  { type: 'text', value: '"' },
  ...phrasingIn(state, element),
  { type: 'text', value: '"' },
];

const inlineCode: Handle = (_state, element) => ({ type: 'inlineCode', value: visibleText(element) });

function phrasingIn(state: State, element: Element): PhrasingContent[] {
  return (state.all(element) as RootContent[]).flatMap(phrasingOf) as PhrasingContent[];
}

function visibleText(node: Element | ElementContent | KeptNode): string {
  if (node.type === 'kept') return toString(node.node);
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => visibleText(child)).join('') : '';
}

/** How elements of a line of text become Markdown. */
export const textHandlers: Record<string, Handle> = {
  summary,
  a: (state, element) =>
    element.properties['href'] === undefined ? state.all(element) : defaultHandlers.a(state, element),
  code: inlineCode,
  kbd: inlineCode,
  samp: inlineCode,
  var: inlineCode,
  tt: inlineCode,
  q: quoted,
};

const blocks = ['paragraph', 'heading', 'blockquote', 'list', 'listItem', 'table', 'tableRow', 'tableCell'];

/** What may be in a line of text: of blocks, what is in them. */
export function phrasingOf(node: RootContent): RootContent[] {
  if (node.type === 'code') return [{ type: 'inlineCode', value: node.value.replace(/(?<!\s)\s*\n\s*/g, ' ') }];
  if (node.type === 'thematicBreak') return [];
  if (!blocks.includes(node.type) || !('children' in node)) return [node];
  const space: RootContent = { type: 'text', value: ' ' };
  return [space, ...(node.children as RootContent[]).flatMap(phrasingOf), space];
}

const phrasing = [
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'image',
  'linkReference',
  'imageReference',
  'footnoteReference',
  'mdxTextExpression',
];

/** Puts stray pieces of text between blocks into paragraphs. */
function wrapped(children: RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (!phrasing.includes(child.type)) result.push(child);
    else if (last?.type === 'paragraph' && last.data && 'stray' in last.data)
      last.children.push(child as PhrasingContent);
    else if (child.type !== 'text' || child.value.trim() !== '')
      result.push({
        type: 'paragraph',
        children: [child as PhrasingContent],
        data: { stray: true } as never,
        ...placeOf(child),
      });
  }
  return result;
}
