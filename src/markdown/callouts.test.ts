import { expect, test } from 'vitest';
import { treeOf } from '../model/catalogue/tree.ts';
import { parseBody } from './parse-body.ts';

test.each(['note', 'tip', 'important', 'warning', 'caution'])(
  'a quote that code hosts show as a remark of the kind %s is a callout of that kind',
  (kind) => {
    const { body, findings } = parseBody(`> [!${kind.toUpperCase()}]\n> The replica **lags**.\n>\n> Wait.`, 'a.mdx');

    expect(findings).toEqual([]);
    expect(treeOf(body!).children).toMatchObject([{ tagName: 'mdx-callout', properties: { kind } }]);
    expect(JSON.stringify(treeOf(body!)).match(/"tagName":"(?:p|strong)"/g)).toHaveLength(3);
    expect(JSON.stringify(treeOf(body!))).not.toContain('[!');
  },
);

test('blanks behind the mark, which break the line, are no part of the remark', () => {
  const { body, findings } = parseBody('> [!NOTE]  \n> Now.', 'a.mdx');

  expect(findings).toEqual([]);
  expect(JSON.stringify(treeOf(body!))).toContain('"kind":"note"');
  expect(JSON.stringify(treeOf(body!))).not.toContain('"tagName":"br"');
});

test.each(['> [!NOTE] **Title**\n> Now.', '> [!tip]-\n> Folded.'])('%j is a quote, as code hosts show it', (text) => {
  expect(JSON.stringify(treeOf(parseBody(text, 'a.mdx').body!))).toContain('blockquote');
});

test('the kind may be in small letters, and the text in a list or a step', () => {
  const { body } = parseBody(
    '- Do it.\n\n  > [!tip]\n  > Twice.\n\n<Step title="Go">\n\n> [!Note]\n> Now.\n\n</Step>',
    'a.mdx',
  );

  expect(body!.elements.map(({ name }) => name)).toEqual(['Callout', 'Step', 'Callout']);
  expect(JSON.stringify(treeOf(body!)).match(/"kind":"\w+"/g)).toEqual(['"kind":"tip"', '"kind":"note"']);
});

test.each([
  ['> [!DANGER]\n> Do not.', '`[!DANGER]` is not a kind of callout: readers see the brackets.'],
  ['> [!WARNING]', '`[!WARNING]` has no text: code hosts show it as a quote, and so does this page.'],
])('%j stays a quote, and is reported', (text, message) => {
  const { body, findings } = parseBody(`Text.\n\n${text}`, 'a.mdx');

  expect(findings).toMatchObject([{ id: 'content/callout', level: 'warning', message, at: { line: 3, column: 1 } }]);
  expect(JSON.stringify(treeOf(body!))).toContain('blockquote');
});

test.each(['> He said [!WARNING] twice.', '> [!WARNING](x) is a link', '> Plain.'])(
  '%j is a quote and nothing else',
  (text) => {
    const { findings } = parseBody(text, 'a.mdx');

    expect(findings.filter(({ id }) => id === 'content/callout')).toEqual([]);
  },
);
