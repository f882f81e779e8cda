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
  [`digraph { ${'a -> b; '.repeat(2000)} }`, 'It has 16012 characters, and up to 12000', 'Split it'],
  [`digraph { {a} -> {b} ${'a -> b; '.repeat(600)} }`, 'It has 4823 characters, and up to 4000', 'Split it'],
  [
    `digraph { {${'a b c d e f g h i j'}} -> {${Array.from({ length: 40 }, (_, i) => `n${i}`).join(' ')}} }`,
    '400 edges',
    'Split it',
  ],
  [`digraph ${'{'.repeat(40)}${'}'.repeat(40)}`, 'in each other 40 times', 'Split it'],
  ['digraph {}', 'It holds no nodes', 'Write at least one'],
  ['digraph { a -> b', 'It ends too early', 'Close each `{` with a `}`'],
  ['digraph { my-node -> b }', "Syntax error near '-'", 'in quotes, as in `"my-node" -> b`'],
  ['graph { a -> b }', "Syntax error near '->'", 'An edge is `->` in a `digraph` and `--` in a `graph`'],
  ['digraph { a [label="x]; b }', 'A text in quotes has no end', 'Write the `"` at its end'],
  ['digraph { a [label=<a < b>] }', 'A label in `<…>` has no end', 'Close each `<`'],
  ['digraph { a [shape=record label="x|{y"] }', 'The label `x|{y` is not one of a record', 'Close each `{`'],
  ['digraph { layout=foo; a }', 'There is no layout `foo`', 'Use one of: circo dot'],
  ['digraph { a [width=1000000] }', 'pixels, and up to 20000 are drawn', 'smaller numbers'],
  [
    'digraph { a [label=<<table><tr><td><img src="/etc/passwd"/></td></tr></table>>] }',
    'In the label of node `a`, the picture `<img src="/etc/passwd"/>` is not drawn',
    'Delete it',
  ],
  [
    'digraph { a [label=<<script>x</script>>] }',
    'In the label of node `a`, `<script>` is no element of a label',
    'Delete it, or write the label in quotes',
  ],
  ['just words', "Syntax error near 'just'", 'Correct it'],
])('%.50s is not drawn', (text, message, hint) => {
  expect(diagramNotDrawn.run(showing(text))).toMatchObject([
    { message: expect.stringContaining(message), hint: expect.stringContaining(hint) },
  ]);
});

test.each([
  ['digraph { a [peripheries="1000000"] }', 'A shape in it has a hundred outlines or corners'],
  ['digraph { a [shape=polygon sides = 100000000] }', 'A shape in it has a hundred outlines or corners'],
  ['digraph { layout=fdp; "maxiter"=1000000000; a -> b }', 'It sets `maxiter`'],
  ['digraph { graph [splines=curved]; a -> b }', 'With `splines=curved`'],
  [`digraph { edge [minlen=10000]; a -> b; a -> c -> b }`, 'Graphviz cannot draw it'],
])('%s, which may take hours or all memory, is refused, and the next one is drawn', (text, message) => {
  expect(diagramNotDrawn.run(showing(text))).toMatchObject([{ message: expect.stringContaining(message) }]);
  expect(diagramNotDrawn.run(showing('digraph { a -> b [label="peripheries=1000000"] }'))).toEqual([]);
});

test('a program that ends itself while it draws is a finding, and the next diagram is drawn', () => {
  expect(diagramNotDrawn.run(showing('digraph { a [shape=polygon "sides"=1000000000] }'))).toMatchObject([
    { message: 'This diagram cannot be drawn: Graphviz cannot draw it.' },
  ]);
  expect(diagramNotDrawn.run(showing('digraph { a -> b }'))).toEqual([]);
});

test.each([
  ['a [shape=nonsense]', 'There is no shape `nonsense`, so a box is drawn', 'Correct the value, or delete it.'],
  ['a [style=nonsense]', 'The style `nonsense` is not drawn', 'Correct the value, or delete it.'],
  ['a -> b [arrowhead=nonsense]', 'There is no arrow `nonsense`', 'Correct the value, or delete it.'],
  ['a [shape=record label="<x> y"]; a:z -> b', 'Node `a` has no port `z`', 'Correct the value, or delete it.'],
  ['compound=true; a -> b [lhead=x]', 'There is no cluster `x`', 'Correct the value, or delete it.'],
  ['a [image="/etc/passwd"]', 'Node `a` has the picture `image="/etc/passwd"`', 'Delete it: a drawing has no pictures'],
  ['splines=ortho; a -> b [label=x]', 'may be far from its line', 'Write `xlabel` instead of `label`'],
])('what differs in a drawing is said once, in words: %s', (text, message, hint) => {
  const findings = diagramNotDrawn.run(showing(`digraph { ${text} }`));
  expect(findings).toMatchObject([
    {
      message: expect.stringMatching(/^In this diagram, something is not drawn as its text says: /),
      hint: expect.stringContaining(hint),
    },
  ]);
  expect(findings[0]!.message).toContain(message);
  expect(diagramNotDrawn.run(showing(`digraph { ${text}; another }`))).toEqual(findings);
});

test('fonts, colours and an encoding are the page’s, whatever a text names', () => {
  const named = 'charset=latin1; node [fontname="sans-serif" color=rot]; a [label=<<font face="Futura">ä</font>>]';
  expect(diagramNotDrawn.run(showing(`digraph { ${named} }`))).toEqual([]);
});

test('a sign in a text or in a comment is none of the language', () => {
  expect(diagramNotDrawn.run(showing('digraph { a [label="} {"] b [label=<} <b>{</b>}>] /* { */ // {\n}'))).toEqual([]);
});

test('a diagram without a title is reported, and one that is shown as output is not drawn', () => {
  expect(diagramNoTitle.run(showing('digraph { a }', 'dot'))).toMatchObject([
    { hint: 'Say what it shows: write `title="…"` after `dot` on the first line of the block.', at: { line: 5 } },
  ]);
  expect(diagramNoTitle.run(showing('digraph { a }'))).toEqual([]);
  expect(diagramNoTitle.run(showing('digraph { a }', 'text'))).toEqual([]);
});
