import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { alertbook, digestsBelow, temporaryFolder, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';

const minute = 60_000;

test(
  'a folder outside of the repository becomes a site, twice the same to the byte, and stays when the content breaks',
  { timeout: 3 * minute },
  async () => {
    const cwd = temporaryFolder();
    writeFiles(path.join(cwd, 'content'), shop);

    const first = await alertbook(['build', '--out', 'one', '--today', '2026-03-01'], { cwd });
    const second = await alertbook(['build', '--out', 'two', '--today', '2026-03-01'], { cwd });

    expect(first.stderr).not.toContain('error');
    expect([first.code, second.code]).toEqual([0, 0]);
    const site = digestsBelow(path.join(cwd, 'one'));
    expect(Object.keys(site)).toEqual(
      expect.arrayContaining([
        'index.html',
        '404.html',
        'services/shop/index.html',
        'runbooks/shop/queue-backlog/index.html',
        'guides/shop/on-call/index.html',
        'slos/index.html',
        'severities/index.html',
        'contacts/index.html',
        'recovery/index.html',
        'maintenance/index.html',
        'glossary/index.html',
        'schemas/runbook.json',
      ]),
    );
    expect(digestsBelow(path.join(cwd, 'two'))).toEqual(site);

    writeFiles(path.join(cwd, 'content'), { 'runbooks/shop/bad.mdx': '---\ntitle: [\n---\n' });
    const broken = await alertbook(['build', '--out', 'one'], { cwd });

    expect(broken.stderr).toContain('content/runbooks/shop/bad.mdx:3:1  error  content/yaml');
    expect(broken.stderr).not.toMatch(/\n\s+at /);
    expect(broken.code).toBe(1);
    expect(digestsBelow(path.join(cwd, 'one'))).toEqual(site);
  },
);

test('a base and a public address reach every link', { timeout: 2 * minute }, async () => {
  const cwd = temporaryFolder();
  writeFiles(path.join(cwd, 'content'), shop);

  const { code } = await alertbook(['build', '--base', '/docs/on-call', '--site', 'https://example.org'], { cwd });

  expect(code).toBe(0);
  const page = readFileSync(path.join(cwd, 'dist/runbooks/shop/queue-backlog/index.html'), 'utf8');
  expect(page).toContain('<link rel="canonical" href="https://example.org/docs/on-call/runbooks/shop/queue-backlog/"');
  const local = [...page.matchAll(/ href="(\/[^"]*)"/g)].map((match) => match[1]!);
  expect(local.length).toBeGreaterThan(10);
  expect(local.filter((address) => !address.startsWith('/docs/on-call/'))).toEqual([]);
});

test('a folder that holds something else is not replaced', async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, { 'photos/cat.jpg': 'meow' });
  writeFiles(path.join(cwd, 'content'), shop);

  const foreign = await alertbook(['build', '--out', 'photos'], { cwd });
  const around = await alertbook(['build', '--out', '.'], { cwd });

  expect(foreign.stderr).toContain('`photos` holds files that are not a site of Alertbook');
  expect(around.stderr).toContain('would replace a folder that is not a site');
  expect([foreign.code, around.code]).toEqual([2, 2]);
  expect(readFileSync(path.join(cwd, 'photos/cat.jpg'), 'utf8')).toBe('meow');
});
