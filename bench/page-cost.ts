import type { Browser } from 'playwright-core';
import type { Served } from './serve.ts';

/** The line of a phone in a cellar, and a phone. */
export const slowPhone = { latencyMs: 400, bitsPerSecond: 400_000, cpuSlowdown: 4 };

/** What a reader waits for with an empty cache. */
export interface PageCost {
  /** All that came over the line until nothing more was asked for, without headers. */
  bytes: number;
  requests: number;
  /** Requests whose answers were there when the first text was. */
  requestsBeforePaint: number;
  firstPaintMs: number;
  largestPaintMs: number;
}

/** Opens a page on a slow phone. */
export async function costOf(browser: Browser, server: Served, address: string): Promise<PageCost> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const bytesPerSecond = slowPhone.bitsPerSecond / 8;
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slowPhone.latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.cpuSlowdown });
  let requests = 0;
  page.on('request', (request) => void (requests += request.url().startsWith('http') ? 1 : 0));
  const bytesBefore = server.bytesSent();
  await page.goto(server.origin + address, { timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  const paints = (await page.evaluate(paintsScript)) as Omit<PageCost, 'bytes' | 'requests'>;
  const bytes = server.bytesSent() - bytesBefore;
  await context.close();
  return { bytes, requests, ...paints };
}

/** Read by the page itself, whose own types are not those of Node. */
const paintsScript = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const first = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    const files = performance.getEntriesByType('resource');
    resolve({
      firstPaintMs: first,
      largestPaintMs: list.getEntries().at(-1).startTime,
      requestsBeforePaint: 1 + files.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= first).length,
    });
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Whether a command can be read when nothing but the page itself arrives. */
export async function showsCommandAlone(browser: Browser, server: Served, address: string): Promise<boolean> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await page.route('**/*', (route, request) => (request.isNavigationRequest() ? route.continue() : route.abort()));
  await page.goto(server.origin + address);
  const command = page.locator('pre').first();
  // A runbook without a command has nothing to wait for.
  const isThere = (await page.locator('pre').count()) === 0 || (await command.isVisible());
  await context.close();
  return isThere;
}
