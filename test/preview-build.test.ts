import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { changesJsonSchema } from '../src/outputs/diff-json.ts';
import { violationsOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { alertbook, temporaryFolder, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import { replayed, withEdits } from './support/replays.ts';
import { serveFolder, type Served } from './support/static-server.ts';

const restore = 'runbooks/shop/restore';

/** What the previewed change changes. */
const changed = withEdits(replayed, {
  [`${restore}.mdx`]: [
    ['Nobody needs to be asked before.', 'Ask the owner before.'],
    ['1. Stop the shop.\n', ''],
    ['restore --snapshot latest', 'restore --snapshot newest'],
    ['Keep the old database for a day.', 'Keep the old database for a day.\n\nThen delete it.'],
  ],
  'slos/shop.yaml': [['target: 99.9%', 'target: 99.95%']],
  'teams/shop.yaml': [['+12025550143', '+12025550144']],
  'guides/cost.mdx': '---\ntitle: What it costs\n---\n\n## Bills\n\nMonthly.\n',
  'guides/shop/on-call.mdx': undefined,
  'guides/shop/going-on-call.mdx': replayed['guides/shop/on-call.mdx']!.replace(
    'service: shop',
    'service: shop\naliases: [/guides/shop/on-call/]',
  ),
});

let folder: string;
let server: Served;
let browser: Browser;
beforeAll(async () => {
  folder = temporaryFolderForFile();
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'init.defaultBranch=main'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const write = (files: Record<string, string>): void =>
    writeFiles(folder, Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/${name}`, text])));
  git('init', '--quiet');
  write(replayed);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Write the shop down');
  cpSync((await builtSite(replayed)).site, path.join(folder, 'served'), { recursive: true });
  git('rm', '--quiet', '-r', 'content');
  write(changed);
  await build('--out', 'preview', '--preview', 'PR 123 <b>"&', '--diff', 'main', '--base', '/pr-123/');
  cpSync(path.join(folder, 'preview'), path.join(folder, 'served/pr-123'), { recursive: true });
  server = await serveFolder(path.join(folder, 'served'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function build(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await alertbook(['build', ...args, '--today', '2026-03-01'], { cwd: folder });
  if (code !== 0) throw new Error(stdout + stderr);
  return stdout;
}

async function newPage(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; said: string[] }> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => (message.type() === 'error' ? said.push(message.text()) : undefined));
  page.on('pageerror', (error) => said.push(error.message));
  return { page, context, said };
}

/** Everything that the browser keeps for the site: registrations of workers, and each stored answer by its digest. */
async function keptBy(page: Page): Promise<Record<string, string>> {
  return await page.evaluate(async () => {
    const kept: Record<string, string> = {};
    for (const { scope } of await navigator.serviceWorker.getRegistrations())
      kept[`worker ${new URL(scope).pathname}`] = '';
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const bytes = await (await cache.match(request))!.arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        kept[`${name} ${request.url}`] = [...digest].join('.');
      }
    }
    return kept;
  });
}

test('a preview beside the real site leaves the copy on the device as it is, byte for byte, and works itself', async () => {
  const { page, said } = await newPage();
  await page.goto(`${server.origin}/`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.locator('offline-status [data-kept]', { hasText: 'kept on this device' }).waitFor({ timeout: 20_000 });
  const before = await keptBy(page);

  await page.goto(`${server.origin}/pr-123/`);
  for (const address of [`${restore}/`, 'slos/', 'contacts/', 'changes/', 'guides/cost/', 'alerts/ShopQueueBacklog/']) {
    await page.goto(`${server.origin}/pr-123/${address}`);
    expect(await page.locator('.preview-banner').innerText(), address).toContain(
      'Preview of PR 123 <b>"&: not for incidents.',
    );
  }
  await page.waitForTimeout(500);

  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(Object.keys(before)).toContain('worker /');
  expect(await keptBy(page)).toEqual(before);
  expect(said).toEqual([]);
  await page.goto(`${server.origin}/${restore}/`);
  expect(await page.locator('main').innerText()).toContain('Nobody needs to be asked before.');
  expect(await page.locator('.preview-banner').count()).toBe(0);
});

test('whoever sees the preview alone keeps nothing of it', async () => {
  const { page } = await newPage();
  await page.goto(`${server.origin}/pr-123/${restore}/`);
  await page.waitForTimeout(500);

  expect(await keptBy(page)).toEqual({});
  expect(existsSync(path.join(folder, 'preview/sw.js'))).toBe(false);
});

test('every page says that it is a preview, and asks not to be indexed', () => {
  const pages = readdirSync(path.join(folder, 'preview'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.html'));

  expect(pages.length).toBeGreaterThan(30);
  for (const name of pages) {
    const html = readFileSync(path.join(folder, 'preview', name), 'utf8');
    expect(html.match(/<html data-preview="PR 123 &lt;b>&quot;&amp;"/g), name).toHaveLength(1);
    // A page of another spelling is left at once: its title has to say it.
    if (html.includes('data-depth="')) expect(html, name).toContain('<title>Preview · ');
    else expect(html.match(/<aside class="preview-banner"/g), name).toHaveLength(1);
    expect(html, name).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(html, name).not.toContain('rel="manifest"');
  }
});

test('the banner leads to the real page: of the same address, of the one it was renamed from, or to none', async () => {
  const { page } = await newPage();
  const realOf = async (address: string): Promise<string | null> => {
    await page.goto(`${server.origin}/pr-123/${address}`);
    const link = page.getByRole('link', { name: 'Open the real page' });
    return (await link.count()) === 0 ? null : await link.getAttribute('href');
  };

  expect(await realOf(`${restore}/`)).toBe('https://oncall.example.com/runbooks/shop/restore/');
  expect(await realOf('alerts/shopdown.html')).toBe('https://oncall.example.com/alerts/ShopDown/');
  expect(await realOf('guides/shop/going-on-call/')).toBe('https://oncall.example.com/guides/shop/on-call/');
  expect(await realOf('guides/cost/')).toBe(null);
  expect(await realOf('404.html')).toBe('https://oncall.example.com/');
});

test('what changed is marked where it is, readable without script and without colour', async () => {
  const { page } = await newPage({ javaScriptEnabled: false });
  await page.goto(`${server.origin}/pr-123/${restore}/`);

  const marks = await page.locator('.prose .change-mark').allInnerTexts();
  expect(marks.map((text) => text.trim())).toEqual(['Changed', 'Removed', 'Changed', 'Added']);
  const line = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((node) => getComputedStyle(node).textDecorationLine);
  expect(await line('.prose del')).toBe('line-through');
  expect(await line('.prose ins')).toBe('underline');
  expect(await page.locator('.preview-changes').innerText()).toContain('restore --snapshot newest');

  await page.goto(`${server.origin}/pr-123/slos/`);
  expect((await page.locator('#shop-availability .change-mark').first().innerText()).trim()).toBe(
    'Changed: target, error budget',
  );
  await page.goto(`${server.origin}/pr-123/contacts/#shop-ada`);
  expect((await page.locator('#shop-ada .change-mark').first().innerText()).trim()).toBe('Changed: phone');
  await page.goto(`${server.origin}/pr-123/`);
  expect(await page.locator('.change-mark, .preview-changes').count()).toBe(0);
});

test('the page of changes names each, and each of its links leads to a mark or to what is new', async () => {
  const { page } = await newPage();
  await page.goto(`${server.origin}/pr-123/changes/`);
  const links = await page
    .locator('main .changes a')
    .evaluateAll((nodes) => nodes.map((node) => (node as HTMLAnchorElement).href));

  expect(links).toHaveLength(6);
  for (const link of links) {
    expect((await page.goto(link))?.status(), link).toBe(200);
    const { hash } = new URL(link);
    expect(await page.locator(hash).count(), link).toBe(1);
  }
  const json = JSON.parse(readFileSync(path.join(folder, 'preview/api/v1/changes.json'), 'utf8')) as unknown;
  expect(changesJsonSchema.parse(json).changes).toHaveLength(6);
});

test('axe finds nothing to object to in a preview, in light and in dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await newPage({ colorScheme, bypassCSP: true, viewport: { width: 360, height: 800 } });
    for (const address of [`${restore}/`, 'slos/', 'contacts/', 'changes/']) {
      await page.goto(`${server.origin}/pr-123/${address}`);
      expect(await violationsOn(page), `${colorScheme} ${address}`).toEqual([]);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooWide, `${colorScheme} ${address}`).toBeLessThanOrEqual(0);
    }
  }
});

