import type { BlockContent, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';

/** What generators call a remark, and what it is here. What is in no list is a note. */
const names: Record<'tip' | 'warning' | 'danger' | 'note', string> = {
  note: 'note info abstract summary tldr question faq help example quote cite seealso see-also todo important admonition default details primary secondary',
  tip: 'tip hint success check done idea',
  warning: 'warning warn attention caution',
  danger: 'danger error failure fail missing bug critical severe',
};
const kindByName: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([kind, written]) => written.split(' ').map((name) => [name, kind] as const)),
);

/** Kind of callout that a remark of another generator is; undefined for what is no remark. */
export function calloutKind(name: string): string | undefined {
  return kindByName.get(name.toLowerCase());
}

/** A callout; one without a text has its title as its text. */
export function calloutOf(kind: string, title: string, children: RootContent[], line: number): RootContent {
  const place = { line, column: 1 };
  const position = { start: place, end: place };
  const plain = title.replace(/[`*_]/g, '').trim();
  const isEmpty = children.length === 0;
  const text: RootContent = {
    type: 'paragraph',
    children: [{ type: 'text', value: plain || kind, position }],
    position,
  };
  return {
    type: 'mdxJsxFlowElement',
    name: 'Callout',
    attributes: [
      { type: 'mdxJsxAttribute', name: 'kind', value: kind },
      ...(plain !== '' && !isEmpty ? [{ type: 'mdxJsxAttribute' as const, name: 'title', value: plain }] : []),
    ],
    children: (isEmpty ? [text] : children) as BlockContent[],
    position,
  } satisfies MdxJsxFlowElement;
}
