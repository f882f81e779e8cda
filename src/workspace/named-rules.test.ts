import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { readFolder } from './read-folder.ts';

const ruleNamed = (name: string): string =>
  `groups:\n  - name: g\n    rules:\n      - alert: ${name}\n        expr: up\n`;

let folder: string;
let content: string;
beforeEach(() => {
  folder = temporaryFolder();
  content = path.join(folder, 'repository/docs/content');
  writeFiles(folder, {
    'repository/.git/config.yaml': ruleNamed('FromGit'),
    'repository/.npmrc': ruleNamed('Hidden'),
    'repository/.cache/rules/hidden.yaml': ruleNamed('Hidden'),
    'repository/docs/content/alerts/own.yaml': ruleNamed('Own'),
    'repository/docs/content/more/inside.yaml': ruleNamed('Inside'),
    'repository/docs/near.yaml': ruleNamed('Near'),
    'repository/monitoring/deep/beside.yaml': ruleNamed('Beside'),
    'outside/secret.yaml': ruleNamed('Secret'),
    'secret.yaml': ruleNamed('Secret'),
  });
});

/** Names of the alerts that are read, and what is found in `site.yaml`. */
function read(rules: readonly string[], isForeign = false): { alerts: string[]; found: string[] } {
  writeFiles(content, { 'site.yaml': `name: T\nurl: https://a.example/\nrules: ${JSON.stringify(rules)}\n` });
  const catalogue = readFolder(content, { isForeign });
  const found = catalogue.findings.filter(({ at }) => at.file.endsWith('site.yaml'));
  return {
    alerts: catalogue.rules.map(({ name }) => name),
    found: found.map(({ id, at, message }) => `${at.line}:${at.column} ${id} ${message}`),
  };
}

