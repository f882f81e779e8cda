import type { ElementContent, RootContent } from 'hast';
import type { Body, Heading } from './document.ts';
import { treeOf } from './tree.ts';

/** A line of the contents of a page. */
export type ContentsEntry = Pick<Heading, 'id' | 'depth' | 'text'>;

/** Headings of depth 2 and 3 and steps of a text, in order. A step without an id cannot be linked, and is left out. */
export function contentsOf(body: Body | undefined): ContentsEntry[] {
  if (!body) return [];
  const headings = new Map(body.headings.map((heading) => [heading.id, heading]));
  return treeOf(body).children.flatMap((node) => entriesIn(node, headings));
}

function entriesIn(node: RootContent | ElementContent, headings: ReadonlyMap<string, Heading>): ContentsEntry[] {
  if (node.type !== 'element') return [];
  const { id, title } = node.properties;
  const inner = node.children.flatMap((child) => entriesIn(child, headings));
  if (typeof id !== 'string') return inner;
  if (node.tagName === 'mdx-step') return [{ id, depth: 3, text: String(title) }, ...inner];
  const heading = headings.get(id);
  return heading && heading.depth <= 3 ? [heading, ...inner] : inner;
}
