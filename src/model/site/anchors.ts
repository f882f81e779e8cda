import type { Element, Nodes } from 'hast';
import type { Body } from '../catalogue/document.ts';
import { treeOf } from '../catalogue/tree.ts';

/** What an anchor of a body is called: the text of a heading, the title of a step or checklist, the question of a decision. */
export function titleOfAnchor(
  body: Pick<Body, 'treeText' | 'headings' | 'anchors'> | undefined,
  id: string,
): string | undefined {
  if (!body) return undefined;
  const heading = body.headings.find((heading) => heading.id === id);
  if (heading) return heading.text;
  if (!body.anchors.some((anchor) => anchor.id === id)) return undefined;
  const element = findById(treeOf(body), id);
  const title = element?.properties['title'] ?? element?.properties['question'];
  return typeof title === 'string' ? title : undefined;
}

function findById(node: Nodes, id: string): Element | undefined {
  if (node.type === 'element' && node.properties['id'] === id) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = findById(child as Nodes, id);
    if (found) return found;
  }
  return undefined;
}