describe('in a repository', () => {
  test.each([
    ['more/*.yaml', 'Inside'],
    ['../near.yaml', 'Near'],
    ['../../monitoring/**/*.yaml', 'Beside'],
    ['../../{monitoring,nothing}/deep/beside.yaml', 'Beside'],
  ])('%s is read, by whomever the content was written', (pattern, alert) => {
    for (const isForeign of [false, true])
      expect(read([pattern], isForeign)).toEqual({ alerts: ['Own', alert], found: [] });
  });

  test('rules that are excluded are not read, whichever pattern names them', () => {
    expect(read(['../../monitoring/**/*.yaml', '!../../monitoring/deep/**', '../near.yaml']).alerts).toEqual([
      'Own',
      'Near',
    ]);
  });

  const hostile = [
    '../../../secret.yaml',
    '../../../outside/*.yaml',
    '../../../**/*.yaml',
    '../../../*/secret.yaml',
    'more/../../../../outside/secret.yaml',
    '../../../{outside,repository/monitoring}/**/*.yaml',
    '../../.git/config.yaml',
    '../../.npmrc',
    '../../.cache/rules/*.yaml',
    '../../.git/*.yaml',
    '../../.GIT/../.git/config.yaml',
    '../../../../../../../../../../etc/*.yaml',
  ];
  test.each(hostile)('%s is not read, and said at its place', (pattern) => {
    for (const isForeign of [false, true]) {
      const { alerts, found } = read([pattern, '../near.yaml'], isForeign);

      expect(alerts).toEqual(['Own', 'Near']);
      if (!pattern.includes('.GIT')) expect(found).toEqual([expect.stringMatching(/^3:9 site\/rules-outside `/)]);
    }
  });

  test('an absolute path is read below the repository, and nowhere else', () => {
    expect(read([path.join(folder, 'repository/monitoring/**/*.yaml')]).alerts).toEqual(['Own', 'Beside']);
    expect(read([path.join(folder, 'outside/*.yaml')])).toEqual({
      alerts: ['Own'],
      found: [expect.stringContaining('site/rules-outside')],
    });
    expect(read([path.join(folder, 'secret.yaml')]).alerts).toEqual(['Own']);
  });

  test('a symbolic link that leads out is not followed, of a file and of a folder, and said; one that stays inside is', () => {
    symlinkSync('../../../../outside/secret.yaml', path.join(content, 'more/link.yaml'));
    symlinkSync('../../../../outside', path.join(content, 'more/folder'));
    symlinkSync('../../../.git', path.join(content, 'more/git'));
    symlinkSync('../../../monitoring', path.join(content, 'more/monitoring'));
    symlinkSync('nowhere', path.join(content, 'more/nowhere.yaml'));

    expect(read(['more/link.yaml'])).toEqual({
      alerts: ['Own'],
      found: [expect.stringMatching(/`more\/link\.yaml` leads to `.*more\/link\.yaml`, which is not read/)],
    });
    expect(read(['more/folder/*.yaml'])).toEqual({ alerts: ['Own'], found: [expect.stringContaining('more/folder')] });
    expect(read(['more/git/*.yaml']).alerts).toEqual(['Own']);
    expect(read(['more/monitoring/**/*.yaml'])).toEqual({ alerts: ['Own', 'Beside'], found: [] });
    expect(read(['more/**/*.yaml', '!more/{link.yaml,folder,git}', '!more/git/**', '!more/folder/**'])).toEqual({
      alerts: ['Own', 'Inside', 'Beside'],
      found: [],
    });
    expect(read(['more/nowhere.yaml']).alerts).toEqual(['Own']);
  });

  test('content in a hidden folder reads its own rules', () => {
    content = path.join(folder, 'repository/.oncall/content');
    writeFiles(content, { 'more/inside.yaml': ruleNamed('Inside'), '../near.yaml': ruleNamed('Near') });

    expect(read(['more/*.yaml'])).toEqual({ alerts: ['Inside'], found: [] });
    expect(read(['../near.yaml']).alerts).toEqual([]);
  });

  test('a name that stands for nothing is known, and why', () => {
    const missing = (rules: string[]): unknown => {
      writeFiles(content, { 'site.yaml': `name: T\nurl: https://a.example/\nrules: ${JSON.stringify(rules)}\n` });
      return readFolder(content).missingRules;
    };

    expect(missing(['more/*.yaml', 'more/typo.yaml'])).toEqual([{ index: 1, kind: 'no-file' }]);
    expect(missing(['../../monitoring/*.yaml'])).toEqual([{ index: 0, kind: 'no-file' }]);
    expect(missing(['../../monitoring'])).toEqual([{ index: 0, kind: 'folder' }]);
    expect(missing(['../../monitoring/*'])).toEqual([{ index: 0, kind: 'folder' }]);
    expect(missing(['../near.yaml', '!../near.yaml'])).toEqual([{ index: 0, kind: 'left-out' }]);
    expect(missing(['../near.yaml', '!../old/*.yaml'])).toEqual([{ index: 1, kind: 'unneeded' }]);
    expect(missing(['../**/near.yaml', '!more'])).toEqual([]);
  });

  test('a link around its own folder ends', () => {
    symlinkSync('..', path.join(content, 'more/up'));

    expect(new Set(read(['more/**/*.yaml']).alerts)).toEqual(new Set(['Own', 'Inside']));
  });
});

describe('without a repository', () => {
  beforeEach(() => {
    content = path.join(folder, 'plain/content');
    mkdirSync(content, { recursive: true });
    writeFiles(folder, { 'plain/near.yaml': ruleNamed('Near'), 'plain/content/more/inside.yaml': ruleNamed('Inside') });
  });

  test('rules may lie beside the content, or below the working folder that holds it', () => {
    expect(read(['../near.yaml', 'more/*.yaml']).alerts).toEqual(['Inside', 'Near']);
    expect(read(['../../secret.yaml'])).toEqual({ alerts: [], found: [expect.stringContaining('rules-outside')] });
    const before = process.cwd();
    onTestFinished(() => process.chdir(before));
    process.chdir(folder);
    expect(read(['../../secret.yaml'])).toEqual({ alerts: ['Secret'], found: [] });
  });

  test('of a stranger’s content, nothing outside of its folder is read', () => {
    expect(read(['more/*.yaml', '../near.yaml'], true)).toEqual({
      alerts: ['Inside'],
      found: [expect.stringContaining('`../near.yaml` leads to')],
    });
  });
});
