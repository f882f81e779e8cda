import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { siteServer } from '../src/cli/site-server.ts';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { replayed, withEdits } from './support/replays.ts';
import { serveFolder, type Served } from './support/static-server.ts';

/** What a script in a picture would do to the real site beside it. */
const attack = `
  localStorage.setItem('evil', '1');
  localStorage.removeItem('ours');
  (async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) await cache.put(request, new Response('evil'));
    }
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    await fetch('/evil-was-here');
  })();`;
const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}<rect width="9" height="9"/></svg>\n`;

/** Pictures that run something where a browser takes them for pages, by the names under which a stranger sends them. */
const evil: Record<string, string> = {
  'evil.svg': svg(`<script><![CDATA[${attack}]]></script>`),
  'handler.svg': svg('').replace('<svg', `<svg onload="${attack.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`),
  'foreign.svg': svg(
    `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>parent.localStorage.setItem('evil',1)&lt;/script>"/></foreignObject>`,
  ),
  'entity.svg': `<!DOCTYPE svg [<!ENTITY s "<script>localStorage.setItem('evil',1)</script>">]>\n${svg('&s;')}`,
  'page.png': `<!doctype html><script>${attack}</script>`,
  'page.html': `<!doctype html><script>${attack}</script>`,
};

const guide = 'guides/shop/on-call.mdx';
const stranger = withEdits(replayed, {
  // The stranger asks for silence about all of it.
  'site.yaml': [['checks:\n', 'checks:\n  image/unsafe-svg: off\n  image/wrong-format: off\n']],
  'images/good.svg': svg('<style>rect { fill: rgb(0, 128, 0) }</style>'),
  [guide]: [
    [
      '## Before your first shift',
      `## Before your first shift\n\n${['good.svg', ...Object.keys(evil)].map((name) => `![Picture](/images/${name}) [look](/images/${name})`).join('\n')}`,
    ],
  ],
  ...Object.fromEntries(Object.entries(evil).map(([name, text]) => [`images/${name}`, text])),
});

let folder: string;
let browser: Browser;
let said: string;
beforeAll(async () => {
  folder = temporaryFolderForFile();
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'init.defaultBranch=main'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const build = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await alertbook(['build', ...args, '--today', '2026-03-01'], { cwd: folder });
    if (code !== 0) throw new Error(stdout + stderr);
    return stdout;
  };
  const write = (files: Record<string, string>): void =>
    writeFiles(folder, Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/${name}`, text])));
  git('init', '--quiet');
  write(replayed);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Write the shop down');
  cpSync((await builtSite(replayed)).site, path.join(folder, 'served'), { recursive: true });
  write(stranger);
  said = await build('--out', 'preview', '--preview', 'PR 124', '--diff', 'main', '--base', '/pr-124/');
  cpSync(path.join(folder, 'preview'), path.join(folder, 'served/pr-124'), { recursive: true });
  // As if the pictures had come onto the host in another way.
  mkdirSync(path.join(folder, 'served/pr-125'));
  writeFiles(path.join(folder, 'served/pr-125/images'), evil);
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The real site on the device of a reader, with something of the reader's own in its storage. */
async function visitRealSite(origin: string): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/`);
  await page.evaluate(() => localStorage.setItem('ours', 'kept'));
  await page.locator('offline-status [data-kept]', { hasText: 'kept on this device' }).waitFor({ timeout: 20_000 });
  return { page, asked };
}

/** Everything that the browser keeps for the origin. */
async function keptBy(page: Page): Promise<Record<string, string>> {
  return await page.evaluate(async () => {
    const kept: Record<string, string> = { cookie: document.cookie };
    Object.assign(kept, localStorage);
    for (const { name } of await indexedDB.databases()) kept[`database ${name}`] = '';
    for (const { scope } of await navigator.serviceWorker.getRegistrations()) kept[`worker ${scope}`] = '';
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        kept[request.url] = [
          ...new Uint8Array(await crypto.subtle.digest('SHA-256', await (await cache.match(request))!.arrayBuffer())),
        ].join('.');
    }
    return kept;
  });
}

