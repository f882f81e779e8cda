import { cpSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { sizeText, wholeList, type OfflineList, type OfflineVersion } from '../src/model/site/offline-manifest.ts';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { temporaryFolder, writeFiles } from './support/command.ts';
import { FlakyServer } from './support/flaky-server.ts';
import { shop } from './support/shop.ts';

const guide = 'guides/shop/on-call.mdx';
const guidePath = 'guides/shop/on-call/';
const runbook = 'runbooks/shop/queue-backlog/';

const patiently = { timeout: 20_000 };

let browser: Browser;
/** One site as it was, the same with another guide, and with other settings in `site.yaml`. */
let sites: Record<'old' | 'edited' | 'essential' | 'small' | 'nothing', string>;
let said: Record<string, string>;
beforeAll(async () => {
  const setting = (text: string) => ({ 'site.yaml': `${shop['site.yaml']}offline: ${text}\n` });
  const changes = {
    old: {},
    edited: { [guide]: shop[guide]!.replace('Before your first shift', 'Before the very first shift') },
    essential: setting('{ keep: essential }'),
    small: setting('{ most: 10 kB }'),
    nothing: setting('{ keep: nothing }'),
  };
  const built = await Promise.all(
    Object.entries(changes).map(async ([name, changed]) => [name, await builtSite({ ...shop, ...changed })] as const),
  );
  sites = Object.fromEntries(built.map(([name, { site }]) => [name, site])) as typeof sites;
  said = Object.fromEntries(built.map(([name, { said }]) => [name, said]));
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('after one visit every page opens on a server that is gone: by every spelling, and with a query', async () => {
  const server = await serve(sites.old, '/team/on-call/');
  const { page } = await visit(server);
  await server.stop();

  const addresses = pagesOf(sites.old);
  expect(addresses.length).toBeGreaterThan(18);
  expect(addresses).toEqual(expect.arrayContaining(['', 'alerts/shopqueuebacklog.html', runbook]));
  const spellings = addresses.flatMap((address) => [
    address,
    `${address}?ns=shop&x=%3Cb%3E`,
    ...(address.endsWith('/') ? [address.slice(0, -1), `${address}index.html`] : []),
  ]);
  for (const address of spellings) {
    const response = await page.goto(server.root + address);
    expect(response?.status(), address).toBe(200);
    await expect.poll(() => page.title(), { message: address, ...patiently }).toBe(titleOf(sites.old, address));
    expect(new URL(page.url()).search, address).toBe(new URL(server.root + address).search);
  }

  await page.goto(`${server.root}runbooks/shop/shopqueuebacklog.html?ns=shop#mitigation`);
  expect(page.url()).toBe(`${server.root}${runbook}?ns=shop#mitigation`);
  const mitigation = page.getByRole('heading', { name: 'Mitigation' });
  await expect.poll(() => mitigation.evaluate((node) => node.getBoundingClientRect().top), patiently).toBeLessThan(100);
});

test('names and texts are found on a server that is gone, from the very page of the first visit', async () => {
  const server = await serve(sites.old, '/team/');
  const { page } = await visit(server);
  await server.stop();

  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('jobs wait longer');
  await page.locator('#search-list[aria-busy="false"]').waitFor({ state: 'attached' });
  const best = page.locator('#search-list [role="option"]').first();
  await best.waitFor();

  expect(await best.getAttribute('href')).toContain(runbook);
  await page.getByRole('combobox', { name: 'Search' }).fill('ShopQueuBacklog');
  await expect.poll(() => best.textContent(), patiently).toContain('ShopQueueBacklog');
  await best.click();
  await page.getByRole('heading', { level: 1, name: 'ShopQueueBacklog' }).waitFor();
});

test('a server that accepts and never answers holds nobody up, and an unknown address has its page in seconds', async () => {
  const server = await serve(sites.old);
  const { page } = await visit(server);
  server.isStalled = true;

  const times: number[] = [];
  for (const address of [runbook, 'alerts/ShopQueueBacklog/', 'contacts/', 'slos/', '']) {
    const started = performance.now();
    await page.goto(server.root + address, { waitUntil: 'commit' });
    times.push(Math.round(performance.now() - started));
  }
  const started = performance.now();
  const unknown = await page.goto(`${server.root}alerts/ShopQueueBacklogs/?ns=shop`);
  const unknownTime = Math.round(performance.now() - started);

  console.log(`Stalled server: known pages after ${times.join(', ')} ms, an unknown one after ${unknownTime} ms.`);
  expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(500);
  expect(unknownTime).toBeLessThan(4000);
  expect(unknown?.status()).toBe(404);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This site has no alert ShopQueueBacklogs');
  expect(await page.locator('main').textContent()).toContain('The network did not answer');
  expect(await page.locator('nearest-pages').getByRole('link').first().textContent()).toBe('ShopQueueBacklog');
});

test('a device that is set to save data fetches no copy until its reader wants one', async () => {
  const server = await serve(sites.old);
  const context = await newContext();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const page = await context.newPage();
  await page.goto(server.root);
  await page.getByText('Nothing is kept on this device, because it is set to save data.').waitFor();
  expect(server.asked.filter((asked) => /sw\.js|offline/.test(asked))).toEqual([]);

  await page.getByRole('button', { name: 'Keep it on this device' }).click();
  await page.getByText('The whole site is kept on this device').waitFor();
  await page.reload();

  await expect.poll(() => statusOn(page), patiently).toContain('The whole site is kept on this device');
  expect(await page.getByRole('button', { name: 'Keep it on this device' }).isVisible()).toBe(false);
});

test('with the network switched off the site is there, and says how old it is', async () => {
  const server = await serve(sites.old);
  const { page, context } = await visit(server);
  await context.setOffline(true);

  await page.goto(server.root + runbook);

  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The queue grows');
  const size = sizeText(readManifest(sites.old).bytes.all);
  await expect
    .poll(() => statusOn(page), patiently)
    .toMatch(
      new RegExp(
        `^The whole site is kept on this device: ${size}, as of \\d+ \\w{3} \\d{4} \\d\\d:\\d\\d UTC \\(just now\\)\\.$`,
      ),
    );
  expect(said['old']).toMatch(new RegExp(`Kept offline: \\d+ pages, ${size}\\.`));
});

test('an address that was never there is the host’s to answer while there is a network', async () => {
  const server = await serve(sites.old);
  const { page } = await visit(server);
  server.onRequest = (asked) => (asked === 'new-page/' ? Buffer.from('<h1>Deployed a minute ago</h1>') : undefined);

  await page.goto(`${server.root}new-page/`);

  expect(await page.getByRole('heading').textContent()).toBe('Deployed a minute ago');
});

test('an address that the network was too slow for is waited for when it is loaded again', async () => {
  const server = await serve(sites.old);
  const { page } = await visit(server);
  server.onRequest = (asked) => (asked === 'new-page/' ? Buffer.from('<h1>Deployed a minute ago</h1>') : undefined);
  server.answersAfterMs = 2000;

  await page.goto(`${server.root}new-page/`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('No page has this address');
  await page.reload();

  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Deployed a minute ago');
});

test('one page edited costs a small `sw.js`, its part of the list, the page, and what search knows of it', async () => {
  const server = await serve(sites.old);
  const { page } = await visit(server);
  server.folder = sites.edited;
  server.asked.length = 0;

  await page.reload();
  await page.getByText('A newer version of these pages is ready.').waitFor();

  const changed = changedPaths(sites.old, sites.edited);
  expect(changed.filter((changedPath) => changedPath.endsWith('/'))).toEqual([guidePath]);
  const asked = server.asked.filter((address) => address !== '/sw.js');
  expect(asked.toSorted()).toEqual(['assets/offline/0.json', ...changed].map((file) => `/${file}`).toSorted());
  expect(server.asked.length - asked.length).toBe(1);
  expect(statSync(path.join(sites.edited, 'sw.js')).size).toBeLessThan(12_000);
});

test('two tabs stay on the version that they show until the reader asks, and then only the tab that was asked changes', async () => {
  const server = await serve(sites.old);
  // What the worker answers is asked for by the test, which the policy of the page forbids.
  const { page: one, context } = await visit(server, { bypassCSP: true });
  const two = await context.newPage();
  await one.goto(server.root + guidePath);
  await two.goto(server.root + guidePath);
  await two.getByRole('checkbox').first().check();
  server.folder = sites.edited;
  await two.evaluate(
    'navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => undefined)',
  );

  await one.getByText('A newer version of these pages is ready.').waitFor();
  await two.getByText('A newer version of these pages is ready.').waitFor();
  await one.reload();
  expect(await headingsOn(one)).toEqual(['Before your first shift']);

  await one.getByRole('button', { name: 'Show it now' }).click();
  await expect.poll(() => headingsOn(one), patiently).toEqual(['Before the very first shift']);

  expect(await headingsOn(two)).toEqual(['Before your first shift']);
  expect(await two.getByRole('checkbox').first().isChecked()).toBe(true);
  await server.stop();
  const oldPage = `fetch('./').then((response) => response.text())`;
  expect(await two.evaluate(oldPage)).toContain('Before your first shift');
  expect(await one.evaluate(oldPage)).toContain('Before the very first shift');
  await two.getByRole('button', { name: 'Show it now' }).click();
  await expect.poll(() => headingsOn(two), patiently).toEqual(['Before the very first shift']);
});

test('the files of an old version are deleted when no tab shows them any more', async () => {
  const server = await serve(sites.old);
  const { page } = await visit(server);
  const keptBefore = await keptHashes(page);
  server.folder = sites.edited;
  await page.reload();
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.getByRole('button', { name: 'Show it now' }).click();
  await expect.poll(() => loads, patiently).toBe(1);
  await page.waitForTimeout(1000);
  expect(loads).toBe(1);

  await page.goto(server.root + runbook);

  const { essential, rest, parts } = readManifest(sites.edited);
  const wanted = [...new Set([...Object.values({ ...essential, ...rest }), ...parts])].toSorted();
  await expect.poll(() => keptHashes(page), patiently).toEqual(wanted);
  expect(keptBefore).not.toEqual(wanted);
});

test('a deploy in the middle of the first visit leaves nothing half kept, and the next visit keeps the new version', async () => {
  const server = await serve(sites.old);
  server.onRequest = (asked) => {
    if (asked === 'contacts/') server.folder = sites.edited;
    return undefined;
  };
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(server.root);

  await expect
    .poll(() => statusOn(page), patiently)
    .toContain('Nothing is kept on this device: the site changed while it was fetched.');
  expect(await page.evaluate('navigator.serviceWorker.getRegistration().then((found) => found?.active ?? null)')).toBe(
    null,
  );

  await page.goto(server.root);
  await page.getByText('The whole site is kept on this device').waitFor();
  await server.stop();
  await page.goto(server.root + guidePath);
  expect(await headingsOn(page)).toEqual(['Before the very first shift']);
});

test('a new version of which one file is not what it should be is not taken: the old one stays, whole', async () => {
  const server = await serve(sites.old);
  const { page } = await visit(server);
  server.folder = sites.edited;
  server.onRequest = (asked) => (asked === guidePath ? Buffer.from('<h1>From a cache of last week</h1>') : undefined);
  server.asked.length = 0;

  await page.reload();
  await expect.poll(() => server.asked, patiently).toContain(`/${guidePath}`);
  await expect
    .poll(
      () =>
        page.evaluate(
          'navigator.serviceWorker.getRegistration().then(({ installing, waiting }) => !installing && !waiting)',
        ),
      patiently,
    )
    .toBe(true);
  await server.stop();

  for (const address of pagesOf(sites.old)) {
    await page.goto(server.root + address);
    await expect.poll(() => page.title(), { message: address, ...patiently }).toBe(titleOf(sites.old, address));
  }
  await page.goto(server.root + guidePath);
  expect(await headingsOn(page)).toEqual(['Before your first shift']);
  expect(await statusOn(page)).toMatch(/^The whole site is kept/);
});

test('a copy that the browser has deleted is fetched again at the next visit', async () => {
  const server = await serve(sites.old);
  const { page } = await visit(server);
  const kept = await keptHashes(page);
  await page.evaluate('caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))');

  await page.goto(server.root + runbook);

  await page.getByText('The whole site is kept on this device').waitFor();
  expect(await keptHashes(page)).toEqual(kept);
});

test('a device with room for the essential pages alone keeps those, and says so', async () => {
  const { bytes } = readManifest(sites.old);
  // What the browser adds to each file that it keeps is up to kilobytes, and differs from version to version.
  const { page, server } = await visitWithQuota(Math.round(bytes.essential + (bytes.all - bytes.essential) * 0.75));

  await expect
    .poll(() => statusOn(page), patiently)
    .toMatch(
      /^The essential pages are kept on this device: \d+ kB, as of .*\. The rest is not: it has no space left\.$/,
    );
  await server.stop();
  await page.goto(server.root + runbook);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The queue grows');
  const missing = await page.goto(server.root + guidePath);
  expect(missing?.status()).toBe(404);
  expect(await page.locator('main').textContent()).toContain('is not kept on this device');
});

test('a device with no room at all reads from the network, and says so', async () => {
  const { page } = await visitWithQuota(20_000);

  await expect.poll(() => statusOn(page), patiently).toBe('Nothing is kept on this device: it has no space left.');
  await page
    .getByRole('link', { name: 'Contacts', exact: true })
    .first()
    .evaluate((link) => (link as HTMLElement).click());
  await expect.poll(() => page.title(), patiently).toContain('Contacts');
});

test.each([
  [
    'refuses',
    `caches.open = () => Promise.reject(new DOMException('', 'SecurityError'))`,
    'the browser does not allow it',
  ],
  [
    'breaks',
    `Cache.prototype.put = () => Promise.reject(new DOMException('', 'UnknownError'))`,
    'it has no space left',
  ],
])('a browser whose cache %s reads from the network, and says why', async (_does, fault, reason) => {
  const server = await serve(sites.old);
  const worker = readFileSync(path.join(sites.old, 'sw.js'), 'utf8');
  server.onRequest = (asked) => (asked === 'sw.js' ? Buffer.from(`${fault};\n${worker}`) : undefined);
  const page = await (await newContext()).newPage();
  await page.goto(server.root);

  await expect.poll(() => statusOn(page), patiently).toBe(`Nothing is kept on this device: ${reason}.`);
  await page.goto(server.root + runbook);
  expect(await page.title()).toBe(titleOf(sites.old, runbook));
});

test.each(['essential', 'small'] as const)('`site.yaml` can ask for the essential pages alone: %s', async (name) => {
  const server = await serve(sites[name]);
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(server.root);

  await page.getByText('The essential pages are kept on this device').waitFor();

  // Of 10 kB not even those of alerts fit.
  const which = name === 'small' ? 'essential pages, those of the worst alerts first' : 'essential pages';
  expect(said[name]).toMatch(new RegExp(`Kept offline: \\d+ ${which}, \\d+ kB`));
  expect(server.asked.filter((address) => address === `/${guidePath}`)).toEqual([]);
  await page.goto(server.root + guidePath);
  expect(await headingsOn(page)).toEqual(['Before your first shift']);
});

test('a site that keeps nothing any more ends the worker of an earlier version and what it kept', async () => {
  const server = await serve(sites.old);
  const { page } = await visit(server);
  server.folder = sites.nothing;

  await page.reload();

  await expect.poll(() => page.evaluate('caches.keys()'), patiently).toEqual([]);
  await page.goto(server.root);
  expect(await registrationsOn(page)).toBe(0);
  expect(await page.locator('offline-status').count()).toBe(0);
});

describe('another script of the origin writes into what is kept', () => {
  /** Puts something in the place of entries of the cache, as any page of the origin can, and returns how many there were. */
  const overwrite = (page: Page, of: 'files' | 'notes', texts: string[]): Promise<number> =>
    page.evaluate(
      async ([kind, bodies]) => {
        const cache = await caches.open((await caches.keys())[0]!);
        const requests = (await cache.keys()).filter(({ url }) => url.includes(kind === 'files' ? '?file=' : '?note='));
        const headers = { 'Content-Type': 'text/html', Refresh: '0; url=/elsewhere/' };
        for (const [place, request] of requests.entries())
          await cache.put(request, new Response(bodies[place % bodies.length], { headers }));
        return requests.length;
      },
      [of, texts] as const,
    );

  const evil = '<title>Not the site</title><script>localStorage.setItem("evil", "1")</script>';

  test('no page shows it, nothing of it runs, and what was there is fetched and kept again', async () => {
    const server = await serve(sites.old);
    const { page } = await visit(server);
    const kept = await keptHashes(page);
    const count = await overwrite(page, 'files', [evil]);

    for (const address of pagesOf(sites.old)) {
      await page.goto(server.root + address);
      await expect.poll(() => page.title(), { message: address, ...patiently }).toBe(titleOf(sites.old, address));
    }
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('ShopQueuBacklog');
    await page.locator('#search-list [role="option"]').first().waitFor();

    expect(count).toBeGreaterThan(20);
    expect(await page.evaluate(() => localStorage.getItem('evil'))).toBe(null);
    await expect.poll(() => keptHashes(page), patiently).toEqual(kept);
    await server.stop();
    await page.goto(server.root + runbook);
    expect(await page.title()).toBe(titleOf(sites.old, runbook));
  });

  test('without a network, a page that is not the one of the site is not shown', async () => {
    const server = await serve(sites.old);
    const { page } = await visit(server);
    await page.evaluate(
      async ([hash, text]) => {
        const cache = await caches.open((await caches.keys())[0]!);
        const request = (await cache.keys()).find(({ url }) => url.endsWith(`?file=${hash}`))!;
        await cache.put(request, new Response(text, { headers: { 'Content-Type': 'text/html' } }));
      },
      [readManifest(sites.old).essential[runbook]!, evil] as const,
    );
    await server.stop();

    const response = await page.goto(server.root + runbook);

    expect(response?.status()).toBe(404);
    expect(await page.title()).not.toBe('Not the site');
    expect(await page.locator('main').textContent()).toContain('is not kept on this device');
    await page.goto(`${server.root}contacts/`);
    expect(await page.title()).toBe(titleOf(sites.old, 'contacts/'));
  });

  test('what is said of the right bytes beside them has no say', async () => {
    const server = await serve(sites.old);
    const { page } = await visit(server);
    await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]!);
      const headers = {
        'Content-Type': 'text/plain',
        Refresh: '0; url=/elsewhere/',
        'Content-Security-Policy': 'sandbox',
        'Referrer-Policy': 'unsafe-url',
      };
      for (const request of (await cache.keys()).filter(({ url }) => url.includes('?file=')))
        await cache.put(
          request,
          new Response(await (await cache.match(request))!.arrayBuffer(), { status: 404, headers }),
        );
    });
    await server.stop();

    const response = await page.goto(server.root + runbook);
    await page.waitForTimeout(300);

    expect(response?.status()).toBe(200);
    expect(await response?.allHeaders()).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(page.url()).toBe(server.root + runbook);
    await page.locator('.copy').first().waitFor();
  });

  test.each([
    ['no text of a note', ['', 'null', '5', '[]', '{', '"text"']],
    ['notes of nothing', ['{}', '{"current":5,"versionByTab":null}', '{"version":{"parts":[]},"kept":"all"}']],
  ])('%s: every page is there without a network', async (_what, texts) => {
    const server = await serve(sites.old);
    const { page } = await visit(server);
    for (const shift of texts.keys()) {
      await overwrite(page, 'notes', [...texts.slice(shift), ...texts.slice(0, shift)]);
      await endWorker(page);
      await page.goto(server.root + runbook);
      expect(await page.title(), texts[shift]).toBe(titleOf(sites.old, runbook));
    }
    await server.stop();
    await page.goto(`${server.root}contacts/`);

    expect(await page.title()).toBe(titleOf(sites.old, 'contacts/'));
  });

  test('a version that was never built is not taken for the one that a tab shows', async () => {
    const server = await serve(sites.old);
    const { page: one, context } = await visit(server);
    const two = await context.newPage();
    await two.goto(server.root + guidePath);
    const { version } = readManifest(sites.old);
    // Both by a name of its own, and by the name of the version that the tabs show.
    await two.evaluate(
      async ([real, text]) => {
        const cache = await caches.open((await caches.keys())[0]!);
        const keep = async (file: string): Promise<string> => {
          const bytes = new TextEncoder().encode(file);
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
          await cache.put(`/?file=${hash}`, new Response(bytes, { headers: { 'Content-Type': 'text/javascript' } }));
          return hash;
        };
        const hash = await keep(text);
        const files = { 'assets/search.js': hash, 'assets/search-index.js': hash, 'assets/full-text.js': hash };
        const list = { essential: files, rest: files, spellings: {} };
        for (const name of [real, '0123456789abcdef']) {
          const version = { version: name, keep: 'all', bytes: {}, parts: [await keep(JSON.stringify(list))] };
          const note = { version, kept: 'all', at: '2026-01-01T00:00:00Z', tried: '2026-01-01T00:00:00Z' };
          await cache.put(`/?note=${encodeURIComponent(`version ${name}`)}`, new Response(JSON.stringify(note)));
        }
        const tabs = { current: '0123456789abcdef', versionByTab: {} };
        await cache.put('/?note=tabs', new Response(JSON.stringify(tabs)));
      },
      [version, 'localStorage.setItem("evil", "1")'] as const,
    );
    server.folder = sites.edited;
    await one.reload();
    await one.getByRole('button', { name: 'Show it now' }).click();
    await expect.poll(() => one.evaluate('navigator.serviceWorker.controller?.state'), patiently).toBe('activated');

    await two.keyboard.press('/');
    await two.getByRole('combobox', { name: 'Search' }).fill('ShopQueuBacklog');
    await two.locator('#search-list [role="option"]').first().waitFor();

    expect(await two.evaluate(() => localStorage.getItem('evil'))).toBe(null);
  });
});

