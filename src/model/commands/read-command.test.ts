import { describe, expect, test } from 'vitest';
import { filledCommand } from '../../../test/support/filled-command.ts';
import { doubtInWords } from './place.ts';
import { readCommand } from './read-command.ts';

describe('SQL', () => {
  test.each([
    // A string takes any text but a backslash, about which databases disagree.
    [
      "SELECT * FROM jobs WHERE name = '{{v}}'",
      "o'neil'; DROP TABLE jobs; --",
      "SELECT * FROM jobs WHERE name = 'o''neil''; DROP TABLE jobs; --'",
    ],
    ["SELECT * FROM jobs WHERE name = '{{v}}'", "\\' OR 1=1 -- ", undefined],
    ["SELECT * FROM jobs WHERE name IN ('a', '{{v}}')", "it's", "SELECT * FROM jobs WHERE name IN ('a', 'it''s')"],
    ["INSERT INTO t (a) VALUES ('{{v}}')", '"', `INSERT INTO t (a) VALUES ('"')`],
    ["-- don't\nSELECT '{{v}}'", "'", "-- don't\nSELECT ''''"],
    ["SELECT '{{v}}' /* it's */", "'", "SELECT '''' /* it's */"],
    // What is not in quotes is a number, or becomes a string.
    ['SELECT * FROM t WHERE id = {{v}}', '12', 'SELECT * FROM t WHERE id = 12'],
    ['SELECT * FROM t WHERE id = {{v}}', '1 OR 1=1', "SELECT * FROM t WHERE id = '1 OR 1=1'"],
    ['SELECT * FROM t WHERE id = {{v}}', 'id', "SELECT * FROM t WHERE id = 'id'"],
    ['DELETE FROM t WHERE id = {{v}} AND owner = 5', '1--', "DELETE FROM t WHERE id = '1--' AND owner = 5"],
    ['SELECT 5-{{v}}', '3', 'SELECT 5-3'],
    // The name of a table is a name.
    ['SELECT * FROM {{v}}', 'orders', 'SELECT * FROM orders'],
    ['SELECT * FROM {{v}} WHERE a = 1', 'shop.orders', 'SELECT * FROM shop.orders WHERE a = 1'],
    ['SELECT * FROM {{v}}', 'orders; DROP TABLE x', undefined],
    ['SELECT * FROM {{v}} WHERE a = 1', 'orders--', undefined],
    // What reads its strings again takes what is inert.
    ["SELECT * FROM t WHERE a LIKE '%{{v}}'", '50%', undefined],
    ["SELECT * FROM t WHERE a ~ '{{v}}'", '.*', undefined],
    ["SELECT lower('{{v}}')", "it's", undefined],
    ["SELECT dblink_exec('{{v}}')", 'DROP TABLE x', undefined],
    ["DO $$ BEGIN RAISE NOTICE '{{v}}'; END $$", "it's", undefined],
    ["EXECUTE IMMEDIATE '{{v}}'", 'DROP TABLE x', undefined],
    [`SELECT E'{{v}}'`, "it's", undefined],
    ['SELECT * FROM "{{v}}"', 'a"b', undefined],
    ['SELECT `{{v}}`', 'a`b', undefined],
    ["SELECT '{{v}}' # it's", "'", undefined],
    ["SELECT 'a\\'', '{{v}}'", "'", undefined],
    [`SELECT data->'{{v}}'`, "it's", `SELECT data->'it''s'`],
    [`SELECT 1 WHERE data @> '{{v}}'`, '{"a": 1}', undefined],
    [`SELECT '{"name": "{{v}}"}'`, '", "admin": "', undefined],
    ["\\set x '{{v}}'", "it's", undefined],
    ["SELECT * FROM t\\gset\nSELECT '{{v}}'", 'shop-1', "SELECT * FROM t\\gset\nSELECT 'shop-1'"],
    ['SELECT * FROM t\\gset\nSELECT {{v}}', 'id', undefined],
  ])('%s with %s is %s', (block, value, expected) => {
    expect(filledCommand(block, 'sql', value)).toBe(expected);
  });

  test('of a session is read without its prompts and output', () => {
    const block = "shop=# SELECT * FROM t\nshop-# WHERE a = '{{v}}';\n a | it's\nshop=# SELECT 1;";

    expect(filledCommand(block, 'psql', "it's")).toBe("SELECT * FROM t\nWHERE a = 'it''s';\nSELECT 1;");
    expect(filledCommand(block, 'console', "it's")).toBe("SELECT * FROM t\nWHERE a = 'it''s';\nSELECT 1;");
  });
});

