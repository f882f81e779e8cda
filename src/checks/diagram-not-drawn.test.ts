import { beforeAll, expect, test } from 'vitest';
import { catalogueFrom } from '../../test/support/content-folder.ts';
import { loadGraphviz } from '../model/diagrams/graphviz.ts';
import { diagramNoTitle } from './diagram-no-title.ts';
import { diagramNotDrawn } from './diagram-not-drawn.ts';

beforeAll(loadGraphviz);

const showing = (text: string, fence = 'dot title="Orders"') =>
  catalogueFrom({ 'guides/orders.mdx': `---\ntitle: Orders\n---\n\n\`\`\`${fence}\n${text}\n\`\`\`\n` });

test('a diagram that can be drawn is no finding, by either name of the language', () => {
  expect(diagramNotDrawn.run(showing('digraph { a -> b }'))).toEqual([]);
  expect(diagramNotDrawn.run(showing('graph { a -- b }', 'graphviz'))).toEqual([]);
});

test('what Graphviz does not understand is reported at its line', () => {
  expect(diagramNotDrawn.run(showing('digraph {\n  a -> b\n  oops ]\n}'))).toMatchObject([
    {
      message: "This diagram cannot be drawn: Syntax error near ']'.",
      hint: expect.stringContaining('`digraph { a -> b }`'),
      at: { file: 'content/guides/orders.mdx', line: 8, column: 1 },
    },
  ]);
});

test.each([
  ['digraph { a } digraph { b }', 'It holds 2 graphs', 'Write each into a block of its own.'],
  [`digraph { ${'a -> b; '.repeat(600)} }`, 'It has 4812 characters', 'Split it'],
  [
    `digraph { {${'a b c d e f g h i j'}} -> {${Array.from({ length: 40 }, (_, i) => `n${i}`).join(' ')}} }`,
    '400 edges',
    'Split it',
  ],
  [`digraph ${'{'.repeat(40)}${'}'.repeat(40)}`, 'in each other 40 times', 'Correct it'],
  [
    'digraph { a [label=<<b>x</b><img src="/etc/passwd"/>>] }',
    'Not HTML as labels have it, in label of node a',
    'Correct it',
  ],
  ['just words', "Syntax error near 'just'", 'Correct it'],
])('%.50s is not drawn', (text, message, hint) => {
  expect(diagramNotDrawn.run(showing(text))).toMatchObject([
    { message: expect.stringContaining(message), hint: expect.stringContaining(hint) },
  ]);
});

test('what is left out of a drawing is said, and a sign in a text or in a comment is none of the language', () => {
  expect(diagramNotDrawn.run(showing('digraph { a [shape=nonsense] }'))).toMatchObject([
    { message: 'In this diagram, something is left out: Using box for unknown shape nonsense.' },
  ]);
  expect(diagramNotDrawn.run(showing('digraph { a [label="} {"] /* { */ // {\n}'))).toEqual([]);
});

test('a diagram without a title is reported, and one that is shown as output is not drawn', () => {
  expect(diagramNoTitle.run(showing('digraph { a }', 'dot'))).toMatchObject([
    { hint: 'Say what it shows: write `title="…"` after `dot` on the first line of the block.', at: { line: 5 } },
  ]);
  expect(diagramNoTitle.run(showing('digraph { a }'))).toEqual([]);
  expect(diagramNoTitle.run(showing('digraph { a }', 'text'))).toEqual([]);
});
