import type { Element, ElementContent, RootContent } from 'hast';
import type { Body } from '../catalogue/document.ts';
import { treeOf } from '../catalogue/tree.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * What an alert means, in one sentence: the first one under the heading "Meaning". Undefined where there is no such section,
 * where it does not begin with a paragraph, and where the sentence holds what is only known to a reader's browser.
 */
export function meaningOf(body: Pick<Body, 'treeText'>): string | undefined {
  const { children } = treeOf(body);
  const start = children.findIndex((node) => isElement(node) && /^h[2-6]$/.test(node.tagName) && isMeaning(node));
  if (start === -1) return undefined;
  const first = children.slice(start + 1).find(isElement);
  if (first?.tagName !== 'p' || holdsComponent(first)) return undefined;
  const [sentence] = sentences.segment(textOf(first).replace(/\s+/g, ' ').trim());
  return sentence?.segment.trim();
}

function isMeaning(heading: Element): boolean {
  return /^meaning$/i.test(textOf(heading).trim());
}

function isElement(node: RootContent | ElementContent): node is Element {
  return node.type === 'element';
}

/** A component shows what the text alone does not say. */
function holdsComponent({ children }: Element): boolean {
  return children.some((child) => isElement(child) && (child.tagName.startsWith('mdx-') || holdsComponent(child)));
}

function textOf(node: RootContent | ElementContent): string {
  if (node.type === 'text') return node.value;
  return isElement(node) ? node.children.map(textOf).join('') : '';
}