test('the real site holds nothing of what previews are made of', () => {
  const names = Object.keys(digestsBelow(path.join(folder, 'served'))).filter((name) => !name.startsWith('pr-123'));

  expect(names.filter((name) => /preview|changes/.test(name.replace('schemas/api/changes.json', '')))).toEqual([]);
  for (const name of names.filter((name) => name.endsWith('.html')))
    expect(readFileSync(path.join(folder, 'served', name), 'utf8'), name).not.toContain('change-mark');
});

test('pages that run code are left out of a preview, unless their authors are said to be trusted', async () => {
  const cwd = temporaryFolder();
  writeFiles(path.join(cwd, 'content'), {
    ...replayed,
    'site.yaml': `${replayed['site.yaml']}trustPages: true\n`,
    'pages/made.mdx': '---\ntitle: Made\n---\n\nThe answer is {6 * 7}.\n',
  });
  const run = (...args: string[]) => alertbook(['build', '--preview', 'PR 7', ...args], { cwd });

  const { stdout } = await run();
  expect(stdout).toContain('Pages that run code are not in it.');
  expect(existsSync(path.join(cwd, 'dist/made/index.html'))).toBe(false);
  await run('--trust-pages');
  expect(readFileSync(path.join(cwd, 'dist/made/index.html'), 'utf8')).toContain('The answer is 42.');
});

test('flags that say nothing together are wrong use', async () => {
  const cwd = temporaryFolder();
  writeFiles(path.join(cwd, 'content'), replayed);
  const fails = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await alertbook(['build', ...args], { cwd });
    expect(code).toBe(2);
    return stderr;
  };

  expect(await fails('--diff', 'main')).toContain('give `--preview NAME` too');
  expect(await fails('--trust-pages')).toContain('`--trust-pages` is for previews: give `--preview NAME` too');
  expect(await fails('--preview', 'PR 7', '--diff', 'main', '--public')).toContain('Leave one out.');
  expect(await fails('--preview', '')).toContain('expected a short name on one line');
  expect(await fails('--preview', 'PR 7', '--diff', 'main')).toContain('`content` is in no git repository');
});
