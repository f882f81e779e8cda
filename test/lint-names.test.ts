import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { beforeAll, expect, test } from 'vitest';

const eslint = new ESLint({ cwd: fileURLToPath(new URL('..', import.meta.url)) });

/** What the rule about names says about a file of the house, if it had this text. */
async function namesIn(text: string, filePath = 'src/model/text/own-value.ts'): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? [])
    .filter(({ ruleId, fatal }) => ruleId === 'names/names' || fatal)
    .map(({ line, message }) => `${line} ${message}`);
}

const record = 'export declare const record: Record<string, number>;\ndeclare const name: string;\n';

// The compiler reads the whole house first.
beforeAll(async () => void (await namesIn(record)), 300_000);

test.each([
  ['a record that is read', 'export const a = record[name];'],
  ['a record that is written', 'record[name] = 1;'],
  ['a record that forgets', 'delete record[name];'],
  ['a constant table', "const table: Record<string, string> = { a: 'b' };\nexport const a = table[name] ?? name;"],
  ['a key made of texts', 'export const a = record[`${name}/x`];'],
  ['a key of any type', 'declare const any: any;\nexport const a = record[any];'],
  ['a key that a type calls one of few', 'export const f = <Key extends string>(key: Key) => record[key];'],
  ['a key that a cast hides', 'const table = { a: 1 };\nexport const a = table[name as keyof typeof table];'],
  ['a record that a cast makes', 'const table = { a: 1 };\nexport const a = (table as Record<string, number>)[name];'],
  ['parsed JSON', "export const a = JSON.parse('{}')[name];"],
  ['data of an element', 'export const a = document.body.dataset[name];'],
  ['the wrong question', 'export const a = Object.hasOwn(record, name) || record[name];'],
  ['a question about another key', "export const a = Object.hasOwn(record, 'b') ? record[name] : 0;"],
  ['a question whose answer is no', 'export const a = !Object.hasOwn(record, name) ? record[name] : 0;'],
  ['an object taken apart', 'export const { [name]: a } = record;'],
])('a name from outside is no key of an object: %s', async (_what, text) => {
  expect(await namesIn(record + text)).toEqual([expect.stringContaining('can be any name') as unknown]);
});

test.each([
  ['`in`', 'export const a = name in record;', 'finds `constructor` in every object'],
  ['`for … in`', 'for (const key in record) console.log(key);', 'use `Object.entries`'],
  ['`Object.assign`', 'export const a = Object.assign({}, record);', 'the prototype'],
  ['`z.record`', "import { z } from 'zod';\nexport const a = z.record(z.string(), z.string());", 'recordByName'],
])('what takes inherited names for own ones, or loses names, is refused: %s', async (_what, text, said) => {
  expect(await namesIn(record + text)).toEqual([expect.stringContaining(said) as unknown]);
});

test.each([
  ['a place in a list', 'declare const list: number[];\nexport const a = list[list.length - 1];'],
  ['a name that is written down', "export const a = record['length'];"],
  ['one of few names', "declare const key: 'a' | 'b';\nexport const a = { a: 1, b: 2 }[key];"],
  ['one of few names, asked by `in`', "declare const key: 'a' | 'b';\nexport const a = key in record;"],
  ['a written name, asked by `in`', "export const a = 'b' in record;"],
  ['a key that was asked for', 'export const a = Object.hasOwn(record, name) ? record[name] : undefined;'],
  [
    'a key that was asked for, and more',
    'export const a = name !== "" && Object.hasOwn(record, name) && record[name];',
  ],
  ['what has keys of its own', 'export const a = Object.assign(new Map(), { b: 1 });\nexport const b = { ...record };'],
])('what is surely found where it was put is fine: %s', async (_what, text) => {
  expect(await namesIn(record + text)).toEqual([]);
});

test(
  'the frontmatter, the markup and the script of a component are held to the same',
  { timeout: 300_000 },
  async () => {
    const text = `---
interface Props {
  record: Record<string, number>;
  key: string;
}
const { record, key } = Astro.props;
const first = record[key];
---
<p>{first}{record[key]}</p>
<script>
  const name = location.search;
  if (name in window) console.log(1);
</script>
`;
    const found = await namesIn(text, 'src/components/page/Gap.astro');

    expect(found).toEqual([
      expect.stringContaining('7 `key` can be any name'),
      expect.stringContaining('9 `key` can be any name'),
      expect.stringContaining('finds `constructor` in every object'),
    ]);
  },
);
