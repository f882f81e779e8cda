import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { builtSite, hostOf } from './support/built-site.ts';
import { alertNames, ask, found, queries, searchedContent } from './support/search-site.ts';
import { serveFolder, type Served } from './support/static-server.ts';

let site: string;
let browser: Browser;
let served: Served;
beforeAll(async () => {
  ({ site } = await builtSite(searchedContent));
  served = await serveFolder(hostOf(site));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** A page of the site that is closed when the test has ended, with all that its console said. */
/** @param prepare What is done before the page is asked for: routes that come later miss some of its requests. */
async function open(
  address: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ page: Page; said: string[] }> {
  // What a service worker answers, no route of a test sees.
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (!message.text().startsWith('Service Worker registration blocked')) said.push(message.text());
  });
  page.on('pageerror', (error) => void said.push(error.message));
  await prepare(page);
  await page.goto(address);
  return { page, said };
}

async function openSearch(address: string, options: BrowserContextOptions = {}) {
  const opened = await open(address, options);
  await opened.page.keyboard.press('/');
  await opened.page.getByRole('combobox', { name: 'Search' }).waitFor();
  await opened.page.locator('.search-filters').waitFor();
  return opened;
}

test('the same queries find the same on a host, under a path, and in a folder', { timeout: 180_000 }, async () => {
  const addresses = [
    `${served.origin}/runbooks/till/card-reader/`,
    `${served.origin}/deep/base/index.html`,
    pathToFileURL(path.join(site, 'slos/index.html')).href,
  ];

  const [host, below, fromFolder] = await Promise.all(
    addresses.map(async (address) => {
      const { page, said } = await openSearch(address);
      const results: [query: string, found: string[]][] = [];
      for (const query of queries) results.push([query, await ask(page, query)]);
      return { results, said };
    }),
  );

  expect(queries.length).toBeGreaterThanOrEqual(50);
  expect(below).toEqual(host);
  expect(fromFolder).toEqual(host);
  expect(host!.said).toEqual([]);
  const first = new Map(host!.results.map(([query, [best]]) => [query, best]));
  for (const name of alertNames) expect(first.get(name), name).toContain(`${name} alerts/`);
  expect(first.get('KubePVFilling')).toContain('KubePersistentVolumeFillingUp ');
  expect(first.get('dead terminal')).toBe('Card readers are silent runbooks/till/card-reader/index.html');
  expect(first.get('certbot renew')).toBe('Card readers are silent runbooks/till/card-reader/index.html#renew');
  expect(first.get('handshake expired')).toBe('Card readers are silent runbooks/till/card-reader/index.html#meaning');
  expect(first.get('zanzibar xylophones')).toBeUndefined();
});

test('nothing is loaded before it is asked for, and what is typed leaves the browser never', async () => {
  const { page } = await open(`${served.origin}/index.html`);
  const asked: string[] = [];
  const referrers: Promise<string | undefined>[] = [];
  page.on('request', (request) => {
    asked.push(request.url());
    referrers.push(request.allHeaders().then(({ referer }) => referer));
  });
  await page.waitForLoadState('networkidle');
  const before = asked.filter((url) => /search|full-text/.test(url));

  await page.keyboard.press('Control+k');
  await ask(page, 'certificate');

  expect(before).toEqual([]);
  expect(asked.filter((url) => url.includes('/assets/search')).length).toBe(3);
  expect(new URL(page.url()).search).toBe('?q=certificate');
  expect(asked.filter((url) => url.includes('/full-text/')).length).toBeGreaterThan(1);
  expect([...asked, ...(await Promise.all(referrers))].filter((text) => text?.includes('certificate'))).toEqual([]);
});

