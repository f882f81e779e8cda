import type { Element, ElementContent } from 'hast';
import type { LineMark } from './fence.ts';

const roles: Record<LineMark, string> = { mark: 'mark', ins: 'insertion', del: 'deletion' };

/**
 * Puts each marked line of a highlighted block into an element of its own, with its line end; other lines stay as they are.
 *
 * @param marks Marks by line, counted from 1.
 */
export function markLines(nodes: ElementContent[], marks: ReadonlyMap<number, LineMark>): ElementContent[] {
  if (marks.size === 0) return nodes;
  return splitLines(nodes).flatMap((line, index): ElementContent[] => {
    const mark = marks.get(index + 1);
    if (!mark) return line;
    const properties = { className: ['line'], dataMark: mark, role: roles[mark] };
    return [{ type: 'element', tagName: 'span', properties, children: line } satisfies Element];
  });
}

/** Nodes by line, each line with its end; an element that goes over several lines is in each of them. */
function splitLines(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const node of nodes) {
    for (const [index, piece] of piecesOf(node).entries()) {
      if (index > 0) lines.push([]);
      if (piece) lines.at(-1)!.push(piece);
    }
  }
  return lines;
}

/** What of a node is on each line that it touches; undefined where that is nothing. */
function piecesOf(node: ElementContent): (ElementContent | undefined)[] {
  if (node.type === 'text')
    return node.value
      .split(/(?<=\n)/)
      .concat(node.value.endsWith('\n') ? [''] : [])
      .map((value) => (value === '' ? undefined : { type: 'text', value }));
  if (node.type !== 'element' || node.children.length === 0) return [node];
  return splitLines(node.children).map((children) => (children.length === 0 ? undefined : { ...node, children }));
}
