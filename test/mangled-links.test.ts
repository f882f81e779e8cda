import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { siteServer } from '../src/cli/site-server.ts';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { FlakyServer } from './support/flaky-server.ts';
import { mangledAddresses, mangledContent, wrongLandings } from './support/mangled-addresses.ts';
import { serveFolder } from './support/static-server.ts';

let site: string;
let browser: Browser;
beforeAll(async () => {
  ({ site } = await builtSite(mangledContent));
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('at least eighty ways to mangle a link are tried', () => {
  expect(mangledAddresses.length).toBeGreaterThanOrEqual(80);
});

test('on a plain static host every mangled link lands where it meant to', { timeout: 240_000 }, async () => {
  const served = await serveFolder(site);
  onTestFinished(served.close);

  expect(await wrongLandings(newPage, served.origin)).toEqual([]);
});

test('of the preview command every mangled link lands where it meant to', { timeout: 240_000 }, async () => {
  const server = siteServer(site, '/');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  // This server refuses a `\` in a path, encoded or not.
  const wrong = await wrongLandings(newPage, origin, (address) => !address.includes('%5C'));
  expect(wrong).toEqual([]);
});

test('on a device whose server is gone every mangled link lands where it meant to', { timeout: 240_000 }, async () => {
  const server = new FlakyServer(site);
  await server.start();
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(server.root);
  await page.getByText('The whole site is kept on this device').waitFor({ timeout: 60_000 });
  await server.stop();

  expect(await wrongLandings(() => context.newPage(), server.root.slice(0, -1))).toEqual([]);
});

async function newPage(): Promise<Page> {
  return await browser.newPage({ serviceWorkers: 'block' });
}

test('a section that is not there is said at the top, with those that are', async () => {
  const served = await serveFolder(site);
  onTestFinished(served.close);
  const page = await newPage();

  await page.goto(`${served.origin}/alerts/QueueBacklogHigh/?namespace=shop#mitigate`);

  const notice = page.locator('.landing');
  expect(await notice.textContent()).toContain('This page has no section “mitigate”. It has:');
  expect(await notice.getByRole('link').first().textContent()).toBe('Mitigation');
  await notice.getByRole('link').first().click();
  expect(await page.evaluate('document.querySelector(":target").id')).toBe('mitigation');
  expect(await page.locator('[data-fill=namespace]').inputValue()).toBe('shop');
});

test('the page of an alert that is not there names it, looks for it, and says how to add it', async () => {
  const served = await serveFolder(site);
  onTestFinished(served.close);
  const page = await newPage();

  await page.goto(`${served.origin}/alerts/QueueBacklogLow/&startsAt=1790000000`);

  expect(await page.locator('h1').textContent()).toBe('This site has no alert QueueBacklogLow');
  const near = page.locator('nearest-pages');
  await near.getByRole('link').first().waitFor();
  expect(await near.getByRole('link').first().textContent()).toBe('QueueBacklogHigh');
  expect(await near.getByRole('link').first().getAttribute('href')).toBe(
    '/alerts/QueueBacklogHigh/?startsAt=1790000000',
  );
  expect(await page.locator('main').innerText()).toContain('Add QueueBacklogLow under alerts:');
  await page.getByText('Search everything for').click();
  expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('QueueBacklogLow');
});

test('a link from elsewhere takes nothing over that this tab did before, however it is mangled', async () => {
  const served = await serveFolder(site);
  onTestFinished(served.close);
  const page = await newPage();
  await page.goto(`${served.origin}/alerts/QueueBacklogHigh/?namespace=shop`);
  await page.goto('about:blank');

  await page.goto(`${served.origin}/alerts/QueueBacklogHigh/,`);

  await page.waitForURL('**/QueueBacklogHigh/');
  expect(await page.locator('[data-fill=namespace]').inputValue()).toBe('');
});