describe('by keyboard', () => {
  test('arrows, Home and End go through what is found, and Enter opens it', async () => {
    const { page } = await openSearch(`${served.origin}/index.html`);
    const results = await ask(page, 'filling up');
    const field = page.getByRole('combobox', { name: 'Search' });
    const chosen = async () =>
      page.locator(`#${await field.getAttribute('aria-activedescendant')}[aria-selected="true"]`).getAttribute('href');

    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    const addresses: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'Home']) {
      await page.keyboard.press(key);
      addresses.push(await chosen());
    }
    const hrefs = results.map((result) => `${served.origin}/${result.split(' ').at(-1)}`);
    expect(addresses).toEqual([hrefs[0], hrefs[1], hrefs[0], hrefs.at(-1), hrefs[0]]);

    await page.keyboard.press('Enter');
    await page.waitForURL(/\/alerts\//);
    expect((await page.textContent('h1'))?.replaceAll('\u00ad', '')).toContain('FillingUp');
  });

  test('Escape closes it and gives the focus back, and a field keeps its slash', async () => {
    const { page } = await open(`${served.origin}/alerts/index.html`);
    await page.getByRole('searchbox').fill('');
    await page.keyboard.press('/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('/');

    await page.locator('[data-search]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    await page.keyboard.press('Escape');

    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-search'))).toBe(true);
  });

  test('what is typed before the search has arrived is not lost', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { page } = await open(`${served.origin}/index.html`, {}, (page) =>
      page.route('**/assets/search.js', async (route) => {
        await held;
        await route.continue();
      }),
    );

    await page.keyboard.press('/');
    await page.keyboard.type('crashloop');
    release();

    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    await expect.poll(async () => (await found(page))[0]).toContain('KubePodCrashLooping');
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('crashloop');
  });
});

describe('what is pasted', () => {
  const trace = [
    '2026-11-30T03:12:44.120Z ERROR [readers-7d9f8b6c5d-x2x4q] request_id=5f0d451a-8c1e-4a55-9d0e-0c6e7b1f2a33',
    'java.lang.IllegalStateException: handshake refused: certificate has expired',
    '\tat com.example.till.Gateway.connect(Gateway.java:572)',
    'Caused by: java.io.IOException: 10.12.7.9:8443',
  ].join('\n');

  test('as a trace of several lines finds by its rare words, and leaves no values in the address', async () => {
    const { page } = await openSearch(`${served.origin}/index.html`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), trace);

    await page.keyboard.press('Control+V');
    const [first] = await found(page);

    expect(first).toBe('Card readers are silent runbooks/till/card-reader/index.html#meaning');
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toContain('5f0d451a');
    const query = new URL(page.url()).searchParams.get('q');
    expect(query).toContain('certificate has expired');
    expect(query).not.toMatch(/5f0d|7d9f|10\.12|572|2026/);
  });

  test.each([
    '[FIRING:2] KubePodNotReady (shop prod)',
    'Alert: kube_pod_not_ready\nInstance: 10.0.0.1:9100\nStarted: 2026-11-30 03:12:44 UTC',
    '{"status":"firing","labels":{"alertname":"KubePodNotReady","namespace":"shop"},"fingerprint":"0f3a9b2c7d11aa00"}',
    'https://alertmanager.example.com/#/alerts?filter=%7Balertname%3D%22KubePodNotReady%22%7D',
  ])('as a notification finds its alert first: %s', async (notification) => {
    const { page } = await openSearch(`${served.origin}/index.html`);

    expect((await ask(page, notification))[0]).toContain('KubePodNotReady alerts/');
  });
});

