import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { shop } from './support/shop.ts';

let site: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  ({ site } = await builtSite({ ...shop, 'site.yaml': `${shop['site.yaml']}language: ar\n` }));
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  await page.goto(pathToFileURL(path.join(site, 'runbooks/shop/queue-backlog/index.html')).href);
});
afterAll(() => browser?.close());

/** Space between an element and the two sides of the window, in pixels. */
async function room(selector: string): Promise<{ left: number; right: number }> {
  const box = (await page.locator(selector).first().boundingBox())!;
  return { left: box.x, right: 360 - box.x - box.width };
}

test('a site in Arabic begins at the right', async () => {
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect((await room('.brand')).right).toBeLessThan((await room('.brand')).left);
  expect((await room('.step-number')).right).toBeLessThan((await room('.step-number')).left);
  expect(
    await page
      .locator('.step')
      .first()
      .evaluate((step) => getComputedStyle(step).borderRightWidth),
  ).toBe('2px');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(JSON.parse(readFileSync(path.join(site, 'manifest.webmanifest'), 'utf8'))).toMatchObject({ dir: 'rtl' });
});

test('commands, the values for them and telephone numbers still run from left to right', async () => {
  const directions = await page.evaluate(() =>
    ['.listing pre', '.params input', 'a[href^="tel:"]', 'code'].map((selector) => {
      const { direction, textAlign } = getComputedStyle(document.querySelector(selector)!);
      return `${selector} ${direction} ${textAlign}`;
    }),
  );

  expect(directions).toEqual([
    '.listing pre ltr start',
    '.params input ltr start',
    'a[href^="tel:"] ltr start',
    'code ltr start',
  ]);
});
