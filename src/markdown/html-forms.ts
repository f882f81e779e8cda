import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Reads the two elements of HTML that code hosts show and Markdown has no sign for, `<kbd>` and `<details>` with its
 * `<summary>`, as the components that they are here.
 */
export function readHtmlForms(root: Root): void {
  visit(root, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    if (node.name === 'kbd') node.name = 'Kbd';
    if (node.name === 'details') readDetails(node);
  });
}

/** One without a summary is left as it is, and refused as HTML. */
function readDetails(details: Element): void {
  const children = details.children as RootContent[];
  const index = children.findIndex((child) => !(child.type === 'text' && child.value.trim() === ''));
  const summary = summaryIn(children[index]);
  if (!summary) return;
  details.name = 'Details';
  details.attributes.push({ type: 'mdxJsxAttribute', name: 'title', value: toString(summary).trim() });
  children.splice(index, 1);
}

/** Alone on its line, a summary is in a paragraph of its own. */
function summaryIn(node: RootContent | undefined): Element | undefined {
  if (node?.type === 'paragraph' && node.children.length === 1) return summaryIn(node.children[0]);
  const isSummary =
    (node?.type === 'mdxJsxFlowElement' || node?.type === 'mdxJsxTextElement') && node.name === 'summary';
  return isSummary ? node : undefined;
}
