import type { ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { readCommand } from '../model/commands/read-command.ts';
import { highlight } from './highlight.ts';

/** A rehype plugin for pages that Astro compiles: the same highlighting as everywhere else. */
export function highlightCode() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, _index, parent) => {
      if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return;
      const classes = node.properties['className'];
      const language = (Array.isArray(classes) ? classes : []).map(String).find((name) => name.startsWith('language-'));
      node.children = withPlainParameters(highlighted(toString(node), language?.slice('language-'.length) ?? ''));
    });
  };
}

function highlighted(text: string, language: string): ElementContent[] {
  return highlight(readCommand(text, language), language);
}

/** Compiled MDX knows no elements of ours below a code block: parameters become what they look like. */
function withPlainParameters(nodes: ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    if (node.tagName !== 'mdx-param') return { ...node, children: withPlainParameters(node.children) };
    return {
      type: 'element',
      tagName: 'span',
      properties: { className: ['param'] },
      children: [{ type: 'text', value: `{{${String(node.properties['name'])}}}` }],
    };
  });
}
