import type { Blockquote, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/** Kinds of remark that code hosts know, as quotes name them. */
export const calloutKindsOfHosts = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'] as const;

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

/** Kind of remark that a quote names on its first line, as it is written; undefined for a quote that names none. */
export function namedKind(quote: Blockquote): string | undefined {
  const [first] = quote.children;
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined;
  return lead?.type === 'text' ? /^\[!([A-Za-z]+)\][ \t]*(?:\n|$)/.exec(lead.value)?.[1] : undefined;
}

function calloutOf(quote: Blockquote): MdxJsxFlowElement | undefined {
  const kind = namedKind(quote);
  if (kind === undefined || !calloutKindsOfHosts.some((known) => known === kind.toUpperCase())) return undefined;
  const [first, ...rest] = quote.children;
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || lead?.type !== 'text') return undefined;
  const text = lead.value.replace(/^.*(?:\n|$)/, '');
  const words = text === '' ? first.children.slice(1) : [{ ...lead, value: text }, ...first.children.slice(1)];
  const children = words.length === 0 ? rest : [{ ...first, children: words }, ...rest];
  // Code hosts show a remark without words as the quote that it is.
  if (children.length === 0) return undefined;
  return {
    type: 'mdxJsxFlowElement',
    name: 'Callout',
    attributes: [{ type: 'mdxJsxAttribute', name: 'kind', value: kind.toLowerCase() }],
    children: children as MdxJsxFlowElement['children'],
    ...(quote.position && { position: quote.position }),
  };
}