test('a tab goes on with the version that it shows when the worker was ended meanwhile', async () => {
  const server = await serve(sites.old);
  const { page: one, context } = await visit(server, { bypassCSP: true });
  const two = await context.newPage();
  await one.goto(server.root + guidePath);
  await two.goto(server.root + guidePath);
  server.folder = sites.edited;
  await one.reload();
  await one.getByRole('button', { name: 'Show it now' }).click();
  await expect.poll(() => headingsOn(one), patiently).toEqual(['Before the very first shift']);
  await server.stop();

  await endWorker(two);

  const shown = `fetch('./').then((response) => response.text())`;
  expect(await two.evaluate(shown)).toContain('Before your first shift');
  expect(await one.evaluate(shown)).toContain('Before the very first shift');
});

test('neither a folder nor a preview registers anything', async () => {
  const context = await newContext();
  const page = await context.newPage();
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  page.on('console', (message) => failed.push(message.text()));
  await page.goto(pathToFileURL(path.join(sites.old, 'index.html')).href);
  await page.waitForTimeout(300);
  expect(await page.locator('offline-status').isVisible()).toBe(false);
  expect(failed).toEqual([]);

  const preview = temporaryFolder();
  cpSync(sites.old, preview, { recursive: true });
  const home = readFileSync(path.join(sites.old, 'index.html'), 'utf8');
  writeFiles(preview, { 'index.html': home.replace('<html', '<html data-preview') });
  const server = await serve(preview);
  await page.goto(server.root);
  await page.waitForTimeout(300);
  expect(await registrationsOn(page)).toBe(0);
  expect(server.asked).not.toContain('/sw.js');
});

