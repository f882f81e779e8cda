import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { pictureAddress, pictureTarget } from '../model/site/picture-links.ts';

/**
 * A remark plugin for pages that Astro compiles: pictures that are named from the file are named from the root of the site, so
 * that Astro does not look for them by its own rules.
 *
 * @param pathOf Path below the content folder of a file that Astro names.
 */
export function picturesFromRoot(pathOf: (file: string) => string) {
  return (root: Root, { path }: { path: string }): void => {
    visit(root, ['image', 'definition'], (node) => {
      if (!('url' in node)) return;
      const target = pictureTarget({ path: pathOf(path) }, node.url);
      const address = target && pictureAddress(target);
      if (address !== undefined) node.url = address;
    });
  };
}
