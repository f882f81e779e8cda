import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const inline = new Set([
  'a',
  'abbr',
  'b',
  'cite',
  'code',
  'em',
  'i',
  'kbd',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'var',
  'data',
  'wbr',
]);
const unseen = new Set(['script', 'style', 'template', 'head', 'noscript']);

/** The element of a page as parse5 gives it. */
export function parsePage(html: string): Node {
  return parse(html);
}

/**
 * Text as a reader sees it: white space folded, blocks apart from each other, inline elements not. The addresses that
 * links lead to follow their text, because a reader can open them.
 */
export function visibleText(node: Node): string {
  return rawText(node)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function rawText(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!('childNodes' in node) || unseen.has(node.nodeName)) return '';
  const text = node.childNodes.map(rawText).join('');
  const href = node.nodeName === 'a' ? (attributeOf(node as Element, 'href') ?? '') : '';
  const address = /^(?:https?|mailto|tel):/.test(href) ? ` ${href} ` : '';
  return inline.has(node.nodeName) ? text + address : ` ${text}${address} `;
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Every element below a node, in order. */
export function elementsBelow(node: Node): Element[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsBelow(child)] : []));
}
