import { describe, expect, test } from 'vitest';
import { idPattern } from '../../schemas/identifiers.ts';
import type { Command } from './command.ts';
import { UsageError } from './exit.ts';
import { readArguments } from './options.ts';
import { file, folder, id, oneOf, port, text } from './value-kinds.ts';

const command: Command = {
  name: 'check',
  summary: 'checks',
  options: {
    content: { takes: folder, default: 'content', summary: 'content folder' },
    format: { takes: oneOf('FORMAT', ['text', 'json']), default: 'text', summary: 'how' },
    port: { takes: port, summary: 'port' },
    reason: { takes: text('WHY', 'one line'), summary: 'why' },
    pack: { summary: 'packs' },
    old: { takes: folder, summary: 'nothing', isIgnored: true },
  },
  mainOption: 'content',
  load: () => Promise.reject(new Error('Nothing is run.')),
};
const sibling: Command = { ...command, name: 'rules link', options: { write: { summary: 'writes' } } };
const withOperands: Command = {
  ...command,
  name: 'move',
  operands: [
    { takes: { ...file, name: 'OLD' }, summary: 'old', example: 'a.yaml' },
    { takes: { ...file, name: 'NEW' }, summary: 'new', example: 'b.yaml' },
  ],
};

function wrongUse(args: string[], of: Command = command): string {
  try {
    readArguments(args, of, [of, sibling]);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return '';
}

test('what is given wins over what is usual, in both ways of writing it', () => {
  const { values, operands } = readArguments(['--content', 'x', '--format=json', '--pack'], command);

  expect([values, operands]).toEqual([
    { content: 'x', format: 'json', port: undefined, reason: undefined, pack: true, old: undefined, color: 'auto' },
    [],
  ]);
});

test('words behind two hyphens are no options', () => {
  expect(readArguments(['--', '--content', '—x'], withOperands).operands).toEqual(['--content', '—x']);
});

test('a hyphen alone, and a value with one in front of it, can be values', () => {
  expect(readArguments(['-', 'b', '--content=-x', '--reason', '-'], withOperands)).toMatchObject({
    operands: ['-', 'b'],
    values: { content: '-x', reason: '-' },
  });
});

describe('wrong use is told in one sentence, with what to write instead', () => {
  test.each([
    [['--fromat', 'json'], '`alertbook check` has no option `--fromat`. Did you mean `--format`?'],
    [['--formt=json'], '`alertbook check` has no option `--formt`. Did you mean `--format`?'],
    [['-format', 'json'], '`alertbook check` has no option `-format`. Did you mean `--format`?'],
    [['--colour', 'never'], '`alertbook check` has no option `--colour`. Did you mean `--color`?'],
    [['--no-color'], '`alertbook check` has no option `--no-color`. Did you mean `--color never`?'],
    [['--write'], '`alertbook check` has no option `--write`: it is one of `alertbook rules link`.'],
    [['--constructor'], '`alertbook check` has no option `--constructor`: `alertbook check --help` lists them.'],
    [['--olb'], '`alertbook check` has no option `--olb`: `alertbook check --help` lists them.'],
    [['-x'], '`alertbook check` has no option `-x`: `alertbook check --help` lists them.'],
    [['--format'], '`--format` needs a value: expected one of text, json.'],
    [['--content', '--format', 'json'], '`--content` needs a value before `--format`: expected a folder.'],
    [
      ['--content', '-x'],
      '`--content` needs a value before `-x`: expected a folder. A value that begins with a hyphen is written `--content=-x`.',
    ],
    [['--content='], '`--content` has an empty value: expected a folder.'],
    [['--content', ''], '`--content` has an empty value: expected a folder.'],
    [['--format', 'jsn'], '`--format jsn`: expected one of text, json. Did you mean `json`?'],
    [['--port', '80.5'], '`--port 80.5`: expected a number from 0 to 65535.'],
    [['--port', '1e3'], '`--port 1e3`: expected a number from 0 to 65535.'],
    [['--pack=yes'], '`--pack=yes`: `--pack` takes no value.'],
    [
      ['—format', 'json'],
      '`—format` begins with a dash that is not a hyphen: write `--format`, or `./—format` for a file of that name.',
    ],
    [
      ['docs'],
      '`alertbook check` takes only options: `docs` is a word too many. Write `alertbook check --content docs`.',
    ],
    [
      ['my docs'],
      "`alertbook check` takes only options: `my docs` is a word too many. Write `alertbook check --content 'my docs'`.",
    ],
    [
      ['json'],
      '`alertbook check` takes only options: `json` is a word too many. Write `alertbook check --format json`.',
    ],
    [['help'], '`alertbook check` takes only options: `help` is a word too many. Write `alertbook check --help`.'],
    [
      ['a', 'b', 'c', 'd'],
      '`alertbook check` takes only options: `a`, `b`, `c` and 1 more are words too many. `alertbook check --help` shows how.',
    ],
  ])('%j', (args, sentence) => {
    expect(wrongUse(args)).toBe(sentence);
  });

  test('words too few and too many for a command that takes some', () => {
    expect([wrongUse([], withOperands), wrongUse(['a'], withOperands), wrongUse(['a', 'b', 'c'], withOperands)])
      .toMatchInlineSnapshot(`
      [
        "\`alertbook move\` needs OLD and NEW: for example \`alertbook move a.yaml b.yaml\`.",
        "\`alertbook move\` needs OLD and NEW: for example \`alertbook move a.yaml b.yaml\`.",
        "\`alertbook move\` takes OLD and NEW, and nothing more: \`c\` is a word too many. Write \`alertbook move --content c\`.",
      ]
    `);
  });
});

test.each(['a', 'a-b', 'A', 'a--b', '-a', 'a_b', 'é', 'x'.repeat(200), 'x'.repeat(201), ''])(
  'an id of an option is what an id of content is: %j',
  (written) => {
    expect(id.isValid?.(written)).toBe(idPattern.test(written));
  },
);
