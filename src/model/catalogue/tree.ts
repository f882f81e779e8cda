import type { Root } from 'hast';
import type { Body } from './document.ts';

export type Tree = Root;

/** The tree of some prose as objects, new at each call. */
export function treeOf({ treeText }: Pick<Body, 'treeText'>): Tree {
  return JSON.parse(treeText) as Tree;
}

/** The text that `treeOf` reads. */
export function textOfTree(tree: Tree): string {
  return JSON.stringify(tree);
}
