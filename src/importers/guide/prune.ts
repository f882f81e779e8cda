import type { Nodes, Parents, Root } from 'mdast';
import { plainText } from '../source/plain-text.ts';
import type { Claim } from './facts.ts';
import { topicsBelow, type Topic } from './outline.ts';

/**
 * Takes out of a guide what became fields: items, rows, lines, and the headings above nothing else.
 *
 * @returns Claims on headings, of topics all of which became fields, and on the first rows of tables.
 */
export function prune(root: Root, top: Topic, claims: readonly Claim[]): Claim[] {
  const claimed = new Map(claims.map((claim) => [claim.node as Nodes, claim]));
  const more: Claim[] = [];
  pruneParent(root, claimed, more);
  const left = new Set<Nodes>(root.children);
  // The innermost topics first: what is above them may be empty then, too.
  for (const topic of topicsBelow(top).toReversed()) {
    if (!topic.node || !left.has(topic.node)) continue;
    const inside = topicsBelow(topic);
    const first = claims.find(({ line }) => line >= topic.line && line <= lastLineOf(topic));
    const isEmpty = inside.every(
      (one) => (one === topic || !one.node || !left.has(one.node)) && !hasContent(one, left),
    );
    if (!isEmpty || !first) continue;
    root.children.splice(root.children.indexOf(topic.node), 1);
    left.delete(topic.node);
    more.push({
      ...first,
      node: topic.node,
      line: topic.line,
      lastLine: topic.node.position?.end.line ?? topic.line,
      absorbed: [plainText(topic.node)],
    });
  }
  return more;
}

/** Whether anything directly below a heading is still there. */
function hasContent({ entries, tables, others }: Topic, left: ReadonlySet<Nodes>): boolean {
  const lists = new Set(entries.map(({ node }) => node));
  return (
    others.some((node) => left.has(node)) ||
    tables.some(({ node }) => left.has(node)) ||
    [...left].some(
      (node) => lists.has(node as never) || (node.type === 'list' && node.children.some((item) => lists.has(item))),
    )
  );
}

function lastLineOf(topic: Topic): number {
  const lines = topicsBelow(topic).flatMap(({ line, entries, tables }) => [
    line,
    ...entries.map(({ lastLine }) => lastLine),
    ...tables.flatMap(({ rows }) => rows.map((row) => row.line)),
  ]);
  return Math.max(...lines);
}

function pruneParent(parent: Parents, claimed: ReadonlyMap<Nodes, Claim>, more: Claim[]): void {
  const kept = (parent.children as Nodes[]).filter((node) => !isGone(node, claimed, more));
  parent.children = kept as typeof parent.children;
}

function isGone(node: Nodes, claimed: ReadonlyMap<Nodes, Claim>, more: Claim[]): boolean {
  if (node.type === 'heading') return false;
  if (node.type === 'list') {
    pruneParent(node, claimed, more);
    return node.children.length === 0;
  }
  if (node.type === 'listItem') {
    node.children = node.children.filter((child) => child.type !== 'list' || !isGone(child, claimed, more));
    return claimed.has(node) && !node.children.some(({ type }) => type === 'list');
  }
  if (node.type !== 'table') return claimed.has(node);
  const [head, ...rows] = node.children;
  const first = rows.map((row) => claimed.get(row)).find((claim) => claim !== undefined);
  node.children = [head!, ...rows.filter((row) => !claimed.has(row))];
  if (node.children.length > 1 || !first || !head) return false;
  const line = head.position?.start.line ?? 0;
  more.push({
    ...first,
    node: head,
    line,
    lastLine: line,
    absorbed: head.children.flatMap(({ children }) => children.map((child) => ('value' in child ? child.value : ''))),
  });
  return true;
}