test('a browser can install the site as an app', async () => {
  const server = await serve(sites.old, '/team/');
  const { page, context } = await visit(server);
  await page.goto(server.root + runbook);
  const devtools = await context.newCDPSession(page);

  const { url, errors, data } = await devtools.send('Page.getAppManifest');

  expect(url).toBe(`${server.root}manifest.webmanifest`);
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data!) as { name: string; icons: { src: string }[] };
  expect(manifest.name).toBe('Shop on call');
  for (const { src } of manifest.icons) {
    const icon = await page.request.get(new URL(src, url).href);
    expect(icon.status(), src).toBe(200);
  }
});

async function serve(folder: string, prefix?: string): Promise<FlakyServer> {
  const server = new FlakyServer(folder, prefix);
  await server.start();
  onTestFinished(() => server.stop());
  return server;
}

async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  return context;
}

/** A first visit, until the whole site is kept. */
async function visit(
  server: FlakyServer,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await newContext(options);
  const page = await context.newPage();
  await page.goto(server.root);
  await page.getByText('The whole site is kept on this device').waitFor();
  return { page, context };
}

/** A first visit with a device that has room for some bytes. */
async function visitWithQuota(quotaSize: number): Promise<{ page: Page; server: FlakyServer }> {
  const server = await serve(sites.old);
  const context = await newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(server.root).origin, quotaSize });
  await page.goto(server.root);
  return { page, server };
}

