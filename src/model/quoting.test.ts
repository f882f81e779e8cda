import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parametersIn } from './parameters.ts';
import { settingsAt } from './command-places.ts';
import { quoted } from './quoting.ts';

/** A command with a value in every hole, as a reader would copy it; undefined where a hole cannot hold it. */
function filled(command: string, language: string, value: string): string | undefined {
  const holes = parametersIn(command);
  const settings = settingsAt(
    command,
    language,
    holes.map(({ start }) => start),
  );
  let text = '';
  let from = 0;
  for (const [index, { start, end }] of holes.entries()) {
    const written = quoted(value, language, settings[index]!);
    if (written === undefined) return undefined;
    text += command.slice(from, start) + written;
    from = end;
  }
  return text + command.slice(from);
}

const hostile = [
  'api-7f9',
  'two words',
  "it's",
  'say "hi"',
  '$(touch /tmp/alertbook-owned)',
  '`touch /tmp/alertbook-owned`',
  '; touch /tmp/alertbook-owned #',
  '$HOME',
  '\\',
  'a\\"b',
  '*',
  '~',
  '-rf',
  '!!',
  '#x',
  'a&b|c>d<e',
  "'; touch /tmp/alertbook-owned; echo '",
  '" ; touch /tmp/alertbook-owned; echo "',
  'Größe 磁盘',
];

describe('a shell reads exactly the value, whatever it is', () => {
  test.each([
    ['bare', 'printf %s {{v}}'],
    ['in single quotes', "printf %s '{{v}}'"],
    ['in double quotes', 'printf %s "{{v}}"'],
    ['after an escape', 'true \\"; printf %s "{{v}}"'],
    ['after a comment with a quote', "# don't\nprintf %s {{v}}"],
    ['in a here-document', 'cat <<EOF\n{{v}}\nEOF'],
    ['in a here-document of a quoted word', "cat <<'EOF'\n{{v}}\nEOF"],
    ['after a here-document with a quote in it', "cat >/dev/null <<EOF\ndon't\nEOF\nprintf %s {{v}}"],
    ['in a substitution', 'printf %s "$(printf %s {{v}})"'],
    ['in quotes in a substitution', 'printf %s "$(printf %s "{{v}}" | cat)"'],
    ['after a substitution with parentheses', 'true "$( (true); f() { true; }; f )" && printf %s {{v}}'],
    ['after a substitution in a here-document', 'cat >/dev/null <<E\n$(echo ")")\nE\nprintf %s {{v}}'],
    ['in a here-document in a substitution', 'printf %s "$(cat <<E\n{{v}}\nE\n)"'],
    ['after two here-documents', "cat >/dev/null <<A <<'B'\n'\nA\n\"\nB\nprintf %s {{v}}"],
    ['after a here-string', "cat >/dev/null <<< 'x'; printf %s {{v}}"],
    ['after an indented here-document', "cat >/dev/null <<-E\n\t'\n\tE\nprintf %s {{v}}"],
    ['in an option', 'printf %s --x={{v}} | cut -c5-'],
  ])('%s', (_where, command) => {
    for (const value of hostile) {
      const output = execFileSync('bash', ['-c', filled(command, 'bash', value)!], { encoding: 'utf8' });
      expect(output.replace(/\n$/, ''), `${command} with ${value}`).toBe(value);
    }
  });
});

describe('where a shell reads twice, only a plain value is filled in', () => {
  test.each([
    'echo `printf %s {{v}}`',
    'echo "`printf %s {{v}}`"',
    'echo "${x:-{{v}}}"',
    'echo $(( {{v}} + 1 ))',
    "echo $'{{v}}'",
    'echo "$(case $x in a) printf %s {{v}};; esac)"',
    'echo "unfinished {{v}}',
    "echo 'unfinished {{v}}",
    'cat <<E\n$(printf %s `{{v}}`)\nE',
  ])('%s', (command) => {
    expect(filled(command, 'bash', 'api-7f9')).toBe(command.replace('{{v}}', 'api-7f9'));
    for (const value of ['two words', '$(x)', "'", '"', '`', ';', '-rf', '~', '$HOME', '\\', '*', ')', '}'])
      expect(filled(command, 'bash', value), value).toBeUndefined();
  });
});

test.each([
  ['powershell', 'Get-Item {{v}}', "it's", "Get-Item 'it''s'"],
  ['powershell', "Get-Item '{{v}}'", "it's", "Get-Item 'it''s'"],
  ['powershell', 'Get-Item "{{v}}"', '$(x) "y" `z', 'Get-Item "`$(x) `"y`" ``z"'],
  ['powershell', 'Get-Item {{v}}', '$env:x', "Get-Item '$env:x'"],
  [
    'sql',
    "SELECT * FROM jobs WHERE name = '{{v}}'",
    "o'neil'; DROP TABLE jobs; --",
    "SELECT * FROM jobs WHERE name = 'o''neil''; DROP TABLE jobs; --'",
  ],
  ['sql', 'SELECT * FROM "{{v}}"', 'a"b', 'SELECT * FROM "a""b"'],
  ['sql', 'SELECT * FROM {{v}}', 'orders', 'SELECT * FROM orders'],
  ['sql', 'SELECT * FROM {{v}}', 'orders; DROP TABLE x', undefined],
  ['sql', "-- don't\nSELECT '{{v}}'", "'", "-- don't\nSELECT ''''"],
  ['promql', 'up{pod="{{v}}"}', 'a"} or vector(1) #', 'up{pod="a\\"} or vector(1) #"}'],
  ['promql', 'up{pod=~"{{v}}"}', 'api.*', 'up{pod=~"api\\\\.\\\\*"}'],
  ['promql', 'up{pod=~`{{v}}`}', 'api.*', 'up{pod=~`api\\.\\*`}'],
  ['promql', 'up{pod=`{{v}}`}', 'a`b', undefined],
  ['promql', 'rate({{v}}[5m])', 'http_requests_total', 'rate(http_requests_total[5m])'],
  ['promql', 'rate({{v}}[5m])', 'x[5m]) or up', undefined],
  ['logql', '{app="x"} |~ "{{v}}"', 'a+b', '{app="x"} |~ "a\\\\+b"'],
  ['text', 'say {{v}}', "it's", "say it's"],
])('in %s, %s with %s is %s', (language, command, value, expected) => {
  expect(filled(command, language, value)).toBe(expected);
});
