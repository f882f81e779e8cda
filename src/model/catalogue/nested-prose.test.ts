import type { Element, Root } from 'hast';
import { expect, test } from 'vitest';
import { parseBody } from '../../markdown/parse-body.ts';
import { nestProse } from './nested-prose.ts';
import { treeOf } from './tree.ts';

/** Names and anchors of the elements of some prose, in order. */
function outline(body: { treeText: string }): string[] {
  const walk = (node: Root | Element): string[] =>
    node.children.flatMap((child) => {
      if (child.type !== 'element') return [];
      const { id, href, goto } = child.properties;
      const marks = [id && `id=${String(id)}`, href && `href=${String(href)}`, goto && `goto=${String(goto)}`];
      const line = [child.tagName, ...marks.filter(Boolean)].join(' ');
      return [...(marks.some(Boolean) ? [line] : []), ...walk(child)];
    });
  return walk(treeOf(body));
}

const text = `## Why

See [below](#how), [there](/slos/#shop) and [this runbook](/runbooks/shop/slow/#why).

### How

<Decision question="Is it slow?">
<Branch if="Yes" goto="#why">Wait.</Branch>
</Decision>
`;

test('prose on a shared page goes one level down, with anchors of its own', () => {
  expect(outline(nestProse(parseBody(text, 'content/slos/shop.mdx').body!, 'shop'))).toEqual([
    'h3 id=shop--why',
    'a href=#shop--how',
    'a href=/slos/#shop',
    'a href=/runbooks/shop/slow/#why',
    'h4 id=shop--how',
    'mdx-decision id=shop--is-it-slow',
    'mdx-branch goto=#shop--why',
  ]);
});
