import fc from 'fast-check';

/** Words and signs that Markdown, HTML or MDX reads something into, beside plain ones. */
const pieces = fc.constantFrom(
  ...'a|queue|The service|is down|7|99.9 %|é|日本|🎯|–|“quoted”|x_y_z|*|_|**|__|~~|`|``| < | > |x<3|&|&amp;|&lt;b&gt;|&copy;|&#123;|{|}|{{|}}|{ x }|${HOME}|$NS|{/* c */}|\\|\\*|\\<|\\{|[|]|(|)|!|#|# h|- |1. |1) |+ |: |=|---|===|\\||~|"|\'|:|@|a@b.example|https://example.com/a_b?c=d&e={f}|www.example.com|<https://example.com/x>|<b>|</b>|<br>|<kbd>K</kbd>|H<sub>2</sub>O|import a from "b"|export default 1|import|export|x <!-- note -->|[^1]|[x]: y|    deep|  |%|^'.split(
    '|',
  ),
);
const line = fc
  .array(pieces, { minLength: 1, maxLength: 7 })
  .chain((words) => fc.constantFrom('', ' ', ' ').map((glue) => words.join(glue)))
  .map((text) => text.replace(/\n/g, ' '))
  // A code host does not know lists of definitions, and shows their colons.
  .map((text) => text.replace(/^\s*:(?=\s|$)/, 'x$&'));
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const words = fc
  .array(fc.constantFrom('drain', 'the', 'queue', 'of', 'pods', 'x < 3', '{y}', '*now*', '`a b`', 'import'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) => all.join(' '));

const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.oneof(words, line))
  .map(([depth, text]) => `${'#'.repeat(depth)} ${text}`);
const underlined = words.map((text) => `${text}\n===`);
const code = fc
  .tuple(
    fc.constantFrom('', 'bash', 'yaml', 'js {1,3}', 'sql title="x"', '{.python}'),
    fc.array(line, { minLength: 1, maxLength: 4 }),
  )
  .map(([info, all]) => `\`\`\`\`${info}\n${all.join('\n').replace(/`{3,}/g, '``')}\n\`\`\`\``);
const table = fc
  .tuple(
    fc.array(words, { minLength: 2, maxLength: 4 }),
    fc.array(fc.array(words, { minLength: 1, maxLength: 5 }), { maxLength: 3 }),
  )
  .map(([head, rows]) => [head, head.map(() => ':-:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
const link = fc
  .tuple(
    words,
    fc.constantFrom(
      'https://example.com/a',
      '<https://example.com/a b>',
      '#top',
      'https://example.com/x_(y)',
      'mailto:a@b.example',
    ),
  )
  .map(
    ([text, to]) =>
      `See [${text}](${to} "title"), ![words](https://example.com/i.png) and [${text}][ref].\n\n[ref]: https://example.com/ref 'T'`,
  );
const details = lines.map((text) => `<details>\n<summary>More <b>of</b> it</summary>\n\n${text}\n\n</details>`);
const html = fc.constantFrom(
  '<div align="center">centred <i>text</i></div>',
  '<!-- a\nlong { comment } -->',
  '<p>One<br>two</p>',
  '<table><tr><td>1</td><td>2</td></tr></table>',
  '<a name="here"></a>',
  '<img src="https://example.com/i.png" alt="words">',
  '<ul><li>one</li><li>two</li></ul>',
);
const footnote = words.map((text) => `Noted[^1].\n\n[^1]: ${text}`);
const indented = line.map((text) => `    ${text.trim() || 'x'}`);
const leaf = fc.oneof(
  { weight: 4, arbitrary: lines },
  heading,
  underlined,
  code,
  table,
  link,
  details,
  html,
  footnote,
  indented,
  fc.constant('---'),
);
const quote = leaf.map((text) => text.replace(/^/gm, '> '));
const task = words.map((text) => `- [ ] ${text}\n- [x] ${text}\n  1. ${text}\n     - ${text}`);
const list = fc
  .tuple(
    fc.constantFrom('- ', '* ', '1. ', '7) '),
    fc.array(leaf, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('\n', '\n\n'),
  )
  .map(([mark, items, gap]) =>
    items.map((text) => mark + text.replace(/\n/g, `\n${' '.repeat(mark.length)}`)).join(gap),
  );

/** A document of Markdown as a code host would show it, with much in it that is easily misread. */
export const madeUpMarkdown = fc
  .array(fc.oneof({ weight: 3, arbitrary: leaf }, quote, task, list), { minLength: 1, maxLength: 8 })
  .map((blocks) => `${blocks.join('\n\n')}\n`);
