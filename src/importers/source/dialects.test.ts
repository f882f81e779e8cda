import { expect, test } from 'vitest';
import { writeMdx } from '../write/write-mdx.ts';
import { parseDialects } from './dialects.ts';

const mdxOf = (text: string, isMdx = false): string => writeMdx(parseDialects(text, { isMdx }).root).trim();

test.each([
  ['a remark of MkDocs', '!!! tip "Worst"\n    Be sure.', '<Callout kind="tip" title="Worst">\n  Be sure.\n</Callout>'],
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
    { line: 3, written: '{% include x.md %}' },
    { line: 5, written: '<%= c %>' },
  ]);
});
