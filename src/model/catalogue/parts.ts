import type { ElementContent, Root, RootContent } from 'hast';
import type { Parameter } from '../../../schemas/runbook.ts';
import type { Catalogue } from './catalogue.ts';
import type { Document, ElementUse } from './document.ts';
import { treeOf } from './tree.ts';

/** A part that is in a page because of an `<Include>`. */
export interface IncludedPart {
  part: Document<'part'>;
  /** The `<Include>` of the page itself, also when the part comes through another part. */
  include: ElementUse;
}

/**
 * Parts that a document includes, also through other parts, in order. Each `<Include>` of the document gives a part at
 * most once, however often and in whatever circles parts include each other.
 */
export function includedParts(catalogue: Catalogue, document: Document): IncludedPart[] {
  return includesOf(document).flatMap((include) => {
    const parts = new Map<string, Document<'part'>>();
    const add = (partId: string): void => {
      const part = catalogue.documents.part.get(partId);
      if (!part || parts.has(partId)) return;
      parts.set(partId, part);
      for (const nested of includesOf(part)) add(partIdOf(nested));
    };
    add(partIdOf(include));
    return [...parts.values()].map((part) => ({ part, include }));
  });
}

/** Every `<Include>` in the text of a document itself. */
export function includesOf(document: Document): ElementUse[] {
  return document.body?.elements.filter(({ name }) => name === 'Include') ?? [];
}

/** Id of the part that an `<Include>` names. */
export function partIdOf(include: ElementUse): string {
  return String(include.props['part']);
}

/** Parameters of a page: its own, and those of the parts that it includes; of two with one name, its own. */
export function parametersOf(catalogue: Catalogue, page: Document<'runbook' | 'guide'>): Parameter[] {
  const all = [...page.data.params, ...includedParts(catalogue, page).flatMap(({ part }) => part.data.params)];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

/**
 * A tree with the text of each part in the place of its `<Include>`, and its steps numbered anew in the order in which
 * they are. A part that includes itself is there once.
 *
 * @param address What a link or an image of a part, as it is written there, leads to.
 */
export function withParts(
  tree: Root,
  catalogue: Catalogue,
  address: (written: string, part: Document<'part'>) => string,
): Root {
  let stepNumber = 0;
  const expand = (node: RootContent | ElementContent, seen: readonly Document<'part'>[]): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'doctype' ? [] : [node as ElementContent];
    if (node.tagName === 'mdx-include') {
      const part = catalogue.documents.part.get(String(node.properties['part']));
      if (!part || seen.includes(part)) return [];
      return (part.body ? treeOf(part.body).children : []).flatMap((child) => expand(child, [...seen, part]));
    }
    const properties = { ...node.properties };
    const part = seen.at(-1);
    if (node.tagName === 'mdx-step') properties['number'] = ++stepNumber;
    if (node.tagName === 'a' && part) properties['href'] = address(String(properties['href'] ?? ''), part);
    if (node.tagName === 'img' && part) properties['src'] = address(String(properties['src'] ?? ''), part);
    return [{ ...node, properties, children: node.children.flatMap((child) => expand(child, seen)) }];
  };
  return { ...tree, children: tree.children.flatMap((child) => expand(child, [])) };
}
