import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Rules of alerts whose names try what names may be. */
export const spelledRules = `groups:
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
        annotations: {runbook_url: 'https://oncall.example.com/runbooks/shop/shoppaymentsdown'}
      - alert: Disk full on data
        expr: disk_free < 0.1
      - alert: Größe übrig
        expr: bytes_left < 5
      - alert: shop:latency:p95
        expr: latency > 1
`;

/** Name of each alert, and the part of its address. */
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

/** Every alert in every spelling, with the address that people may follow. */
export const spelledAddresses = alerts.flatMap(([name, segment]) =>
  spellings.map(([spelling, address]) => [name, spelling, address(segment)] as const),
);

/** Path of the page itself, as a page without JavaScript may still be asked for it. */
export function isExact(address: string, name: string): boolean {
  const [, segment] = alerts.find(([alert]) => alert === name)!;
  const decoded = decodeURIComponent(address).replace(/(?:index\.html|\/)$/, '');
  return decoded.replace(/\/$/, '') === `/alerts/${segment}`;
}

/** Follows an address with a query and a fragment, and holds the page that it leads to against the name of the alert. */
export async function expectLanding(page: Page, origin: string, address: string, name: string): Promise<void> {
  const [, segment] = alerts.find(([alert]) => alert === name)!;
  // Nothing is asked of a server where only the fragment differs.
  await page.goto('about:blank');
  const response = await page.goto(`${origin}${address}?namespace=shop#rules`);

  expect(response?.status()).toBe(200);
  await page.waitForURL((url) => decodeURIComponent(url.pathname).startsWith(`/alerts/${segment}/`));
  await expectAlert(page, origin, name);
  expect(await page.evaluate('document.querySelector(":target")?.id')).toBe('rules');
  expect(new URL(page.url()).search).toBe('?namespace=shop');
}

/** Follows an address, and holds the page that it leads to against the name of the alert. */
export async function expectPage(page: Page, origin: string, address: string, name: string): Promise<void> {
  await page.goto(origin + address);
  await page.locator('.brand').waitFor();
  await expectAlert(page, origin, name);
}

async function expectAlert(page: Page, origin: string, name: string): Promise<void> {
  expect((await page.textContent('h1'))?.replaceAll('\u00ad', '').trim()).toBe(name);
  // Links are relative, and spellings lie at different depths.
  expect(await page.locator('.brand').evaluate((link) => (link as HTMLAnchorElement).href)).toBe(
    `${origin}/index.html`,
  );
}
