import { expect, test } from 'vitest';
import { rulesSettingsSchema } from '../../schemas/rules-settings.ts';
import { readSettings } from './read-settings.ts';

function report(text: string | Uint8Array): string[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readSettings(bytes, 'alertbook.yaml', rulesSettingsSchema).findings.map(
    ({ id, at, message, hint }) => `${at.line}:${at.column} ${id} ${message} ${hint}`,
  );
}

test.each(['', '# nothing yet\n', 'rules: [rules/**/*.yaml, "!a..b/{c,d}.yaml"]\n', '{"baseline": "known.json"}'])(
  'settings that say little are taken: %j',
  (text) => {
    expect(report(text)).toEqual([]);
  },
);

test.each([
  ['a field that there is not', 'prefixes: {}\n', '1:1 settings/unknown-field `prefixes` is not a field here. '],
  ['a field with a slip', 'rule: []\n', '1:1 settings/unknown-field `rule` is not a field here. Did you mean `rules`?'],
  ['a level that there is not', 'checks:\n  rules/no-link: fatal\n', '2:18 settings/wrong-value '],
  ['an entry without a reason', 'ignore:\n  - alerts: [A]\n', '2:5 settings/missing-field `reason` is missing'],
  ['an entry that would leave out everything', 'ignore:\n  - reason: x\n', '2:5 settings/wrong-value '],
  ['a baseline outside of the folder', 'baseline: ../x.json\n', '1:11 settings/wrong-value '],
  ['a list outside of the folder', 'urls: /etc/passwd\n', '1:7 settings/wrong-value '],
  ['a path of rules that leads out of the folder', 'rules: [../other/*.yaml]\n', '1:9 settings/wrong-value '],
  ['one that leads out of it in a choice', "rules: ['{a,/etc}/*.yaml']\n", '1:9 settings/wrong-value '],
  ['a path of rules from the top of the disk', "rules: ['!/etc/*']\n", '1:9 settings/wrong-value '],
  [
    'a file to ignore outside of the folder',
    'ignore: [{ files: [a/../../b], reason: x }]\n',
    '1:20 settings/wrong-value ',
  ],
  ['an address of another kind', 'site: ftp://x\n', '1:7 settings/wrong-value '],
  [
    'a beginning of links that stands for no address',
    'linkPrefixes: { docs/: runbooks }\n',
    '1:24 settings/wrong-value ',
  ],
  ['no map', '- a\n', '1:1 settings/wrong-type The file is a list'],
  ['what is no YAML', 'rules: [\n', '2:1 settings/yaml '],
  ['what is no text', new Uint8Array([0xff, 0xfe, 0x61, 0]), '1:1 settings/not-text The file is UTF-16'],
])('%s is reported at its place', (_, text, expected) => {
  expect(report(text)).toEqual([expect.stringContaining(expected)]);
});

test('a field that is wrong, a value that is not YAML and one of another type are named together', () => {
  expect(
    report('site: ftp://x\nrules: 5\nprefixes: {}\nbaseline: "known.json\nchecks: { rules/no-link: fatal }\n'),
  ).toEqual([
    expect.stringContaining('settings/yaml'),
    expect.stringContaining('1:7 settings/wrong-value'),
    expect.stringContaining('2:8 settings/wrong-type'),
    expect.stringContaining('5:26 settings/wrong-value'),
    expect.stringContaining('3:1 settings/unknown-field'),
  ]);
});
