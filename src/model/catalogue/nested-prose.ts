import type { Nodes } from 'hast';
import type { Body } from './document.ts';
import { textOfTree, treeOf } from './tree.ts';

/**
 * Prose of one document among others on a page that they share: its headings go one level down, and its anchors get the
 * anchor of the document in front, so that two documents may both have a section `why`. Two hyphens keep them apart from the
 * anchors that ids make.
 */
export function nestProse(body: Pick<Body, 'treeText'>, prefix: string): Pick<Body, 'treeText'> {
  return { treeText: textOfTree(nest(treeOf(body), prefix)) };
}

/** Anchor on a shared page of what has the anchor `id` in the prose of the document whose own anchor is `prefix`. */
export function nestedAnchor(prefix: string, id: string): string {
  return `${prefix}--${id}`;
}

function nest<Node extends Nodes>(node: Node, prefix: string): Node {
  if (node.type === 'element') {
    const { properties } = node;
    const level = /^h([1-5])$/.exec(node.tagName)?.[1];
    if (level !== undefined) node.tagName = `h${Number(level) + 1}`;
    if (typeof properties['id'] === 'string') properties['id'] = nestedAnchor(prefix, properties['id']);
    for (const name of ['href', 'goto'] as const) {
      const target = properties[name];
      if (typeof target === 'string' && target.startsWith('#'))
        properties[name] = `#${nestedAnchor(prefix, target.slice(1))}`;
    }
  }
  if ('children' in node) for (const child of node.children) nest(child as Nodes, prefix);
  return node;
}
