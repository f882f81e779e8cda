import { expect, test } from 'vitest';
import { readPage } from '../source/page-source.ts';
import { writePage } from './write-mdx.ts';

const mdxOf = (text: string): string => {
  const { root } = readPage({ path: 'page.md', shown: 'page.md', text, repairs: [], lostLines: [] });
  return writePage(root, () => 'refused').text.trimEnd();
};

test.each([
  ['a line that would be code of MDX', 'import a from "b"', '&#x69;mport a from "b"'],
  ['another one', 'export default 1', '&#x65;xport default 1'],
  ['the same words inside of a line', 'to import or export', 'to import or export'],
  ['braces and signs', 'a {b} < c', 'a \\{b} \\< c'],
  ['a placeholder that looks like a tag', 'the pod <pod-name>', 'the pod \\<pod-name>'],
  ['an address in angles', '<https://a.example/b>', '[https://a.example/b](https://a.example/b)'],
  ['an address alone', 'see https://a.example/b', 'see [https://a.example/b](https://a.example/b)'],
  ['a comment', '<!-- later */ -->', '{/* later * / */}'],
  ['a comment in a line', 'now <!-- later --> then', 'now {/* later */} then'],
  ['indented code', '    {a} <b>', '```\n{a} <b>\n```'],
  ['keys side by side', '<kbd>A</kbd><kbd>B</kbd>', '`AB`'],
  ['a break at the end of bold text', '<b>a<br></b>b', '**a**\\\nb'],
  ['a break that breaks nothing', 'a<br>', 'a'],
  ['HTML around text', 'H<sub>2</sub>O and <i>air</i>', 'H2O and _air_'],
  ['a table in HTML', '<table><tr><th>a</th></tr><tr><td>b</td></tr></table>', '| a |\n| - |\n| b |'],
  ['a fold', '<details>\n<summary>More</summary>\n\n- a\n\n</details>', '**More**\n\n- a'],
  ['a remark of a code host', '> [!WARNING]\n> Hot.', '<Callout kind="warning">\n  Hot.\n</Callout>'],
  ['another remark', '> [!CAUTION]\n>\n> - Hot', '<Callout kind="danger" title="Caution">\n  - Hot\n</Callout>'],
  ['a remark without a text', '> [!WARNING] hot', '<Callout kind="warning">\n  hot\n</Callout>'],
  [
    'a remark of Obsidian with a title',
    '> [!tip]- Be **sure** `x`\n> Hot. _Very_.\n>\n> - a',
    '<Callout kind="tip" title="Be sure x">\n  Hot. _Very_.\n\n  - a\n</Callout>',
  ],
  ['a quote that begins like a remark and is a link', '> [!x](y)', '> [!x](y)'],
  ['HTML that Markdown cannot say', '<script>a()</script>', '```html\n<script>a()</script>\n```'],
  ['a tag that is never closed', '<b>\n\na', '{/* <b> */}\n\na'],
])('%s is written so that pages read it right', (_what, markdown, mdx) => {
  expect(mdxOf(markdown)).toBe(mdx);
});
