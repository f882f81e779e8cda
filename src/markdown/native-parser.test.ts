import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bothTrees } from '../../test/support/same-tree.ts';
import { packageRoot } from '../workspace/package-folders.ts';
import { parseNatively } from './native-parser.ts';

test('a runbook is read natively, and as remark reads it', () => {
  const text = `The queue **grows** and ~~nobody~~ [someone](https://example.com/a_b "Title") reads it: 日本 🎯 é.

## Drain \`it\`

1. Look at \`{{name}}\` first.

   > Wait.

   - a
   - b c &amp; d
2. Then:

   \`\`\`bash risk=safe
   kubectl get pods -n {{namespace}} <x
   \`\`\`

| Pod | State |
| --- | :-: |
| \`a\\|b\` | up |

![Words][picture]

[picture]: /a.png 'T'
`;
  const both = bothTrees(text);

  expect(both).toBeDefined();
  expect(both!.native).toEqual(both!.remark);
});

test('most pages of the sample are read natively, each as remark reads it', () => {
  const folder = path.join(packageRoot, 'content/runbooks');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replace(/^---[\s\S]*?\n---\n\s*/, ''));
  const pairs = texts.map(bothTrees).filter((both) => both !== undefined);

  expect(pairs.length).toBeGreaterThan(texts.length / 10);
  for (const { native, remark } of pairs) expect(native).toEqual(remark);
});

// Each was read differently by the two.
test.each([
  ['an element', 'Press <kbd>K</kbd>.'],
  ['an expression', 'Now {1}.'],
  ['an expression in what looks like code', 'a `\n{{\nb`'],
  ['a line of code', 'export const a = 1'],
  ['an address without marks', 'See https://example.com/a.'],
  ['an address in a table', '| a |\n|---|\n| www.a.example|'],
  ['an address of mail', 'Ask a@b.example.'],
  ['an item with nothing in it', '[a]: /b "c"\n# \n\n*'],
  ['a link that is broken', '- [a]( b](/c),\n  [d](/e)'],
  ['a task', '- [ ] \n1. a'],
  ['a note', 'a[^1]\n\n    [^1]: b'],
  ['a code block that never ends', '1.    ```\n\n2. a'],
  ['a row without a bar', '| a |\n|---|\n| b |\n2) '],
  ['a deeply indented item', '-      a'],
  ['an escaped mark beside another', '\\**a** b'],
  ['marks of two kinds', '*__*a**'],
  ['an emoji beside a mark', '*🎯*a**'],
  ['code over two lines', '`a\n\tb`'],
  ['a backtick that closes nothing', 'a ``b\n  c'],
  ['a line of a link that is broken by a backslash', '[`a`\\\n](/b)'],
  ['a no-break space', '``` a \u00a0b\n```'],
  ['a byte order mark inside', '*\ufeff*a**'],
  ['a control', '~~~ a \f b\n~~~'],
  ['half of a character', '`\ud83c`'],
])('%s is left to remark', (_what, text) => {
  expect(parseNatively(text)).toBeUndefined();
});

test('where the native parser is not there, remark reads everything', () => {
  const program = `
    import module from 'node:module';
    const { _resolveFilename } = module;
    module._resolveFilename = (name, ...rest) => {
      if (name === 'satteri') throw new Error('Cannot find native binding.');
      return _resolveFilename(name, ...rest);
    };
    const { parseNatively } = await import('./src/markdown/native-parser.ts');
    const { parseMdxText } = await import('./src/markdown/parse-text.ts');
    process.stdout.write(JSON.stringify([parseNatively('a') === undefined, parseMdxText('# a').children[0].type]));`;
  const said = execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program],
    { cwd: packageRoot, encoding: 'utf8' },
  );

  expect(JSON.parse(said)).toEqual([true, 'heading']);
});
