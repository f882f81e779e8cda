import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRuleFiles } from '../src/cli/rules/rule-files.ts';
import type { AlertRule } from '../src/model/alerts/alert-rule.ts';
import type { Catalogue } from '../src/model/catalogue/catalogue.ts';
import type { Finding } from '../src/model/audit/finding.ts';
import { commitOf, repositoryOf, takeOut } from '../src/workspace/git-revision.ts';
import { readFolder } from '../src/workspace/read-folder.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';

const rule = (name: string): string => `groups:\n  - name: g\n    rules:\n      - alert: ${name}\n        expr: up\n`;
const notUtf8 = 'rules/not-text The file is not UTF-8: a byte here belongs to no character.';
const empty = '1:1 rules/empty The file holds nothing.';
const unknown = '1:1 rules/no-rules This is not a file of alert rules that Alertbook knows.';

/** What a file holds, the alerts that are read, and how its findings begin. */
type Row = [name: string, content: string | Uint8Array, alerts: string[], ...findings: string[]];

const inputs: Row[] = [
  ['good.yaml', rule('Good'), ['Good']],
  ['upper-case.YAML', rule('Upper'), ['Upper']],
  ['alarm.template', 'Resources: {A: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmName: Cfn}}}\n', ['Cfn']],
  ['old.rules', rule('Old'), ['Old']],
  ['rules.json', '{"groups":[{"name":"g","rules":[{"alert":"Json","expr":"up"}]}]}', ['Json']],
  [
    'object.yaml',
    `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  ${rule('Obj').replaceAll('\n', '\n  ')}\n`,
    ['Obj'],
  ],
  ['helm.yaml', `{{- if .Values.on }}\n${rule('Helm')}{{- end }}\n`, ['Helm']],
  ['documents.yaml', `${rule('One')}---\n${rule('Two')}`, ['One', 'Two']],
  ['mark.yaml', `\uFEFF${rule('Mark')}`, ['Mark']],
  ['crlf.yaml', rule('Crlf').replaceAll('\n', '\r\n'), ['Crlf']],
  ['latin-1.yaml', Buffer.from(rule('Caf\u00e9Down'), 'latin1'), [], `4:19 ${notUtf8}`],
  ['cut-short.yaml', Buffer.concat([Buffer.from('# '), Buffer.from([0xc3])]), [], `1:3 ${notUtf8}`],
  [
    'surrogate.yaml',
    Buffer.concat([Buffer.from('a: "'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"\n')]),
    [],
    `1:5 ${notUtf8}`,
  ],
  [
    'utf-16.yaml',
    utf16(`\uFEFF${rule('Wide')}`),
    [],
    '1:1 rules/not-text The file is UTF-16, where UTF-8 is expected.',
  ],
  [
    'utf-16-big.yaml',
    utf16(`\uFEFF${rule('Wide')}`).swap16(),
    [],
    '1:1 rules/not-text The file is UTF-16, where UTF-8 is expected.',
  ],
  [
    'utf-32.yaml',
    Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]),
    [],
    '1:1 rules/not-text The file is UTF-32, where UTF-8 is expected.',
  ],
  ['utf-16-unmarked.yaml', utf16(rule('Wide')), [], '1:2 rules/not-text The file is not text in UTF-8: a NUL is here'],
  ['nul.yaml', rule('N\0ul'), [], '4:17 rules/not-text The file is not text in UTF-8: a NUL is here'],
  ['archive.yaml', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), [], `1:2 ${notUtf8}`],
  ['empty.yaml', '', [], empty],
  ['blank.yaml', ' \n\n', [], empty],
  ['mark-alone.yaml', '\uFEFF', [], empty],
  ['comment.yaml', '# nothing\n', [], empty],
  ['not-yaml.yaml', 'groups: [\n', [], '2:1 rules/yaml '],
  ['twice.yaml', `${rule('A')}${rule('B')}`, ['A'], '6:1 rules/duplicate-key `groups` appears twice in the same block'],
  [
    'twice-in-rule.yaml',
    `${rule('Twice')}        expr: down\n`,
    ['Twice'],
    '6:9 rules/duplicate-key `expr` appears twice in the same block',
  ],
  ['deep.yaml', '['.repeat(500) + ']'.repeat(500), [], '1:101 rules/too-deep '],
  ['large.yaml', `#${'x'.repeat(8_388_608)}\n`, [], '1:1 rules/too-large '],
  ['list.yaml', '- a\n', [], '1:1 rules/no-rules The file holds no alert rules.'],
  ['scalar.yaml', 'hello\n', [], unknown],
];

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** What was read of one file, whatever the file is called. */
type Read = { alerts: string[]; findings: string[] };

