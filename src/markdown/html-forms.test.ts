import { expect, test } from 'vitest';
import { treeOf } from '../model/catalogue/tree.ts';
import { parseBody } from './parse-body.ts';

test.each([
  ['with a line of its own', '<details>\n<summary>Why **two**</summary>\n\nOne is for retries.\n\n</details>'],
  ['on one line', '<details><summary>Why two</summary>One is for retries.</details>'],
  ['inside of a step', '<Step title="Go">\n\n<details>\n<summary>Why two</summary>\n\nOne.\n\n</details>\n\n</Step>'],
])('what code hosts fold is folded here too: %s', (_state, text) => {
  const { body, findings } = parseBody(text, 'a.mdx');

  expect(findings).toEqual([]);
  expect(JSON.stringify(treeOf(body!))).toMatch(/"mdx-details","properties":\{"title":"Why two","id":"why-two"\}/);
  expect(body!.anchors.map(({ id }) => id)).toContain('why-two');
});

test('it may start open, and have an id', () => {
  const { body, findings } = parseBody(
    '<details id="why" open>\n<summary>Why</summary>\n\nText.\n\n</details>',
    'a.mdx',
  );

  expect(findings).toEqual([]);
  expect(treeOf(body!).children).toMatchObject([{ properties: { id: 'why', open: true, title: 'Why' } }]);
});

test('a key of the keyboard is one in a sentence', () => {
  const { body, findings } = parseBody('Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.', 'a.mdx');

  expect(findings).toEqual([]);
  expect(treeOf(body!).children).toMatchObject([
    {
      tagName: 'p',
      children: [{}, { tagName: 'mdx-kbd', children: [{ value: 'Ctrl' }] }, {}, { tagName: 'mdx-kbd' }, {}],
    },
  ]);
});

test.each([
  ['<details>\n\nText.\n\n</details>', '`<details>` is HTML, which content must not hold.'],
  ['<kbd onclick="x()">C</kbd>', '`onclick` in `<Kbd>` would run code, and content is never run.'],
  ['Text <b>bold</b>.', '`<b>` is HTML, which content must not hold.'],
])('%j is refused', (text, message) => {
  expect(parseBody(text, 'a.mdx').findings.map((finding) => finding.message)).toContain(message);
});
