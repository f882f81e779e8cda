import type { Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { toHast } from 'mdast-util-to-hast';
import { attributeOf, elementsBelow, parsePage } from './page-text.ts';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseMarkdown } from '../../src/importers/source/parse-markdown.ts';

/** Text that a code host shows of Markdown, HTML and all, without white space. */
export function textOfMarkdown(text: string): string {
  const hast = toHast(parseMarkdown(text), { allowDangerousHtml: true, clobberPrefix: '' }) as Nodes;
  return withoutSpace(textOfHast(raw(hast)));
}

/** Text of a tree of HTML, in order. The mark that leads back from a footnote is no text. */
export function textOfHast(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && (node.properties['dataFootnoteBackref'] !== undefined || node.tagName === 'script'))
    return '';
  if (node.type === 'element' && node.tagName === 'mdx-param') return `{{${String(node.properties['name'])}}}`;
  return 'children' in node ? node.children.map((child) => textOfHast(child as Nodes)).join('') : '';
}

export function withoutSpace(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00a0]+/g, '');
}

/** Letters and digits alone. */
export function groupByLetter(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Title and text of the page of a guide as readers see them, without what the site itself adds. */
export function textOfProse(html: string): { title: string; text: string } {
  const elements = elementsBelow(parsePage(html));
  const prose = elements.find((element) => attributeOf(element, 'class')?.split(' ').includes('prose'));
  const title = elements.find(({ tagName }) => tagName === 'h1');
  return { title: withoutSpace(title ? shownText(title) : ''), text: withoutSpace(prose ? shownText(prose) : '') };
}

function shownText(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!('childNodes' in node) || ('tagName' in node && isAdded(node))) return '';
  return node.childNodes.map(shownText).join('');
}

/** What the site puts around the words of an author. */
function isAdded(element: DefaultTreeAdapterTypes.Element): boolean {
  if (['script', 'style', 'template', 'figcaption', 'dl'].includes(element.tagName)) return true;
  const classes = attributeOf(element, 'class')?.split(' ') ?? [];
  const isOfSite = classes.some((name) => ['params', 'gap', 'missing'].includes(name));
  return isOfSite || attributeOf(element, 'data-footnote-backref') !== undefined;
}
