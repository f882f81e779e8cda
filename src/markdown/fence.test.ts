import { expect, test } from 'vitest';
import { treeOf } from '../model/catalogue/tree.ts';
import { parseBody } from './parse-body.ts';

const fenced = (meta: string, text = 'a: 1\nb: 2\nc: 3'): string => `\`\`\`${meta}\n${text}\n\`\`\`\n`;

/** Marks of lines and their texts. */
function markedIn(text: string): string[] {
  const { body, findings } = parseBody(text, 'a.mdx');
  expect(findings).toEqual([]);
  const marked: string[] = [];
  const walk = (node: { properties?: object; children?: object[]; value?: string }): string => {
    const inner = node.value ?? (node.children ?? []).map(walk).join('');
    if (node.properties && 'dataMark' in node.properties) marked.push(`${String(node.properties.dataMark)} ${inner}`);
    return inner;
  };
  walk(treeOf(body!));
  return marked;
}

test.each([
  ['yaml {2}', ['mark b: 2\n']],
  ['yaml {1,3}', ['mark a: 1\n', 'mark c: 3']],
  ['yaml title="values.yaml" del={1} ins={2-3}', ['del a: 1\n', 'ins b: 2\n', 'ins c: 3']],
  ['bash risk=safe {1, 2 - 3}', ['mark a: 1\n', 'mark b: 2\n', 'mark c: 3']],
])('lines can be marked after the fence: %s', (meta, marked) => {
  expect(markedIn(fenced(meta))).toEqual(marked);
});

test('a text that goes over several lines is marked in each, and a value to fill in stays what it is', () => {
  const text = 'echo "one\ntwo {{host}}\nthree"';

  expect(markedIn(fenced('bash {2}', text))).toEqual(['mark two \n']);
  expect(JSON.stringify(treeOf(parseBody(fenced('bash {2}', text), 'a.mdx').body!))).toContain('"mdx-param"');
});

test('a block reads the same with its lines marked', () => {
  const textOf = (node: { children?: object[]; value?: string }): string =>
    node.value ?? (node.children ?? []).map(textOf).join('');
  const text = '$ cat <<EOF\n> one\n> EOF\n\nout\n$ ls';
  const all = parseBody(fenced('console {1-6}', text), 'a.mdx').body!;
  const none = parseBody(fenced('console', text), 'a.mdx').body!;

  expect(textOf(treeOf(all))).toBe(textOf(treeOf(none)));
});

test.each([
  ['yaml {4}', '`{4}` marks line 4, and the block has the lines 1 to 3.', 9],
  ['yaml title="x" ins={2-9}', '`{2-9}` marks the lines 2 to 9, and the block has the lines 1 to 3.', 19],
  ['yaml {0}', '`{0}` marks line 0, and the block has the lines 1 to 3.', 9],
  ['yaml {a}', '`{a}` is not a list of lines.', 9],
  ['yaml del=2', '`2` is not a list of lines.', 9],
  ['bash del={2}', '`del={2}` marks a line as deleted in a block that people run.', 9],
  ['yaml showLineNumbers', '`showLineNumbers` is not an option of a code block.', 9],
])('%s is reported where it is written', (meta, message, column) => {
  expect(parseBody(`\n${fenced(meta)}`, 'a.mdx').findings).toMatchObject([
    { id: 'content/fence', message, at: { line: 2, column } },
  ]);
});
