import type { Blockquote, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
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

/** A quote that begins with a mark such as `[!WARNING]`. */
export interface Remark {
  /** As it is written. */
  kind: string;
  /** Whether readers may fold it, as Obsidian writes by `[!tip]-`. */
  isFoldable: boolean;
  /** What stands on the line of the mark; code hosts know none. */
  title: string;
  children: RootContent[];
}

/** The remark that a quote is, by its first line; undefined for any other quote. */
export function remarkOf({ children: [first, ...rest] }: Blockquote): Remark | undefined {
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || lead?.type !== 'text') return undefined;
  const [mark, kind, fold] = /^\[!([A-Za-z][\w-]*)\]([+-]?)[ \t]*/.exec(lead.value) ?? [];
  if (mark === undefined || kind === undefined) return undefined;
  // The title may have code and bold words in it.
  const end = first.children.findIndex(
    (child) => child.type === 'break' || ('value' in child && child.value.includes('\n')),
  );
  const titled = (end === -1 ? first.children : first.children.slice(0, end + 1)).map(
    (child) => toString(child).split('\n')[0]!,
  );
  const last = first.children[end];
  const below = last?.type === 'text' ? last.value.slice(last.value.indexOf('\n') + 1) : '';
  const text = end === -1 ? [] : first.children.slice(end + 1);
  if (below !== '' && last) text.unshift({ ...last, type: 'text', value: below });
  return {
    kind,
    isFoldable: fold !== '',
    title: titled.join('').slice(mark.length).trim(),
    children: text.length === 0 ? rest : [{ ...first, children: text }, ...rest],
  };
}

/** The remark of a code host that a quote is; what has a title or a fold is a quote there. */
function remarkOfHost(quote: Blockquote): Remark | undefined {
  const remark = remarkOf(quote);
  return remark === undefined || remark.isFoldable || remark.title !== '' ? undefined : remark;
}

/** Kind of remark that a quote names on its first line, as it is written; undefined for a quote that names none. */
export function namedKind(quote: Blockquote): string | undefined {
  return remarkOfHost(quote)?.kind;
}

function calloutOf(quote: Blockquote): MdxJsxFlowElement | undefined {
  const { kind = '', children = [] } = remarkOfHost(quote) ?? {};
  // Code hosts show a remark without words as the quote that it is.
  if (!calloutKindsOfHosts.some((known) => known === kind.toUpperCase()) || children.length === 0) return undefined;
  return {
    type: 'mdxJsxFlowElement',
    name: 'Callout',
    attributes: [{ type: 'mdxJsxAttribute', name: 'kind', value: kind.toLowerCase() }],
    children: children as MdxJsxFlowElement['children'],
    ...(quote.position && { position: quote.position }),
  };
}