function statusOn(page: Page): Promise<string> {
  return page.locator('offline-status [data-kept]').innerText();
}

/** Ends the service worker, as browsers do with one that has nothing to do: the next request starts it again. */
async function endWorker(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await devtools.detach();
}

async function headingsOn(page: Page): Promise<string[]> {
  return (await page.locator('main h2').allInnerTexts())
    .map((text) => text.trim())
    .filter((text) => text.includes('shift'));
}

async function registrationsOn(page: Page): Promise<number> {
  return await page.evaluate('navigator.serviceWorker.getRegistrations().then(({ length }) => length)');
}

async function keptHashes(page: Page): Promise<string[]> {
  const urls: string[] = await page.evaluate(
    'caches.keys().then(async ([name]) => (await (await caches.open(name)).keys()).map(({ url }) => url))',
  );
  return urls.flatMap((url) => new URL(url).searchParams.get('file') ?? []).toSorted();
}

/** Paths of the pages of a site, by which it is asked for them. */
function pagesOf(site: string): string[] {
  return readdirSync(site, { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => name.endsWith('.html') && name !== '404.html')
    .map((name) => name.replace(/(^|\/)index\.html$/, '$1'));
}

/** Title of the page that a reader gets at an address: at a small page of another spelling, of the page that it leads on to. */
function titleOf(site: string, address: string): string {
  const [pathname = ''] = address.split('?');
  const file = path.join(site, pathname.endsWith('.html') ? pathname : path.join(pathname, 'index.html'));
  const html = readFileSync(file, 'utf8');
  const [, page] = /<a href="([^"]*)" data-depth=/.exec(html) ?? [];
  if (page !== undefined) return titleOf(site, path.relative(site, path.resolve(path.dirname(file), page)));
  return /<title>([^<]*)<\/title>/.exec(html)![1]!.replaceAll('&amp;', '&');
}

function readManifest(site: string): OfflineVersion & OfflineList {
  const [line = ''] = readFileSync(path.join(site, 'sw.js'), 'utf8').split('\n');
  const version = JSON.parse(line.replace(/^const offlineVersion=/, '').replace(/;$/, '')) as OfflineVersion;
  const parts = version.parts.map((_, index) => readFileSync(path.join(site, `assets/offline/${index}.json`), 'utf8'));
  return { ...version, ...wholeList(parts.map((part) => JSON.parse(part) as OfflineList)) };
}

/** Paths of the files that a version has and the one before has not. */
function changedPaths(before: string, after: string): string[] {
  const [old, now] = [before, after].map((site) => {
    const { essential, rest } = readManifest(site);
    return new Map(Object.entries({ ...essential, ...rest }));
  });
  return [...now!].filter(([name, hash]) => old!.get(name) !== hash).map(([name]) => name);
}