function readOf(file: string, rules: readonly AlertRule[], findings: readonly Finding[]): Read {
  return {
    alerts: rules.filter((rule) => rule.file === file).map(({ name }) => name),
    findings: findings
      .filter(({ at }) => at.file === file)
      .map(({ at, id, message, hint }) => `${at.line}:${at.column} ${id} ${message} ${hint}`),
  };
}

describe('a file of rules says the same by every way it comes', () => {
  let folder: string;
  let shown: (below: string) => string;
  let catalogue: Catalogue;
  let committed: Catalogue;

  beforeAll(() => {
    folder = temporaryFolderForFile();
    shown = (below) => path.join(folder, below);
    writeFiles(folder, { 'content/site.yaml': 'name: T\nurl: https://a.example/\n"rules": ["../named/*"]\n' });
    for (const [name, content] of inputs)
      for (const place of ['content/alerts', 'named']) writeFiles(folder, { [`${place}/${name}`]: content });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@x', ...args], { cwd: folder });
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'x');
    catalogue = readFolder(path.join(folder, 'content'));
    const repository = repositoryOf(path.join(folder, 'content'))!;
    const taken = takeOut(repository, commitOf(repository, 'HEAD')!);
    committed = readFolder(taken.content, {
      copy: { content: path.join(folder, 'content'), cache: '.revision', top: taken.top },
    });
    taken.remove();
  });

  test.each(inputs)('%s', (name, _content, alerts, ...starts) => {
    const [given] = readRuleFiles([path.join(folder, 'named', name)]);

    const { findings, ...read } = readOf(shown(`content/alerts/${name}`), catalogue.rules, catalogue.findings);
    expect(read).toEqual({ alerts });
    expect(findings).toEqual(starts.map((start) => expect.stringContaining(start)));
    const same = { alerts, findings };
    expect(readOf(shown(`named/${name}`), catalogue.rules, catalogue.findings)).toEqual(same);
    expect(readOf(shown(`named/${name}`), given!.rules, given!.findings)).toEqual(same);
    expect(readOf(shown(`content/alerts/${name}`), committed.rules, committed.findings)).toEqual(same);
    expect(readOf(shown(`named/${name}`), committed.rules, committed.findings)).toEqual(same);
  });
});

test('what is no ordinary file is the same finding by every way, and a folder or nothing is wrong use of a command', async () => {
  const cwd = temporaryFolderForFile();
  writeFiles(cwd, {
    'content/site.yaml': 'name: T\nurl: https://a.example/\nrules: ["../named/*.yaml", ../gone.yaml]\n',
  });
  for (const place of ['content/alerts', 'named']) {
    mkdirSync(path.join(cwd, place, 'folder.yaml'), { recursive: true });
    execFileSync('mkfifo', [path.join(cwd, place, 'pipe.yaml')]);
    symlinkSync('circle.yaml', path.join(cwd, place, 'circle.yaml'));
  }

  const { findings } = readFolder(path.join(cwd, 'content'));
  const [given] = readRuleFiles([path.join(cwd, 'named/pipe.yaml')]);
  const { stderr: folder, code } = await alertbook(['rules', 'check', 'named/folder.yaml'], { cwd });
  const { stderr: nothing } = await alertbook(['rules', 'check', 'gone.yaml'], { cwd });

  const pipe = '1:1 rules/unreadable The file is a pipe, and only ordinary files are read.';
  for (const place of ['content/alerts', 'named'])
    expect(readOf(path.join(cwd, place, 'pipe.yaml'), [], findings).findings).toEqual([expect.stringContaining(pipe)]);
  expect(given!.findings.map(({ id, message }) => `1:1 ${id} ${message}`)).toEqual([pipe]);
  expect(folder).toContain('`named/folder.yaml` is a folder: name its files');
  expect(nothing).toContain('There is no file `gone.yaml`: correct its name.');
  expect(code).toBe(2);
});

test('a file beside the rules that is not read is said, but for Markdown', () => {
  const folder = temporaryFolderForFile();
  writeFiles(folder, {
    'content/site.yaml': 'name: T\nurl: https://a.example/\n',
    'content/alerts/README.md': 'About them.\n',
    'content/alerts/mixin.libsonnet': '{}\n',
  });

  const { findings } = readFolder(path.join(folder, 'content'));

  expect(findings).toMatchObject([
    { id: 'content/unknown-file', level: 'note', at: { file: expect.stringContaining('alerts/mixin.libsonnet') } },
  ]);
});
