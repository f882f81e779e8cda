import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';

const ruleNamed = (name: string): string =>
  `groups:\n  - name: g\n    rules:\n      - alert: ${name}\n        expr: up\n`;

/** A change that someone sends, beside what is none of their business. */
function folderWith(rules: string): string {
  const cwd = temporaryFolder();
  writeFiles(path.join(cwd, 'main/content'), shop);
  writeFiles(path.join(cwd, 'change/content'), { ...shop, 'site.yaml': `${shop['site.yaml']!}rules: ${rules}\n` });
  writeFiles(cwd, { 'main/secrets.yaml': ruleNamed('Secret'), 'change/rules/beside.yaml': ruleNamed('Beside') });
  return cwd;
}

test('the content of a stranger, in a preview and in a comparison, brings in no file of the machine', async () => {
  const cwd = folderWith('[../../main/*.yaml, ../rules/*.yaml, more/*.yaml]');
  const run = (...args: string[]) => alertbook([...args, '--today', '2026-03-01'], { cwd });

  const preview = await run('build', '--content', 'change/content', '--out', 'out', '--preview', 'PR 7');
  const compared = await run('diff', 'main/content', 'change/content');

  expect(preview.code).toBe(1);
  expect(preview.stderr).toContain('change/content/site.yaml:4:9  error  site/rules-outside\n');
  expect(preview.stderr).toContain('change/content/site.yaml:4:28  error  site/rules-outside\n');
  expect(preview.stderr).not.toMatch(/Secret|\n\s+at /);
  expect(existsSync(path.join(cwd, 'out'))).toBe(false);
  expect(compared.code).toBe(0);
  expect(compared.stdout).not.toMatch(/Secret|Beside/);
  expect(compared.stdout).toContain('Rules that `site.yaml` names outside of what is compared are not read:');
  expect(readdirSync(cwd).toSorted()).toEqual(['change', 'main']);
});

test('one’s own content may name rules beside it', async () => {
  const cwd = folderWith('[../rules/*.yaml]');

  const { code, stdout } = await alertbook(['build', '--content', 'change/content', '--out', 'out'], { cwd });

  expect([code, stdout]).toEqual([0, expect.stringContaining('Built')]);
  expect(readFileSync(path.join(cwd, 'out/alerts/Beside/index.html'), 'utf8')).toContain('Beside');
});
