import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../test/support/catalogue.ts';
import { oddCharactersOfCommand, withPlainCharacters } from '../model/commands/odd-characters.ts';
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
    ['an en dash before letters that are options of their own', 'ls –la', 4, '`-`'],
    ['an en dash before a word', 'ls –color', 4, '`--`'],
    ['an en dash before an option of find', 'find . –name', 8, '`-`'],
    ['an em dash', 'kubectl get pods —all', 18, '`--`'],
    ['a dash of one letter', 'ls –l', 4, '`-`'],
    ['a dash behind a hyphen', 'ls -–all', 5, '`-`'],
    ['a minus sign', 'head −5 f', 6, '`-`'],
    ['a no-break hyphen', 'kube\u2011ctl', 5, '`-`'],
    ['a Cyrillic letter', 'kub\u0435ctl get', 4, 'the Latin letter `e`'],
    ['a Cyrillic word', 'ls \u0441\u043e\u0440\u0443', 4, 'the Latin letter `c`'],
    ['a Cherokee letter', '\u13dfat f', 1, 'the Latin letter `C`'],
    ['a tag character', 'ls \u{e0041}-l', 4, 'Delete'],
    ['a language tag', 'ls \u{e0001}-l', 4, 'Delete'],
    ['a variation selector', 'ls\ufe0f -l', 3, 'Delete'],
    ['a Hangul filler', 'ls \u3164-l', 4, 'a space'],
    ['a Hangul filler of the alphabet', 'ls \u115f-l', 4, 'a space'],
    ['a blank of Braille', 'ls\u2800-l', 3, 'a space'],
    ['a grapheme joiner', 'ls\u034f -l', 3, 'Delete'],
    ['a semicolon of Greek', 'ls\u037e pwd', 3, '`;`'],
    ['a slash of fractions', 'ls \u2044tmp', 4, '`/`'],
    ['a slash of division', 'ls \u2215tmp', 4, '`/`'],
    ['a backslash of sets', 'dir C:\u2216x', 7, '`\\`'],
    ['a bar of full width', 'ls \uff5c wc', 4, '`|`'],
    ['a hyphen of small forms', 'ls \ufe63l', 4, '`-`'],
    ['an apostrophe of letters', 'grep \u02bcx\u02bc f', 6, "`'`"],
    ['a prime', 'grep \u02b9x\u02b9 f', 6, "`'`"],
    ['an acute', 'grep \u00b4x\u00b4 f', 6, "`'`"],
    ['a grave of full width', 'echo \uff40id\uff40', 6, '```'],
    ['digits of Arabic', 'head -\u0665 f', 7, '`5`'],
    ['digits of Devanagari', 'kill \u096d', 6, '`7`'],
    ['digits of mathematics', 'kill \u{1d7d7}', 6, '`9`'],
    ['letters of mathematics', '\u{1d424}ubectl get', 1, '`k`'],
    ['an ellipsis in a path', 'go test ./\u2026', 11, '`...`'],
    ['a ligature', 'kubectl con\ufb01g view', 12, '`fi`'],
    ['a tilde of mathematics', 'ls \u223c/x', 4, '`~`'],
    ['an asterisk of mathematics', 'ls \u2217.log', 4, '`*`'],
    ['a guillemet for a here-document', 'cat \u00abEOF\nx\nEOF', 5, '`<<`'],
    ['a dash between words', 'kubectl exec api-0 \u2014 ls', 20, '`--`'],
    ['a dash before a number', 'head \u20135 f', 6, '`-`'],
    ['a blank behind a backslash', 'ls \\ \n  -l', 5, 'Delete the blank'],
    ['quotes of JSON in a string', "kubectl patch d x -p '{\u201ca\u201d: 1}'", 24, '`"`'],
    ['a hyphen in a string', 'kubectl get pods -l "app=my\u2010app"', 28, '`-`'],
    ['a quote behind two hyphens', 'kubectl exec api-0 -- cat \u201cf\u201d', 27, '`"`'],
    ['a mark in a comment', 'ls # \u202ex', 6, 'Delete'],
    ['a Greek letter', 'kubectl \u03bfwner.x get', 9, 'the Latin letter'],
    ['a letter of full width', 'l\uff53', 2, '`s`'],
  ])('%s', (_what, command, column, hint) => {
    expect(findingsOf(commandOddCharacter, page(fenced(command)))).toMatchObject([
      { hint: expect.stringContaining(hint), at: { line: 8, column } },
    ]);
  });

  test('a dash in PowerShell is one hyphen, however long the option is', () => {
    expect(findingsOf(commandOddCharacter, page(fenced('Get-Service –Name api', 'powershell')))).toMatchObject([
      { hint: 'Write `-` instead of the dash (U+2013).' },
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
  ['fish', 'echo “x”'],
  ['Bash', 'echo “x”'],
  ['ksh', 'echo “x”'],
  ['cmd', 'dir “x”'],
  ['powershell', 'Get-Item “x”'],
  ['mysql', 'SELECT ‘x’;'],
  ['python', 'print(“x”)'],
  ['javascript', 'db.x.find({a: ‘x’})'],
  ['promql', 'up{job=“x”}'],
  ['pycon', '>>> print(“x”)'],
  ['text', '$ echo “x”'],
])('in %s: %s', (language, text) => {
  expect(findingsOf(commandOddCharacter, page(fenced(text, language)))).toMatchObject([
    { level: 'warning', at: { line: 8 } },
  ]);
});

describe('in other places than blocks', () => {
  test('a command in a sentence, at its character', () => {
    expect(findingsOf(commandOddCharacter, page('Run `kubectl get\u00a0pods` now.'))).toMatchObject([
      { level: 'error', at: { line: 7, column: 17 }, hint: expect.stringContaining('a space') },
    ]);
  });

  test('a name in a sentence that has a letter of another script, as a warning', () => {
    expect(findingsOf(commandOddCharacter, page('The pod `ap\u0456-0`.'))).toMatchObject([
      { level: 'warning', at: { line: 7, column: 12 }, hint: expect.stringContaining('`i`') },
    ]);
  });

  test('names and values of the frontmatter, at their characters', () => {
    const file =
      '---\ntitle: Look\nservice: checkout\nkind: procedure\nparams:\n  - name: pod\n    label: Pod\n    example: api\u200b-0\n    default: "\u0430pi"\n---\n\n`{{pod}}`\n';
    expect(findingsOf(commandOddCharacter, { 'runbooks/checkout/look.mdx': file })).toMatchObject([
      { at: { line: 8, column: 17 }, hint: expect.stringContaining('zero-width space') },
      { at: { line: 9, column: 15 }, hint: expect.stringContaining('`a`') },
    ]);
  });

  test('the query of an alert', () => {
    const rules =
      'groups:\n  - name: g\n    rules:\n      - alert: Down\n        expr: up{job=“api”} == 0\n      - alert: Up\n        expr: up{job="Größe — “x”"} == 1\n';
    expect(findingsOf(commandOddCharacter, { 'alerts/g.yaml': rules })).toMatchObject([
      { level: 'warning', at: { line: 4 }, message: expect.stringContaining('The query') },
    ]);
  });
});

test.each([
  'ls \u{e0041}\u00a0-l',
  'kub\u0435ctl get “pods” –all | grep ‘x’ \u2014 y',
  '\u{1d424}ub\u0435ctl con\ufb01g vi\u0435w\u037e ls \u2044tmp\u2215x',
  "kubectl patch d x -p '{“a”: {“b”: 1}}' \\ \n  -n shop",
  'cat \u00abEOF\nx\nEOF',
])('%j has no odd character when what the hints say is done', (text) => {
  const found = oddCharactersOfCommand(text, 'shell');
  expect(found.length).toBeGreaterThan(0);
  expect(oddCharactersOfCommand(withPlainCharacters(text, found), 'shell')).toEqual([]);
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
  [
    'emoji with selectors, tones and tags',
    fenced('echo "⚠️ 👩🏽‍🚒 1️⃣ \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"'),
  ],
  ['quotes in a string', fenced('git commit -m "Say “hello” – it’s fine…"')],
  ['units of Greek letters', fenced('echo "5μs Δt 10 m²"')],
  ['words of Greek, Russian and Japanese', fenced('echo "Ωραία работа склад-1 確認　完了 （注意）"')],
  ['a name of Russian without quotes', fenced('ls отчёт/рост')],
  ['Hebrew with its marks', fenced('echo "שלום\u200f!"')],
  ['Persian with its joiners', fenced('echo "می\u200cخواهم"')],
  ['a here-document of text', fenced('cat <<EOF\n“Hello” – it’s here…\nEOF')],
  ['strings of Python', fenced("print('“x” – y')  # don’t", 'python')],
  ['strings of SQL', fenced("INSERT INTO t VALUES ('“x” – y'); -- don’t", 'sql')],
  ['strings of JSON', fenced('{"a": "“x” – y"}', 'json')],
  ['an omission', fenced('kubectl logs api-0 … | head')],
  ['a comment with blanks', fenced('ls # 10\u00a0%')],
  ['a diff with dashes', fenced('- “a” – b\n+ "a"', 'diff')],
  ['inline code of another script', 'The folder `отчёт` and `é`.'],
  ['an inline character that is the subject', 'A `\u00a0` breaks commands.'],
  ['a tab', fenced('if true; then\n\tls\nfi')],
  ['a tree of folders', fenced('│\u00a0\u00a0 ├── api', 'text')],
  ['output of a session', fenced('$ ls\na\u00a0b', 'console')],
  ['quotes in data', fenced('name: “x”', 'yaml')],
  ['expected output', '<ExpectedOutput>\n\n```text\n‘x’\n```\n\n</ExpectedOutput>'],
])('%s is left alone', (_what, text) => {
  expect(findingsOf(commandOddCharacter, page(text))).toEqual([]);
});
