import type { Element, ElementContent, Root, RootContent } from 'hast';
import { expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { sampleCatalogue } from '../../../test/support/sample-catalogue.ts';
import { allDocuments } from '../catalogue/catalogue.ts';
import { treeOf } from '../catalogue/tree.ts';
import { blocksOf } from './blocks.ts';

/** The pieces of a guide with some text. */
function piecesOf(body: string): string[] {
  const catalogue = catalogueFrom({ 'guides/a.mdx': `---\ntitle: A\n---\n\n${body}\n` });
  return blocksOf(treeOf(catalogue.documents.guide.get('a')!.body!)).map(({ kind, text }) => `${kind}: ${text}`);
}

test('a text falls into the pieces that people change: paragraphs, items, rows, commands, elements', () => {
  expect(
    piecesOf(`## Why [#why]

Because **people** buy at [night](/slos/#shop), see \`up\`.

- One
- Two
  1. Nested

| a | b |
| - | - |
| 1 | 2 |

> Quoted.

\`\`\`bash risk=safe
kubectl get pods
\`\`\`

<Step id="look" title="Look">

At <Contact who="shop/ada" /> first.

</Step>

- [x] Done`),
  ).toMatchInlineSnapshot(`
    [
      "text: ## Why",
      "text: Because **people** buy at [night](/slos/#shop), see \`up\`.",
      "text: - One",
      "text: - Two",
      "text: 1. Nested",
      "text: | a | b |",
      "text: | 1 | 2 |",
      "text: > Quoted.",
      "command: kubectl get pods",
      "text: <Step id="look" title="Look">",
      "text: At <Contact who="shop/ada"> first.",
      "text: - [x] Done",
    ]
  `);
});

test('far or near items, and other bullets, are the same pieces', () => {
  expect(piecesOf('- One\n- Two')).toEqual(piecesOf('* One\n\n* Two'));
  expect(piecesOf('- [ ] One\n- [ ] Two')).toEqual(piecesOf('- [ ] One\n\n- [ ] Two'));
});

/** Texts, and props of elements, that readers see; numbers of steps follow from their order, ids are anchors. */
function* changesOf(
  node: Root | RootContent | ElementContent,
): Generator<{ do: () => void; undo: () => void; what: string }> {
  if (node.type === 'text' && node.value.trim() !== '') {
    const { value } = node;
    yield { what: value, do: () => (node.value = `${value}x`), undo: () => (node.value = value) };
  }
  if (node.type === 'element') yield* propsOf(node);
  if ('children' in node) for (const child of node.children) yield* changesOf(child);
}

function* propsOf({ tagName, properties }: Element): Generator<{ do: () => void; undo: () => void; what: string }> {
  const shown: Record<string, string[]> = {
    a: ['href'],
    img: ['src', 'alt'],
    // Where a parameter is follows from the command around it.
    'mdx-param': ['name'],
    'mdx-code': ['language', 'risk', 'destroys', 'undo', 'title'],
  };
  const names = shown[tagName] ?? (tagName.startsWith('mdx-') ? Object.keys(properties) : []);
  for (const name of names) {
    const value = properties[name];
    // A link with parameters is told by the address that its writer wrote.
    if (value === undefined || name === 'number' || (name === 'href' && properties['dataTemplate'] !== undefined))
      continue;
    yield {
      what: `${tagName} ${name}`,
      do: () => (properties[name] = `${String(value)}x`),
      undo: () => (properties[name] = value),
    };
  }
}

test('whatever changes in a text of the sample is in one of its pieces', () => {
  const untold: string[] = [];
  let count = 0;
  for (const document of allDocuments(sampleCatalogue())) {
    if (!document.body) continue;
    const tree = treeOf(document.body);
    const before = JSON.stringify(blocksOf(tree).map(({ kind, text, fields }) => [kind, text, fields]));
    for (const change of changesOf(tree)) {
      count++;
      change.do();
      const after = JSON.stringify(blocksOf(tree).map(({ kind, text, fields }) => [kind, text, fields]));
      change.undo();
      if (after === before) untold.push(`${document.path}: ${change.what}`);
    }
  }

  expect(count).toBeGreaterThan(2000);
  expect(untold).toEqual([]);
});
