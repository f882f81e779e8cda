import type { ElementContent, Root, RootContent } from 'hast';
import type { Body } from './document.ts';
import { textOfTree, treeOf } from './tree.ts';

/**
 * The part of a body that an anchor names: from its heading to the next one of the same or a higher rank, or the step,
 * decision or checklist that has the id, with what is around it. Undefined when nothing has the id.
 */
export function sectionOf(body: Body, id: string): Body | undefined {
  if (!body.anchors.some((anchor) => anchor.id === id)) return undefined;
  const { children } = treeOf(body);
  const start = children.findIndex((child) => holdsId(child, id));
  if (start === -1) return undefined;
  const rank = headingRank(children[start]!);
  const isWhole = rank !== undefined;
  const length = isWhole ? children.slice(start + 1).findIndex((child) => (headingRank(child) ?? 7) <= rank) : 0;
  const end = length === -1 ? children.length : start + 1 + length;
  const tree: Root = { type: 'root', children: children.slice(start, end) };
  const ids = new Set(tree.children.flatMap(idsIn));
  return {
    ...body,
    treeText: textOfTree(tree),
    headings: body.headings.filter((heading) => ids.has(heading.id)),
    anchors: body.anchors.filter((anchor) => ids.has(anchor.id)),
  };
}

function headingRank(node: RootContent): number | undefined {
  const rank = node.type === 'element' ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined;
  return rank === undefined ? undefined : Number(rank);
}

function holdsId(node: RootContent | ElementContent, id: string): boolean {
  return node.type === 'element' && (node.properties['id'] === id || node.children.some((child) => holdsId(child, id)));
}

function idsIn(node: RootContent | ElementContent): string[] {
  if (node.type !== 'element') return [];
  const own = node.properties['id'];
  return [...(typeof own === 'string' ? [own] : []), ...node.children.flatMap(idsIn)];
}