describe('on a phone on its side', () => {
  test.each([
    ['640 × 360', { width: 640, height: 360 }, 360],
    ['844 × 390', { width: 844, height: 390 }, 390],
    ['640 × 360 with a keyboard', { width: 640, height: 360 }, 180],
    ['844 × 390 with a keyboard', { width: 844, height: 390 }, 195],
    ['360 × 740 with a keyboard', { width: 360, height: 740 }, 370],
  ])('of %s a hit is in sight', async (_, viewport, visible) => {
    const { page } = await openSearch(`${served.origin}/index.html`, { viewport, hasTouch: true });
    // A keyboard makes what is seen of the page smaller, not the page.
    await page.evaluate((height) => {
      Object.defineProperty(visualViewport, 'height', { get: () => height });
      visualViewport!.dispatchEvent(new Event('resize'));
    }, visible);

    await ask(page, 'certificate');

    const field = (await page.getByRole('combobox', { name: 'Search' }).boundingBox())!;
    const title = (await page.locator('[role="option"] .search-title').first().boundingBox())!;
    expect(field.y).toBeGreaterThanOrEqual(0);
    expect(title.y).toBeGreaterThanOrEqual(field.y + field.height);
    expect(title.y + title.height).toBeLessThanOrEqual(visible);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await page.keyboard.press('ArrowUp');
    const last = (await page.locator('[role="option"][aria-selected="true"]').boundingBox())!;
    expect(last.y).toBeGreaterThanOrEqual(field.y);
    expect(last.y + last.height).toBeLessThanOrEqual(visible + 1);
  });
});

test('filters leave only what they name, in names and in the text', async () => {
  const { page } = await openSearch(`${served.origin}/index.html`);

  await page.getByLabel('Service', { exact: true }).selectOption('Till');
  const ofTill = await ask(page, 'certificate');
  await page.getByLabel('Service', { exact: true }).selectOption('Every service');
  await page.getByLabel('Kind', { exact: true }).selectOption('People');
  const people = await ask(page, 'shop team');

  expect(ofTill.length).toBeGreaterThan(0);
  expect(ofTill.every((result) => result.includes(' runbooks/till/'))).toBe(true);
  expect(people).toContain('Ada Lovelace contacts/index.html#shop-ada');
  expect(await page.locator('#search-texts').isVisible()).toBe(false);
});

test('an address with a query opens with what it finds, and follows what is typed', async () => {
  const { page } = await open(`${served.origin}/?q=crashloop&namespace=shop`);

  await page.getByRole('combobox', { name: 'Search' }).waitFor();
  await expect.poll(async () => (await found(page))[0]).toContain('KubePodCrashLooping');
  await ask(page, 'ada');
  const shared = new URL(page.url());
  await page.keyboard.press('Escape');

  expect(shared.search).toBe('?q=ada&namespace=shop');
  await expect.poll(() => new URL(page.url()).search).toBe('?namespace=shop');
});

test('without JavaScript the button leads to the A–Z index', async () => {
  const { page } = await open(pathToFileURL(path.join(site, 'services/shop/index.html')).href, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 640 },
  });
  const box = await page.locator('[data-search]').boundingBox();
  await page.getByRole('link', { name: 'Search' }).click();

  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(page.url()).toMatch(/\/a-z\/index\.html$/);
  const links = await page.locator('main section a').allTextContents();
  expect(links).toEqual(expect.arrayContaining([...alertNames, 'Shop', 'The queue grows', 'Ada Lovelace']));
  await page.getByRole('link', { name: 'KubeAPIDown' }).click();
  expect(await page.title()).toContain('KubeAPIDown');
});

