import type { Heading } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../source/parse-markdown.ts';
import { plainText } from '../source/plain-text.ts';
import { idMarks, keepAnchors, normalizeDepths } from './page-anchors.ts';

/** Headings as `## Text`, with an id that they say as `[#id]`. */
function headingsOf(root: ReturnType<typeof parseMarkdown>): string[] {
  const mark = new RegExp(`${idMarks[0]}(.*)${idMarks[1]}`);
  return root.children
    .filter((node): node is Heading => node.type === 'heading')
    .map((heading) => `${'#'.repeat(heading.depth)} ${plainText(heading).replace(mark, '[#$1]')}`);
}

describe('the anchor of a heading', () => {
  test('is the one that it had on the code host, said only where its text makes another', () => {
    const root = parseMarkdown('## Drain\n\n## Drain\n\n## Call');
    const anchors = keepAnchors(root, undefined);

    expect(headingsOf(root)).toEqual(['## Drain', '## Drain', '## Call [#call-2]']);
    expect(Object.fromEntries(anchors.idByName)).toEqual({ drain: 'drain', 'drain-1': 'drain-1', call: 'call-2' });
  });

  test('of the title is the top of the page', () => {
    const root = parseMarkdown('# Queue backlog\n\n## Drain');
    const title = root.children.shift() as Heading;

    expect(Object.fromEntries(keepAnchors(root, title).idByName)).toEqual({ 'queue-backlog': '', drain: 'drain' });
  });
});

test.each([
  ['# A\n\n## B\n\n#### C', ['## A', '### B', '##### C']],
  ['### A\n\n#### B', ['## A', '### B']],
  ['# A\n\n###### B', ['## A', '###### B']],
  ['## A\n\n### B', ['## A', '### B']],
])('headings start at the second level and keep their distance, down to the sixth: %j', (text, headings) => {
  const root = parseMarkdown(text);
  normalizeDepths(root);

  expect(headingsOf(root)).toEqual(headings);
});