test.each([
  ['promql', 'up{pod="{{v}}"}', 'a"} or vector(1) #', 'up{pod="a\\"} or vector(1) #"}'],
  ['promql', 'up{pod!="{{v}}"}', '\\', 'up{pod!="\\\\"}'],
  ['promql', 'up{pod=~"{{v}}"}', 'api.*', 'up{pod=~"api\\\\.\\\\*"}'],
  ['promql', 'up{pod=~"{{v}}"}', 'api.v1', 'up{pod=~"api\\\\.v1"}'],
  ['promql', 'up{pod=~"{{v}}-.*"}', 'a|b', 'up{pod=~"a\\\\|b-.*"}'],
  ['promql', 'up{pod=~`{{v}}`}', 'api.*', 'up{pod=~`api\\.\\*`}'],
  ['promql', 'up{pod=`{{v}}`}', 'a`b', undefined],
  ['promql', "up{pod='{{v}}'}", "it's", "up{pod='it\\'s'}"],
  ['promql', 'up{pod=~"[{{v}}]"}', 'a]b', undefined],
  ['promql', 'up{pod=~"\\\\{{v}}"}', 'd*', undefined],
  ['promql', 'rate({{v}}[5m])', 'http_requests_total', 'rate(http_requests_total[5m])'],
  ['promql', 'rate({{v}}[5m])', 'x[5m]) or up', undefined],
  ['promql', 'rate(up{pod="{{v}}"}[{{v}}])', '5m', 'rate(up{pod="5m"}[5m])'],
  ['promql', 'label_replace(up, "a", "{{v}}", "b", "(.*)")', '$1 x', undefined],
  ['promql', 'up{pod="{{v}}"', 'a b', undefined],
  ['promql', 'up # {{v}}', 'a b', undefined],
  ['logql', '{app="{{v}}"}', 'a b', '{app="a b"}'],
  ['logql', '{app="x"} |= "{{v}}"', 'level="error"', '{app="x"} |= "level=\\"error\\""'],
  ['logql', '{app="x"} |~ "{{v}}"', 'a+b', '{app="x"} |~ "a\\\\+b"'],
  ['logql', '{app="x"} | json | pod="{{v}}"', 'a b', '{app="x"} | json | pod="a b"'],
  ['logql', '{app="x"} | line_format "{{v}}"', '{{.x}}', undefined],
  ['logql', '{app="x"} |> "<_> {{v}}"', '<_>', undefined],
])('in %s, %s with %s is %s', (language, block, value, expected) => {
  expect(filledCommand(block, language, value)).toBe(expected);
});

describe('a value that a program would take for more than a value', () => {
  test.each([
    ['kubectl delete pod {{v}}', '--all'],
    // With another server, kubectl would send the token there.
    ['kubectl get pod {{v}}', '--server=https://evil.example'],
    ['kubectl delete pod "{{v}}"', '-l app'],
    ['standin +{{v}} {{v}}', '@/etc/passwd x'],
    ['standin --data={{v}}', '@/etc/passwd x'],
    ['rm -r /data/{{v}}', '../.. x/..'],
    ['rm -r "$HOME/{{v}}"', 'a b/../..'],
  ])('is not filled into %s: %s', (block, value) => {
    expect(filledCommand(block, 'bash', value)).toBeUndefined();
  });

  test('is one behind other text', () => {
    expect(filledCommand('kubectl delete pod x-{{v}}', 'bash', '--all x')).toBe("kubectl delete pod x-'--all x'");
  });

  test.each([
    ['a\\nb', undefined],
    ['-n', undefined],
    ['it is', "echo 'it is'"],
  ])('%s is written by `echo` as it is, or not at all', (value, expected) => {
    expect(filledCommand('echo {{v}}', 'bash', value)).toBe(expected);
  });
});

test.each([
  ['standin {{v}}', 'fish', 'no grammar reads fish here'],
  ['standin {{v}}', '', 'the block does not name its language'],
  ['ssh web-1 standin {{v}}', 'bash', 'ssh reads its words a second time'],
  ['kubectl exec p -- sh -c "x {{v}}"', 'bash', 'sh reads its words a second time'],
  ['standin -c {{v}}', 'bash', '-c can take text that is read a second time'],
  ['for i in {{v}}; do true; done', 'bash', 'it is part of a loop'],
  ['standin > {{v}}', 'bash', 'it is part of a redirection'],
  ['standin "{{v}}', 'bash', 'the block could not be read to its end'],
  ['# {{v}}', 'bash', 'some shells run a pasted comment'],
  ['{{v}} x', 'bash', 'it names the command to run'],
  ['standin "a: {{v}}"', 'bash', 'the text around it may have a grammar of its own'],
  ['$ ls\n{{v}}', 'console', 'this is output'],
  ['ls\n{{v}}', 'console', 'commands and output could not be told apart'],
])('of %s in %s it is said that %s', (block, language, reason) => {
  const [placeholder] = readCommand(block, language).placeholders;

  expect(placeholder && 'why' in placeholder.place && doubtInWords(placeholder.place.why)).toBe(reason);
});

test.each([
  ['cp {a,{{v}}} x', 'text', 'b,c', undefined],
  ['cp {a,{{v}}} x', 'bash', 'b,c', undefined],
  ['cp {a,{{v}}} x', 'bash', 'b', 'cp {a,b} x'],
  ['cp a,{{v}} x', 'text', 'b,c', 'cp a,b,c x'],
])('between braces a comma is no part of a value: %s in %s with %s is %s', (block, language, value, expected) => {
  expect(filledCommand(block, language, value)).toBe(expected);
});

describe('a block that nobody would paste is not read for long, and takes inert values', () => {
  test.each([
    ['too long', `standin {{v}} ${'x '.repeat(20_000)}`, 'bash'],
    ['with too many placeholders', '{{v}} '.repeat(201), 'bash'],
    ['too deep', `standin {{v}} ${'"$('.repeat(5_000)}`, 'bash'],
    ['too deep in brackets', `standin {{v}} ${'{ '.repeat(9_000)}`, 'bash'],
    ['a query too long', `up{pod="{{v}}"} or ${'('.repeat(9_000)}`, 'promql'],
  ])('%s', (_what, block, language) => {
    expect(filledCommand(block, language, 'two words')).toBeUndefined();
    expect(filledCommand(block, language, 'api-7f9')).toContain('api-7f9');
  });

  test('a session that is too long says so', () => {
    expect(readCommand(`$ ls\n${'out\n'.repeat(6_000)}`, 'console').doubt).toBe('it is too long to be taken apart');
  });
});