describe('when something is wrong with the index', () => {
  const changed = (change: (body: string) => string) => async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  };
  const abort = (route: Route): Promise<void> => route.abort();

  test.each([
    ['missing', abort, 'The list of names could not be loaded.'],
    ['cut short', changed((body) => body.slice(0, body.length / 2)), 'Only part of the list of names arrived.'],
    [
      'of another version',
      changed((body) => body.replace('"version":2', '"version":0')),
      'another version of this site',
    ],
  ])('names that are %s are told, and the text is searched', async (_, handle, sentence) => {
    const { page } = await open(`${served.origin}/index.html`, {}, (page) =>
      page.route('**/assets/search-index.js', handle),
    );

    await page.keyboard.press('/');
    await page.getByText(sentence).first().waitFor();

    expect((await ask(page, 'acquirer'))[0]).toContain('runbooks/till/card-reader/index.html#ask-the-acquirer');
    expect(await page.getByRole('link', { name: 'A–Z' }).isVisible()).toBe(true);
  });

  test.each([
    ['missing', '**/assets/full-text.js', abort, 'cannot be searched now'],
    ['cut short', '**/assets/full-text.js', changed((body) => body.slice(0, 9_000)), 'cannot be searched now'],
    ['without a part', '**/full-text/index/*.js', abort, 'A part of the text'],
    ['without its excerpts', '**/full-text/fragment/*.js', abort, 'cannot be searched now'],
  ])('a text that is %s is told, and names are found', async (_, files, handle, sentence) => {
    const { page } = await open(`${served.origin}/index.html`, {}, (page) => page.route(files, handle));

    await page.keyboard.press('/');
    await page.locator('.search-filters').waitFor();
    const results = await ask(page, 'certificate');

    expect(results[0]).toContain('Renew the certificate ');
    expect(await page.getByText(sentence).isVisible()).toBe(true);
  });

  test('a search that does not arrive at all leads to the A–Z index', async () => {
    const { page } = await open(`${served.origin}/index.html`, {}, (page) => page.route('**/assets/search.js', abort));

    await page.keyboard.press('/');

    await page.waitForURL(/\/a-z\//, { waitUntil: 'commit' });
    expect(await page.textContent('h1')).toBe('A–Z');
  });
});

test('no query is an error, and none is read as markup', { timeout: 120_000 }, async () => {
  const { page, said } = await openSearch(pathToFileURL(path.join(site, 'index.html')).href);
  const hostile = [
    'x'.repeat(10_000),
    'disk '.repeat(2_000),
    '\u0000\u0007\u001b[31m\u202e\ufeff',
    '<script>document.title = "broken"</script>',
    '<img src=x onerror="document.title = 1">',
    '"certificate has',
    `'"\`\\ ((( [[[ {{{ *** ??? +++ --- ~~~ ^^^ $$$`,
    '__proto__ constructor hasOwnProperty',
    '%E0%A4%A % %%%',
    '\ud83d half',
    '😀👩‍👩‍👧 ☎️',
    ...'диск Größe 磁盘 ディスク 디스크 ดิสก์ डिस्क ডিস্ক ตัวอย่าง القرص דיסק δίσκος սկավառակ დისკი ዲስክ ឌីស ဒစ် ᠮᠣᠩ'.split(' '),
  ];

  for (const query of hostile) await ask(page, query);

  expect(said).toEqual([]);
  expect(await page.title()).not.toMatch(/broken|^1$/);
  expect(await page.locator('dialog script, dialog img').count()).toBe(0);
  expect((await ask(page, '"certificate has')).length).toBeGreaterThan(0);
});

test.each([
  ['light', 360],
  ['dark', 360],
  ['light', 1280],
] as const)('the search in the %s theme at %i pixels has nothing that axe finds wrong', async (colorScheme, width) => {
  const { page } = await openSearch(`${served.origin}/runbooks/till/card-reader/`, {
    colorScheme,
    viewport: { width, height: 640 },
    reducedMotion: 'reduce',
  });
  await ask(page, 'certificate');
  await page.keyboard.press('ArrowDown');

  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  expect(await page.locator('.search-title').count()).toBeGreaterThan(1);
});

test('the page for addresses that nothing has offers what the search finds', async () => {
  const { page } = await open(`${served.origin}/alerts/kubepodcrashloping/?namespace=a%20b`);

  expect(await page.locator('nearest-pages li').first().textContent()).toBe('KubePodCrashLooping');
  expect(await page.locator('nearest-pages a').first().getAttribute('href')).toBe(
    '/alerts/KubePodCrashLooping/?namespace=a%20b',
  );
});

test('a page is found by its own text alone, once, and not by its copies', async () => {
  const { page } = await openSearch(`${served.origin}/index.html`);

  const results = await ask(page, 'closed the contract');

  expect(results).toEqual(['Card readers are silent runbooks/till/card-reader/index.html#ask-the-acquirer']);
});
