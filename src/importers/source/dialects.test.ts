import { expect, test } from 'vitest';
import { writeMdx } from '../write/write-mdx.ts';
import { parseDialects } from './dialects.ts';

const mdxOf = (text: string, isMdx = false): string => writeMdx(parseDialects(text, { isMdx }).root).trim();

test.each([
  ['a remark of MkDocs', '!!! tip "Worst"\n    Be sure.', '<Callout kind="tip" title="Worst">\n  Be sure.\n</Callout>'],
  [
    'a remark with a title and no kind',
    '??? "Where?"\n\n\tHere.',
    '<Callout kind="note" title="Where?">\n  Here.\n</Callout>',
  ],
  ['a mark of a plugin of mdBook', '{{#installer_table}}\n\nText.', '{/* {{#installer_table}} */}\n\nText.'],
  ['a folded one', '??? note\n    Hidden.', '<Callout kind="note">\n  Hidden.\n</Callout>'],
  ['a tab', '=== "Linux"\n    Use apt.', '**Linux**\n\nUse apt.'],
  [
    'a remark of Docusaurus',
    ':::caution[Hot]\n\nText.\n\n:::',
    '<Callout kind="warning" title="Hot">\n  Text.\n</Callout>',
  ],
  [
    'a remark of GitBook',
    '{% hint style="danger" %}\nHot.\n{% endhint %}',
    '<Callout kind="danger">\n  Hot.\n</Callout>',
  ],
  ['a remark of Hugo', '{{< notice warning >}}\nHot.\n{{< /notice >}}', '<Callout kind="warning">\n  Hot.\n</Callout>'],
  ['an element of Starlight', '<Aside type="caution">\nHot.\n</Aside>', '<Callout kind="warning">\n  Hot.\n</Callout>'],
  ['code of Jekyll', '{% highlight bash %}\nls {x}\n{% endhighlight %}', '```bash\nls {x}\n```'],
  ['a table of contents', '[[_TOC_]]\n\nText.', '{/* [[_TOC_]] */}\n\nText.'],
  ['a class of kramdown', 'Hot.\n{: .warning }', '<Callout kind="warning">\n  Hot.\n</Callout>'],
  [
    'a remark of Notion',
    '<aside>\n⚠️ Hot.\n\n- a\n\n</aside>',
    '<Callout kind="warning">\n  ⚠️ Hot.\n\n  - a\n</Callout>',
  ],
  ['a remark of Notion on one line', '<aside>💡 Ask.</aside>', '<Callout kind="tip">\n  💡 Ask.\n</Callout>'],
  ['a definition', 'Drain\n: Take it out.', '- **Drain**\n\n  Take it out.'],
  [
    'definitions with several blocks, blank lines and several meanings',
    'Drain\n\n:   Take it out,\n    slowly.\n\n    ```sh\n    ls {x}\n    ```\n\n`Fence`\n: Keep it in.\n: Shut it.\n\nAfter.',
    '- **Drain**\n\n  Take it out,\n  slowly.\n\n  ```sh\n  ls {x}\n  ```\n\n- **`Fence`**\n\n  Keep it in.\n\n  Shut it.\n\nAfter.',
  ],
  ['a line with a colon in front and nothing above', ': so', ': so'],
  ['emoji by their names', ':warning: Hot :+1:, `:smile:`', '⚠️ Hot 👍, `:smile:`'],
  [
    'what only looks like the name of an emoji',
    'at 10:smile:20, :no-such-one: a::b',
    'at 10:smile:20, :no-such-one: a::b',
  ],
  ['attributes of a table in a quotation', '> | a |\n> |---|\n> | b |\n> {:.table .wide}', '> | a |\n> | - |\n> | b |'],
  ['code of Hugo', '{{< code lang="yaml" >}}\na: {b}\n{{< /code >}}', '```yaml\na: {b}\n```'],
  ['a frame of GitBook', '{% code title="x" %}\n```sh\nls\n```\n{% endcode %}', '```sh\nls\n```'],
  ['a tag over several lines', 'A {% include x.md\n  y="z" %} b.', 'A {/* {% include x.md y="z" %} */}\nb.'],
  [
    'the options of mkdocstrings',
    '::: shop.queue\n    members: no\n\nText.',
    '{/* ::: shop.queue\n      members: no */}\n\nText.',
  ],
  ['an icon of Material with classes', ':material-fire:{ .big } Hot', '{/* :material-fire: */}{/* { .big } */} Hot'],
  ['keys', 'Press ++ctrl+c++.', 'Press `ctrl+c`.'],
  ['an address of Jekyll', '[a]({{ site.baseurl }}/b/)', '[a](/b/)'],
  [
    'marks in code',
    '`{% raw %}` and\n\n```\n!!! note\n    x\n{{< x >}}\n```',
    '`{% raw %}` and\n\n```\n!!! note\n    x\n{{< x >}}\n```',
  ],
])('%s is written as what it says', (_what, text, mdx) => {
  expect(mdxOf(text)).toBe(mdx);
});

test('what shows something that is not in the source is a comment, and is named at its line', () => {
  expect(parseDialects('A.\n\n{% include x.md %}\n\nB <%= c %>.', { isMdx: false }).leftOut).toEqual([
    { line: 3, written: '{% include x.md %}', isTextKept: false },
    { line: 5, written: '<%= c %>', isTextKept: false },
  ]);
});

test('marks that nobody knows leave the text between them on the page, and are named', () => {
  const { root, leftOut } = parseDialects('{{< pane >}}\nHot.\n{{< /pane >}}\n\nEnd.', { isMdx: false });
  expect(writeMdx(root)).toBe('Hot.\n\nEnd.\n');
  expect(leftOut).toMatchObject([{ line: 1, isTextKept: true }]);
});

test('an icon that a template would have put into HTML is a comment there', () => {
  const { root, leftOut } = parseDialects('<p>{% icon fire %} Hot, <a href="<%= x %>">see</a></p>', { isMdx: false });
  expect(root.children).toMatchObject([
    { type: 'html', value: '<p><!-- {% icon fire %} --> Hot, <a href="<%= x %>">see</a></p>' },
  ]);
  expect(leftOut).toMatchObject([{ written: '{% icon fire %}' }]);
});

test('a tag that MDX has a style for has none here', () => {
  expect(mdxOf("<span style={{color: 'green'}}>**Expected**</span>")).not.toContain('style');
});

test('text in an element of MDX that is not in the source stays, without its tags', () => {
  const { root, leftOut } = parseDialects('<TwoColumn left="1fr">\n\nText.\n\n</TwoColumn>\n\nAfter.', { isMdx: true });
  expect(writeMdx(root).trim()).toBe('Text.\n\nAfter.');
  expect(leftOut).toMatchObject([{ line: 1, isTextKept: true }]);
});
