import { expect, test } from 'vitest';
import { HclProblem, readHcl, type HclValue } from './hcl.ts';

const plain = (value: HclValue): unknown => {
  if (value.kind === 'text') return value.isWhole ? value.text : { template: value.text };
  if (value.kind === 'list') return value.items.map(plain);
  if (value.kind === 'map')
    return Object.fromEntries(value.entries.map(({ name, value: inner }) => [name, plain(inner)]));
  return { expression: value.source, ...(value.call && { given: value.call.arguments.map(plain) }) };
};
const valueOf = (text: string): unknown => plain(readHcl(`a = ${text}\n`).attributes.get('a')!.value);

test.each([
  ['"a \\"b\\" \\\\ \\n\\u00e9 $${x} %%{y}"', 'a "b" \\ \né ${x} %{y}'],
  ['"a ${b("c}\\"", { d = "${e}" })} f"', { template: 'a ${b("c}\\"", { d = "${e}" })} f' }],
  ['<<EOT\n  one\n two "x"\nEOT', '  one\n two "x"\n'],
  ['<<-EOT\n    one\n      two\n\n    EOT', 'one\n  two\n\n'],
  ['<<EOT\n${a}\nEOT', { template: '${a}\n' }],
  ['"\\U0001F600\\t\\r\\q\\u00e"', '😀\t\r\\q\\u00e'],
  ['"a$b%c$$d%%e"', 'a$b%c$$d%%e'],
  ['"%{ if a }x%{ endif }"', { template: '%{ if a }x%{ endif }' }],
  ['"$${a}%%{b}${c}"', { template: '${a}%{b}${c}' }],
  ['<<EOT  \r\n one\r\nEOT', ' one\n'],
  ['<<É-1\n$${x}%%{y}\n  É-1x\n É-1 ', '${x}%{y}\n  É-1x\n'],
  ['<<-EOT\n\tone\n\n   two\n  EOT', 'one\n\n  two\n'],
  ['<<EOT\nEOT', ''],
  ['-1.5e3', '-1.5e3'],
  ['true', 'true'],
  ['[1, "b", [c], ]', ['1', 'b', [{ expression: 'c' }]]],
  ['{ a = 1, "b c" : 2\n (d) = 3 }', { a: '1', 'b c': '2', '(d)': '3' }],
  ['jsonencode({ expr = "up" })', { expression: 'jsonencode({ expr = "up" })', given: [{ expr: 'up' }] }],
  ['f({ a = 1 }) + 1', { expression: 'f({ a = 1 }) + 1' }],
  ['x ? "a" : "b"', { expression: 'x ? "a" : "b"' }],
  ['"a" == b ? 1 : 2', { expression: '"a" == b ? 1 : 2' }],
  ['a.b[0].c[*].d', { expression: 'a.b[0].c[*].d' }],
  ['[for k, v in m : "${k}=}" if v != null]', { expression: '[for k, v in m : "${k}=}" if v != null]' }],
  ['{ for k in l : k => upper(k)... }', { expression: '{ for k in l : k => upper(k)... }' }],
  [
    'max(\n  1, # one }\n  b...\n)',
    { expression: 'max(\n  1, # one }\n  b...\n)', given: ['1', { expression: 'b...' }] },
  ],
])('the value %s', (text, value) => {
  expect(valueOf(text)).toEqual(value);
});

test('blocks have labels, attributes and blocks, whatever comments say between', () => {
  const body = readHcl(`# resource "a" "b" {
resource "x" y { // }
  for = 1 /* }
  */
  inner { a = "}" }
  inner {}
}
`);

  expect(body.blocks).toMatchObject([{ type: 'resource', labels: ['x', 'y'] }]);
  expect([...body.blocks[0]!.body.attributes.keys()]).toEqual(['for']);
  expect(body.blocks[0]!.body.blocks.map(({ type, at }) => [type, at])).toEqual([
    ['inner', 65],
    ['inner', 85],
  ]);
});

const problemIn = (text: string): unknown => {
  try {
    return readHcl(text);
  } catch (error) {
    return error;
  }
};

test.each([
  ['a = <<9\nb\n', 4, 'a heredoc with its name was'],
  ['a = <<9\n<<X\nb\nX\n', 4, 'a heredoc with its name was'],
  ['a = <<X\nb\n', 4, 'a line with `X` at the end was'],
  ['a = "b\\UFFFFFFFF"\n', 6, 'an escape of HCL was'],
  ['a = "b\n', 4, 'a text with an end in its line was'],
])('of %j, the problem is told by what was expected, and where', (text, offset, message) => {
  expect(problemIn(text)).toMatchObject({ offset, message });
});

test.each([
  ['a = "b\n', 4],
  ['a {\n', 4],
  ['a = \n', 4],
  ['a = <<X\nb\n', 4],
  ['a = <<X y\nb\nX\n', 4],
  ['a = "b\\', 6],
  ['}\n', 0],
  ['a b\n', 3],
  ['a = "\\q${"\n', 9],
  [`a = ${'['.repeat(200)}`, 104],
])('what is not HCL is told by its place: %j', (text, offset) => {
  const found = problemIn(text);
  expect(found).toBeInstanceOf(HclProblem);
  expect((found as HclProblem).offset).toBe(offset);
});
