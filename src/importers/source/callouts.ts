import type { Blockquote, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/** What code hosts call a remark, and what it is here. */
const kinds: ReadonlyMap<string, { kind: string; title?: string }> = new Map([
  ['NOTE', { kind: 'note' }],
  ['TIP', { kind: 'tip' }],
  ['IMPORTANT', { kind: 'note', title: 'Important' }],
  ['WARNING', { kind: 'warning' }],
  ['CAUTION', { kind: 'danger', title: 'Caution' }],
]);

/**
 * Writes remarks of code hosts, quotes that begin with `[!WARNING]`, as callouts.
 *
 * @see https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function markCallouts(root: Root): void {
  visit(root, 'blockquote', (quote, index, parent) => {
    const callout = index === undefined || !parent ? undefined : calloutOf(quote);
    if (callout) parent!.children[index!] = callout as RootContent;
  });
}

function calloutOf(quote: Blockquote): MdxJsxFlowElement | undefined {
  const [first, ...rest] = quote.children;
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined;
  const found =
    lead?.type === 'text' ? /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/.exec(lead.value) : null;
  if (!found || first?.type !== 'paragraph' || lead?.type !== 'text') return undefined;
  lead.value = lead.value.slice(found[0].length);
  if (lead.value === '') first.children.shift();
  const children = first.children.length === 0 ? rest : [first, ...rest];
  if (children.length === 0) return undefined;
  const attributes = Object.entries(kinds.get(found[1]!)!).map(([name, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name,
    value,
  }));
  return {
    type: 'mdxJsxFlowElement',
    name: 'Callout',
    attributes,
    children: children as MdxJsxFlowElement['children'],
    ...(quote.position && { position: quote.position }),
  };
}
