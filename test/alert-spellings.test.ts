import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { expectLanding, expectPage, isExact, spelledAddresses, spelledRules } from './support/alert-spellings.ts';
import { serveFolder, type Served } from './support/static-server.ts';
import { shop } from './support/shop.ts';

let browser: Browser;
/** A page with JavaScript, for one address after the other. */
let page: Page;
/** A page without JavaScript, for one address after the other. */
let plainPage: Page;
let served: Served;
beforeAll(async () => {
  const { site } = await builtSite({ ...shop, 'alerts/shop.yaml': spelledRules });
  served = await serveFolder(site);
  browser = await launchBrowser();
  page = await browser.newPage();
  plainPage = await browser.newPage({ javaScriptEnabled: false });
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

test.each(spelledAddresses)(
  'the alert %s is reached by %s, with its query and fragment',
  { timeout: 30_000 },
  (name, _spelling, address) => expectLanding(page, served.origin, address, name),
);

test.each(spelledAddresses)(
  'the alert %s is reached by %s without JavaScript, by its own address with query and fragment',
  { timeout: 30_000 },
  (name, _spelling, address) =>
    isExact(address, name)
      ? expectLanding(plainPage, served.origin, address, name)
      : expectPage(plainPage, served.origin, address, name),
);

test(
  "the address that kube-prometheus' rules carry shows the runbook, at its section",
  { timeout: 30_000 },
  async () => {
    const page = await browser.newPage();

    await page.goto(`${served.origin}/runbooks/shop/shopqueuebacklog#diagnosis`);

    await page.waitForURL('**/runbooks/shop/queue-backlog/#diagnosis');
    expect(await page.textContent('h1')).toContain('The queue grows');
    expect(await page.evaluate('document.querySelector(":target")?.textContent')).toBe('Diagnosis');
    await page.close();
  },
);

test(
  'a spelling that a rule of this site links to shows the page itself, without JavaScript too',
  { timeout: 30_000 },
  async () => {
    await plainPage.goto(`${served.origin}/runbooks/shop/shoppaymentsdown?namespace=shop#rules`);

    expect(new URL(plainPage.url()).pathname).toBe('/runbooks/shop/shoppaymentsdown/');
    expect(await plainPage.textContent('h1')).toContain('ShopPaymentsDown');
    expect(await plainPage.evaluate('document.querySelector(":target")?.id')).toBe('rules');
  },
);

test(
  'who comes from another site by another spelling takes nothing over that the tab did before, and who follows a link here does',
  { timeout: 30_000 },
  async () => {
    const tab = await browser.newPage();
    const startsAt = `startsAt=${Math.floor(Date.now() / 1000) - 60}`;
    await tab.goto(`${served.origin}/alerts/ShopQueueBacklog/?${startsAt}`);
    await tab.locator('.elapsed > b').waitFor();

    await tab.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/alerts/shopqueuebacklog/';
      document.body.append(link);
      link.click();
    });
    await tab.waitForURL('**/alerts/ShopQueueBacklog/');
    await tab.locator('.elapsed > b').waitFor();

    await tab.goto('about:blank');
    await tab.goto(`${served.origin}/alerts/shopqueuebacklog/`);
    await tab.waitForURL('**/alerts/ShopQueueBacklog/');
    await tab.waitForLoadState('networkidle');
    expect(await tab.locator('.elapsed > b').count()).toBe(0);
    await tab.close();
  },
);

test('an address that nothing has offers the nearest alert and those to call', { timeout: 30_000 }, async () => {
  const page = await browser.newPage();

  const response = await page.goto(`${served.origin}/alerts/ShopQueBacklog/?namespace=shop`);

  expect(response?.status()).toBe(404);
  expect(await page.textContent('nearest-pages li')).toBe('ShopQueueBacklog');
  expect(await page.getAttribute('nearest-pages a', 'href')).toBe('/alerts/ShopQueueBacklog/?namespace=shop');
  expect(await page.textContent('main')).toContain('Ada Lovelace');
  await page.close();
});

test('who comes by the address of an alert is offered alerts before all else', { timeout: 30_000 }, async () => {
  const page = await browser.newPage();

  await page.goto(`${served.origin}/wiki/shop/`);
  expect(await page.textContent('nearest-pages li')).toBe('Shop');
  await page.goto(`${served.origin}/alerts/shop/`);
  expect(await page.getAttribute('nearest-pages a', 'href')).toMatch(/^\/alerts\/shop/i);

  await page.close();
});

test(
  'an alert without a runbook says who owns it, what its rules say, and how to add one',
  { timeout: 30_000 },
  async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });

    await page.goto(`${served.origin}/alerts/ShopPaymentsDown/`);

    const text = await page.textContent('main');
    expect(text).toContain('No runbook covers this alert yet');
    expect(text).toContain('runbooks/shop/shop-payments-down.mdx');
    expect(text).toContain('Ada Lovelace');
    expect(text).toContain('up{job="payments"} == 0');
    expect(text).toContain('The 2 rules with this name');
    await page.close();
  },
);

test('the list of alerts is filtered by words', { timeout: 30_000 }, async () => {
  const page = await browser.newPage();

  await page.goto(`${served.origin}/alerts/`);
  await page.fill('input[type=search]', 'queue back');

  expect(await page.locator('[data-filter]:visible').allTextContents()).toHaveLength(1);
  expect(await page.textContent('alert-filter output')).toBe('1 alert');
  await page.close();
});
