import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
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
  const address = 'https://example.org/docs/on-call/runbooks/shop/queue-backlog/';
  const local = [...page.matchAll(/ (?:href|src)="(\.[^"]*)"/g)].map((match) => new URL(match[1]!, address).pathname);
  expect(local.length).toBeGreaterThan(10);
  expect(local.filter((target) => !existsSync(path.join(cwd, 'dist', target.replace('/docs/on-call/', ''))))).toEqual(
    [],
  );
  const notFound = readFileSync(path.join(cwd, 'dist/404.html'), 'utf8');
  const absolute = [...notFound.matchAll(/ (?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]!);
  expect(absolute.length).toBeGreaterThan(10);
  expect(absolute.filter((target) => !target.startsWith('/docs/on-call/'))).toEqual([]);
});

test('a pack holds the site once, is the same twice, and opens from a folder', { timeout: 3 * minute }, async () => {
  const cwd = temporaryFolder();
  writeFiles(path.join(cwd, 'content'), shop);

  const { code, stdout, stderr } = await alertbook(['build', '--pack', '--today', '2026-03-01'], { cwd });
  const packed = readFileSync(path.join(cwd, 'dist.zip'));
  await alertbook(['build', '--pack', '--today', '2026-03-01'], { cwd });

  expect(code).toBe(0);
  expect(stdout).toMatch(/Packed the site into dist\.zip \([\d.]+ [kM]B\): unpack it and open index\.html\./);
  // Nobody watches: no line is written over another.
  expect(stderr).not.toContain('\r');
  expect(readFileSync(path.join(cwd, 'dist.zip')).equals(packed)).toBe(true);
  const files = Object.fromEntries(
    Object.entries(unzipSync(packed)).map(([name, bytes]) => [path.join('unpacked', name), bytes]),
  );
  expect(Object.keys(files)).toContain('unpacked/site/alerts/ShopQueueBacklog/index.html');
  expect(Object.keys(files).filter((name) => /shopqueuebacklog|sw\.js/.test(name))).toEqual([]);
  writeFiles(cwd, files);
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  await page.goto(pathToFileURL(path.join(cwd, 'unpacked/index.html')).href);
  await page.waitForURL('**/site/index.html');
  await page.getByRole('link', { name: 'ShopQueueBacklog' }).click();
  expect(await page.textContent('h1')).toBe('ShopQueueBacklog');
  expect(failed).toEqual([]);
  await browser.close();
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
