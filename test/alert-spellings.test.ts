import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { serveFolder, type Served } from './support/static-server.ts';
import { shop } from './support/shop.ts';

const rules = `groups:
  - name: shop
    rules:
      - alert: ShopQueueBacklog
        expr: shop_queue_depth > 100
        labels: {severity: warning}
      - alert: ShopPaymentsDown
        expr: up{job="payments"} == 0
        labels: {severity: warning}
      - alert: ShopPaymentsDown
        expr: up{job="payments"} == 0
        for: 15m
        labels: {severity: critical}
      - alert: Disk full on data
        expr: disk_free < 0.1
      - alert: Größe übrig
        expr: bytes_left < 5
      - alert: shop:latency:p95
        expr: latency > 1
`;

/** Name of each alert, its address, and the element that a link with `#rules` should land on. */
const alerts = [
  ['ShopQueueBacklog', 'ShopQueueBacklog'],
  ['Disk full on data', 'Disk full on data'],
  ['Größe übrig', 'Größe übrig'],
  ['ShopPaymentsDown', 'ShopPaymentsDown'],
  ['shop:latency:p95', 'shop-latency-p95'],
] as const;

const spellings: [spelling: string, address: (segment: string) => string][] = [
  ['the exact case', (segment) => `/alerts/${encodeURIComponent(segment)}/`],
  ['the exact case without the last slash', (segment) => `/alerts/${encodeURIComponent(segment)}`],
  ['.html', (segment) => `/alerts/${encodeURIComponent(segment)}.html`],
  ['index.html', (segment) => `/alerts/${encodeURIComponent(segment)}/index.html`],
  ['lower case', (segment) => `/alerts/${encodeURIComponent(segment.toLowerCase())}/`],
  ['lower case without the last slash', (segment) => `/alerts/${encodeURIComponent(segment.toLowerCase())}`],
  ['lower case and .html', (segment) => `/alerts/${encodeURIComponent(segment.toLowerCase())}.html`],
  ['the raw name, as people type it', (segment) => `/alerts/${segment}/`],
];

let browser: Browser;
let served: Served;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), { ...shop, 'alerts/shop.yaml': rules });
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  expect(stderr).not.toContain('  error  ');
  expect(code).toBe(0);
  served = await serveFolder(path.join(folder, 'dist'));
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.close();
});

test.each(
  alerts.flatMap(([name, segment]) =>
    spellings.map(([spelling, address]) => [name, spelling, address(segment)] as const),
  ),
)(
  'the alert %s is reached by %s, with its query and fragment, without JavaScript',
  { timeout: 30_000 },
  async (name, _spelling, address) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();

    const response = await page.goto(`${served.origin}${address}?namespace=shop#rules`);

    expect(response?.status()).toBe(200);
    expect((await page.textContent('h1'))?.replaceAll('\u00ad', '').trim()).toBe(name);
    expect(await page.evaluate('document.querySelector(":target")?.id')).toBe('rules');
    expect(new URL(page.url()).search).toBe('?namespace=shop');
    await context.close();
  },
);

test(
  "the address that kube-prometheus' rules carry shows the runbook, at its section",
  { timeout: 30_000 },
  async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });

    await page.goto(`${served.origin}/runbooks/shop/shopqueuebacklog#diagnosis`);

    expect(await page.textContent('h1')).toContain('The queue grows');
    expect(await page.evaluate('document.querySelector(":target")?.textContent')).toBe('Diagnosis');
    await page.close();
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
    expect(text).toContain('The 2 rules of this name');
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
