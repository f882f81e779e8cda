import type { BlockContent, Blockquote, Paragraph, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { remarkOf } from '../../markdown/callouts.ts';
import { plainText } from './plain-text.ts';

/** What generators call a remark, and what it is here. What is in no list is a note. */
const names: Record<'tip' | 'warning' | 'danger' | 'note', string> = {
  note: 'note info information abstract summary tldr question faq help example quote cite seealso see-also todo important admonition default details primary secondary',
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

/** What the icon in front of a remark of Notion says of it. */
export function kindOfIcon(text: string): string {
  const [icon = ''] = text.trim();
  if (/[🚨🔥⛔🛑❌❗‼☠🚫🔴]/u.test(icon)) return 'danger';
  if (/[⚠🚧🟠🟡]/u.test(icon)) return 'warning';
  return /[💡✅✨🟢]/u.test(icon) ? 'tip' : 'note';
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

/** What `[!CAUTION]` and `[!IMPORTANT]` are called on code hosts, where their kind here does not say it. */
const alerts: ReadonlyMap<string, { kind: string; title: string }> = new Map([
  ['IMPORTANT', { kind: 'note', title: 'Important' }],
  ['CAUTION', { kind: 'danger', title: 'Caution' }],
]);

/**
 * Writes remarks of code hosts and of Obsidian, quotes that begin with `[!WARNING]` or `[!warning]- Title`, as callouts.
 *
 * @see https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 * @see https://help.obsidian.md/callouts
 */
export function markCallouts(root: Root): void {
  visit(root, 'paragraph', (paragraph, index, parent) => {
    const callout = index === undefined || !parent ? undefined : convertedCallout(paragraph);
    if (callout) parent!.children[index!] = callout;
  });
  visit(root, 'blockquote', (quote, index, parent) => {
    const callout = index === undefined || !parent ? undefined : quotedCallout(quote);
    if (callout) parent!.children[index!] = callout;
  });
}

function quotedCallout(quote: Blockquote): RootContent | undefined {
  const { kind: name = '', title = '', children = [] } = remarkOf(quote) ?? {};
  const kind = calloutKind(name);
  // A name that nobody else has is a word of the page.
  const plain = alerts.get(name) ?? { kind: kind ?? 'note', title: kind === undefined ? name : '' };
  if (children.length === 0 && title === '') return undefined;
  const written = kind === undefined && !alerts.has(name) && title !== '' ? `${name}: ${title}` : title;
  const callout = calloutOf(plain.kind, written || plain.title, children, quote.position?.start.line ?? 1);
  return quote.position ? { ...callout, position: quote.position } : callout;
}

/** What downdoc makes of a remark of AsciiDoc: `**📌 NOTE**` with its text on the next line. */
function convertedCallout(paragraph: Paragraph): RootContent | undefined {
  const [mark, end, ...rest] = paragraph.children;
  if (mark?.type !== 'strong' || end?.type !== 'break' || rest.length === 0) return undefined;
  const [, name] = /^(?:📌|💡|❗|⚠️|🔥) (NOTE|TIP|IMPORTANT|WARNING|CAUTION)$/u.exec(plainText(mark)) ?? [];
  if (name === undefined) return undefined;
  const plain = alerts.get(name) ?? { kind: calloutKind(name) ?? 'note', title: '' };
  const text: Paragraph = { ...paragraph, children: rest };
  const callout = calloutOf(plain.kind, plain.title, [text], paragraph.position?.start.line ?? 1);
  return paragraph.position ? { ...callout, position: paragraph.position } : callout;
}