async function openAll(page: Page, addresses: string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const address of addresses) {
    const response = await page.goto(address).catch(() => undefined);
    statuses.push(response?.status() ?? 0);
    await page.waitForTimeout(200);
  }
  return statuses;
}

const names = Object.keys(evil);

test('a preview of a stranger’s pictures is built without those that run something, and tells of them', () => {
  const state = JSON.parse(readFileSync(path.join(folder, 'preview/api/v1/changes.json'), 'utf8')) as {
    changes: { section: string; kind: string; name: string; address?: string; values: { field: string }[] }[];
  };
  const pictures = state.changes.filter(({ section }) => section === 'pictures');

  expect(said).toContain('A preview of PR 124');
  expect(existsSync(path.join(folder, 'preview/images/good.svg'))).toBe(true);
  expect(names.filter((name) => existsSync(path.join(folder, 'preview/images', name)))).toEqual([]);
  expect(pictures.map(({ kind, name, address }) => [kind, name, address])).toEqual([
    ...[...names]
      .toSorted()
      .filter((name) => name < 'good.svg')
      .map((name) => ['added', `images/${name}`, undefined]),
    ['added', 'images/good.svg', '/images/good.svg'],
    ...[...names]
      .toSorted()
      .filter((name) => name > 'good.svg')
      .map((name) => ['added', `images/${name}`, undefined]),
  ]);
});

test('the page of changes names each picture, and leads to the one that is published', async () => {
  const page = await browser.newPage();
  const served = await serveFolder(path.join(folder, 'served'));
  onTestFinished(async () => {
    await page.close();
    await served.close();
  });
  await page.goto(`${served.origin}/pr-124/changes/`);

  const text = await page.locator('main').innerText();
  for (const name of ['good.svg', ...names]) expect(text).toContain(`Added picture images/${name}`);
  expect(text).toContain('not published: `<script>` is not one of the elements that only draw.');
  await page.getByRole('link', { name: 'images/good.svg' }).click();
  expect(page.url()).toBe(`${served.origin}/pr-124/images/good.svg`);
});

describe.each([
  ['a host that sends no headers', serveFolder],
  ['`alertbook preview`', serveSite],
] as const)('beside the real site on %s', (_host, serve) => {
  test('a stranger’s preview changes nothing of what the real site keeps, whatever of it is opened', async () => {
    const { origin, close } = await serve(path.join(folder, 'served'));
    onTestFinished(close);
    const { page, asked } = await visitRealSite(origin);
    const before = await keptBy(page);

    const statuses = await openAll(page, [
      `${origin}/pr-124/${guide.replace('.mdx', '/')}`,
      `${origin}/pr-124/images/good.svg`,
      ...names.map((name) => `${origin}/pr-124/images/${name}`),
    ]);
    await page.goto(`${origin}/`);

    expect(statuses).toEqual([200, 200, ...names.map(() => 404)]);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(before['ours']).toBe('kept');
    expect(await keptBy(page)).toEqual(before);
    expect(asked).not.toContain('/evil-was-here');
  });
});

test('where the pictures have come onto the host all the same, the policy of `alertbook preview` lets none of them run', async () => {
  const { origin, close } = await serveSite(path.join(folder, 'served'));
  onTestFinished(close);
  const { page, asked } = await visitRealSite(origin);
  const before = await keptBy(page);
  const pictures = names.filter((name) => !name.endsWith('.html'));

  await openAll(
    page,
    pictures.map((name) => `${origin}/pr-125/images/${name}`),
  );
  await page.goto(`${origin}/`);

  expect(await keptBy(page)).toEqual(before);
  expect(asked).not.toContain('/evil-was-here');
});

test('a host that sends no headers would let one run: the tests above would see it', async () => {
  const { origin, close } = await serveFolder(path.join(folder, 'served'));
  onTestFinished(close);
  const { page } = await visitRealSite(origin);

  await openAll(page, [`${origin}/pr-125/images/evil.svg`]);

  expect(await page.evaluate(() => ({ ...localStorage }))).toMatchObject({ evil: '1' });
});

async function serveSite(site: string): Promise<Served> {
  const server = siteServer(site, '/');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
