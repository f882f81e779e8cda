import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { shop } from './support/shop.ts';

const dark = 'rgb(21, 22, 26)';
const light = 'rgb(253, 252, 250)';

let site: string;
let browser: Browser;
beforeAll(async () => {
  ({ site } = await builtSite(shop));
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function reader(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ colorScheme: 'light', ...options });
  onTestFinished(() => context.close());
  return context;
}

async function open(context: BrowserContext, address = 'index.html'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(site, address)).href);
  return page;
}

const colours = (page: Page) => page.getByRole('combobox', { name: 'Theme' });
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
/** Colour of the browser's own frame. */
const frame = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
      .filter(({ media }) => matchMedia(media).matches)
      .map(({ content }) => content),
  );

test('the system decides until a reader chooses, and again when the reader says so', async () => {
  const context = await reader({ colorScheme: 'dark' });
  const page = await open(context);
  expect(await paper(page)).toBe(dark);

  await colours(page).selectOption('Light');
  expect([await paper(page), await frame(page)]).toEqual([light, ['#fdfcfa']]);

  await colours(page).selectOption('System');
  expect([await paper(page), await frame(page)]).toEqual([dark, ['#15161a']]);
});

// The choice of one moment ago reaches the process of the next page by way of the browser, which a busy machine delays. A
// page that asks too late fails each time.
test('a choice holds on the next page before anything of it is painted, and in other tabs', { retry: 2 }, async () => {
  const context = await reader();
  const page = await open(context);
  const other = await open(context, 'contacts/index.html');
  await colours(page).selectOption('Dark');
  await expect.poll(() => paper(other)).toBe(dark);

  // Whoever asks when the body begins comes before the first paint, and before every script that waits.
  await page.addInitScript(() =>
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      Object.assign(globalThis, { atFirst: getComputedStyle(document.documentElement).colorScheme });
    }).observe(document, { childList: true, subtree: true }),
  );
  await page.goto(pathToFileURL(path.join(site, 'runbooks/shop/queue-backlog/index.html')).href);

  expect(await page.evaluate('atFirst')).toBe('dark');
  expect(await colours(page).inputValue()).toBe('dark');
});

test('without JavaScript nothing offers a choice that would not work', async () => {
  const page = await open(await reader({ javaScriptEnabled: false }));

  expect(await page.getByText('Theme').isVisible()).toBe(false);
});
