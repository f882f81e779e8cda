import type { Paragraph, Root, RootContent } from 'mdast';
import { vocabulary, type VocabularyEntry } from '../../schemas/vocabulary.ts';
import { ownValue } from '../model/text/own-value.ts';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Takes components out of a paragraph that holds nothing else, so that `<Branch if="…">text</Branch>` alone on a line
 * is a block, as its author sees it.
 *
 * @see https://github.com/mdx-js/mdx/blob/main/packages/mdx/lib/plugin/remark-mark-and-unravel.js
 */
export function unravel(root: Root): void {
  visit(root, 'paragraph', (node: Paragraph, index, parent) => {
    if (index === undefined || !parent) return undefined;
    const inline = node.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
    if (inline.length === 0 || !inline.every((child) => child.type === 'mdxJsxTextElement' && isBlock(child.name)))
      return undefined;
    const blocks = inline.map((child) => ({
      ...child,
      type: 'mdxJsxFlowElement',
      children: 'children' in child ? wrapText(child.children as RootContent[]) : [],
    }));
    parent.children.splice(index, 1, ...(blocks as never[]));
    return [SKIP, index];
  });
}

function isBlock(name: string | null): boolean {
  return name !== null && !ownValue<VocabularyEntry>(vocabulary, name)?.inline;
}

function wrapText(children: RootContent[]): RootContent[] {
  const blocks = children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
  if (blocks.length === 0 || blocks.every((child) => child.type === 'mdxJsxTextElement' && isBlock(child.name)))
    return blocks;
  return [
    {
      type: 'paragraph',
      children: children as Paragraph['children'],
      ...(children[0]?.position && { position: children[0].position }),
    },
  ];
}
