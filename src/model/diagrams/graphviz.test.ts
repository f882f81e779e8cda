import { beforeAll, expect, test } from 'vitest';
import { drawDiagram, loadGraphviz } from './graphviz.ts';

beforeAll(loadGraphviz);

const marksOf = (text: string) => drawDiagram(text).picture!.marks;

test('every word of a diagram is in its picture as text, whatever is in it', () => {
  const marks = marksOf('digraph { a [label="<script>\\nsecond & third"]; a -> "b c" [label="yes" taillabel="1"] }');
  expect(marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : []))).toEqual([
    '<script>',
    'second & third',
    'b c',
    'yes',
    '1',
  ]);
});

test('a picture has lines by their style, no colour, no link and nothing from elsewhere', () => {
  const { picture } = drawDiagram(
    'digraph { a -> b [style=dashed color=red href="javascript:alert(1)"]; b -> c [style=bold]; c [style=filled fillcolor=blue URL="https://x.example"]; d [style=invis] }',
  );
  expect(JSON.stringify(picture)).not.toMatch(/red|blue|#|javascript|http/);
  const lines = picture!.marks.flatMap((mark) => (mark.kind === 'line' ? `${mark.line} ${mark.fill}` : []));
  expect(lines).toEqual(
    expect.arrayContaining(['dashed none', 'bold none', 'plain solid', 'plain tint', 'plain none']),
  );
});

test('all that is drawn is within the picture', () => {
  const { picture } = drawDiagram(
    'digraph { rankdir=LR; subgraph cluster_x { label="Shop"; a; b } a -> b -> c; d [shape=ellipse]; e [shape=cylinder]; f [shape=record label="x|y"] }',
  );
  const { width, height, marks } = picture!;
  for (const mark of marks) {
    const numbers =
      mark.kind === 'text' ? [mark.x, mark.y] : mark.d.includes('a') ? [] : mark.d.match(/-?[\d.]+/g)!.map(Number);
    numbers.forEach((number, index) => {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThanOrEqual(index % 2 === 0 ? width : height);
    });
  }
  expect(marks.length).toBeGreaterThan(12);
});

test('the same text is the same picture, after others too', () => {
  const text = 'digraph { a -> b -> c -> a }';
  const first = drawDiagram(text);
  drawDiagram('graph { x -- y }');
  drawDiagram('nonsense');
  expect(drawDiagram(text)).toEqual(first);
});

/** Width of the first box in a picture, in pixels. */
function boxWidth(text: string): number {
  const line = marksOf(text).find((mark) => mark.kind === 'line')!;
  const xs = [...(line.kind === 'line' ? line.d : '').matchAll(/(-?[\d.]+) -?[\d.]+/g)].map(([, x]) => Number(x));
  return Math.max(...xs) - Math.min(...xs);
}

test.each([
  ['Chinese', '日本語のサービスと監視', 14],
  ['emoji', '🔒🔥🔒🔥🔒', 18],
  ['Russian capitals', 'ШИРОКИЕБУКВЫЩИТА', 10],
])('a box is as wide as the letters in it: %s', (_name, label, letterWidth) => {
  const width = [...label].length * letterWidth;
  for (const text of [`digraph { "${label}" }`, `digraph { a [label=<${label}>] }`]) {
    expect(boxWidth(text)).toBeGreaterThan(width);
    expect(boxWidth(text)).toBeLessThan(width + 60);
    expect(marksOf(text)).toContainEqual(expect.objectContaining({ kind: 'text', text: label }));
  }
});

test('a name in other letters is one node wherever it is written', () => {
  const texts = marksOf('digraph { 日本 -> x; "日本" -> y; 日本 -> z }').flatMap((mark) =>
    mark.kind === 'text' ? mark.text : [],
  );
  expect(texts.toSorted()).toEqual(['x', 'y', 'z', '日本']);
});

test('a box is as wide as the font of the page needs, whatever font a text names', () => {
  const label = 'a label of some length, which is long';
  expect(boxWidth(`digraph { node [fontname=Times]; "${label}" }`)).toBe(boxWidth(`digraph { "${label}" }`));
});
