import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../test/support/catalogue.ts';
import { commandOddCharacter } from './command-odd-character.ts';

const page = (block: string): Record<string, string> => ({
  'runbooks/checkout/look.mdx': `---\ntitle: Look\nservice: checkout\nkind: procedure\n---\n\n${block}\n`,
});
const fenced = (text: string, language = 'bash'): string => `\`\`\`${language}\n${text}\n\`\`\``;

describe('a character that hides or misleads is reported where it is, with what to write', () => {
  test.each([
    ['a no-break space', 'kubectl\u00a0get pods', 8, 'a space'],
    ['a narrow no-break space', 'kubectl\u202fget', 8, 'a space'],
    ['a thin space', 'kubectl\u2009get', 8, 'a space'],
    ['an ideographic space', 'kubectl\u3000get', 8, 'a space'],
    ['a zero-width space', 'kubectl get\u200b pods', 12, 'Delete'],
    ['a zero-width joiner', 'kubectl get\u200d pods', 12, 'Delete'],
    ['a byte order mark', '\ufeffls', 1, 'Delete'],
    ['a soft hyphen', 'kube\u00adctl', 5, 'Delete'],
    ['a bidirectional mark', 'rm -rf /tmp/\u202egpj.x', 13, 'Delete'],
    ['an isolate', 'rm \u2066x\u2069', 4, 'Delete'],
    ['a left-to-right mark', 'ls \u200e-l', 4, 'Delete'],
    ['an escape', 'echo \u001b[31m', 6, 'Delete'],
    ['a backspace', 'echo x\u0008', 7, 'Delete'],
    ['double quotes', 'echo “hello”', 6, '`"`'],
    ['single quotes', 'grep ‘x’ f', 6, "`'`"],
    ['guillemets', 'echo «x»', 6, '`"`'],
    ['an en dash', 'ls –la', 4, '`--`'],
    ['an em dash', 'kubectl get pods —all', 18, '`--`'],
    ['a dash of one letter', 'ls –l', 4, '`-`'],
    ['a dash behind a hyphen', 'ls -–all', 5, '`-`'],
    ['a minus sign', 'head −5 f', 6, '`-`'],
    ['a no-break hyphen', 'kube\u2011ctl', 5, '`-`'],
    ['a Cyrillic letter', 'kub\u0435ctl get', 4, 'the Latin letter'],
    ['a Greek letter', 'kubectl \u03bfwner.x get', 9, 'the Latin letter'],
    ['a letter of full width', 'l\uff53', 2, 'the Latin letter'],
  ])('%s', (_what, command, column, hint) => {
    expect(findingsOf(commandOddCharacter, page(fenced(command)))).toMatchObject([
      { hint: expect.stringContaining(hint), at: { line: 8, column } },
    ]);
  });

  test.each([
    ['echo “hello” –all', 'warning'],
    ['head −5 ‘f’', 'warning'],
    ['kubectl\u00a0get “pods”', 'error'],
    ['kub\u0435ctl get', 'error'],
    ['rm -rf /tmp/\u202egpj.x', 'error'],
  ] as const)('%j is at the level %s: quotes and dashes can be seen', (command, level) => {
    expect(findingsOf(commandOddCharacter, page(fenced(command)))).toMatchObject([{ level }]);
  });

  test('in a block that is indented, at its column of the file', () => {
    expect(findingsOf(commandOddCharacter, page('1. Look:\n\n   ```bash\n   ls\n   ls\u00a0-l\n   ```'))).toMatchObject(
      [{ at: { line: 11, column: 6 } }],
    );
  });

  test('once a line, whatever it holds', () => {
    expect(findingsOf(commandOddCharacter, page(fenced('echo “a” ‘b’\necho “c”')))).toHaveLength(2);
  });

  test('in a session, in its commands', () => {
    const session = '$ ls “x”\nls: cannot access ‘x’: No such file – or directory\n$ ls';
    expect(findingsOf(commandOddCharacter, page(fenced(session, 'console')))).toMatchObject([{ at: { line: 8 } }]);
  });

  test.each([
    ['a blank in YAML', 'name:\u00a0x', 'yaml'],
    ['a mark that turns the direction in a text', 'rm \u202ex', 'text'],
  ])('in data as a warning, where it hides: %s', (_what, text, language) => {
    expect(findingsOf(commandOddCharacter, page(fenced(text, language)))).toMatchObject([{ level: 'warning' }]);
  });
});

test.each([
  ['prose', 'Don’t use “this” – it’s 10\u00a0%.'],
  ['a comment', fenced('# don’t – “ever”\nls # it’s fine')],
  ['a comment of SQL', fenced('-- the “big” one\nSELECT 1;', 'sql')],
  ['an apostrophe in a word', fenced('echo "it’s down"')],
  ['a dash between words', fenced('echo "a – b"')],
  ['a range', fenced('echo "10–20"')],
  ['words of other scripts', fenced('echo "склад" Größe 磁盘')],
  ['an emoji of several', fenced('echo "👩‍💻 ok"')],
  ['a tab', fenced('if true; then\n\tls\nfi')],
  ['a tree of folders', fenced('│\u00a0\u00a0 ├── api', 'text')],
  ['output of a session', fenced('$ ls\na\u00a0b', 'console')],
  ['quotes in data', fenced('name: “x”', 'yaml')],
  ['expected output', '<ExpectedOutput>\n\n```text\n‘x’\n```\n\n</ExpectedOutput>'],
])('%s is left alone', (_what, text) => {
  expect(findingsOf(commandOddCharacter, page(text))).toEqual([]);
});
