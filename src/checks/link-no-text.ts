import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Body } from '../model/catalogue/document.ts';
import type { Check } from '../model/audit/finding.ts';
import { treeOf, type Tree } from '../model/catalogue/tree.ts';

export const linkNoText = {
  id: 'link/no-text',
  level: 'error',
  summary: 'Every link has a text that says where it leads.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap(({ body }) =>
      body === undefined
        ? []
        : linksWithoutText(body).map(({ href, at }) => ({
            message: `The link to \`${href}\` has no text, so nobody can see or hear it.`,
            hint: `Write \`[where it leads](${href})\`, or delete it.`,
            at,
          })),
    ),
} satisfies Check;

type Node = Tree | Tree['children'][number];
type Element = Extract<Node, { type: 'element' }>;

/** The tree decides: a definition of an address (`[x]: https://…`) has no text of its own and needs none. */
function linksWithoutText({ treeText, links }: Body): Body['links'] {
  const suspects = links.filter(({ kind, text }) => kind === 'link' && text.trim() === '');
  if (suspects.length === 0) return [];
  const empty = new Set(
    anchorsIn(treeOf({ treeText }))
      .filter((anchor) => textOf(anchor) === '')
      .map(({ properties }) => properties['href']),
  );
  return suspects.filter(({ href }) => empty.has(href));
}

function anchorsIn(node: Node): Element[] {
  const inside = 'children' in node ? node.children.flatMap((child) => anchorsIn(child as Node)) : [];
  return node.type === 'element' && node.tagName === 'a' ? [node, ...inside] : inside;
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.value.trim();
  // An element of the vocabulary writes its own text.
  if (node.type === 'element' && node.tagName.startsWith('mdx-')) return node.tagName;
  return 'children' in node ? node.children.map((child) => textOf(child as Node)).join('') : '';
}
