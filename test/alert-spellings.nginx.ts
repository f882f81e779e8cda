import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectLanding, spelledAddresses, spelledRules } from './support/alert-spellings.ts';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { serveWithNginx } from './support/nginx.ts';
import { shop } from './support/shop.ts';
import type { Served } from './support/static-server.ts';

let browser: Browser;
/** For one address after the other. */
let page: Page;
let served: Served;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), { ...shop, 'alerts/shop.yaml': spelledRules });
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  expect(code, stderr).toBe(0);
  served = await serveWithNginx(path.join(folder, 'dist'));
  browser = await launchBrowser();
  page = await browser.newPage();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test.each(spelledAddresses)('behind nginx, the alert %s is reached by %s', (name, _spelling, address) =>
  expectLanding(page, served.origin, address, name),
);

test('behind nginx, an address that nothing has is answered by the page that helps on', async () => {
  const response = await fetch(`${served.origin}/alerts/Nothing/`);

  expect(response.status).toBe(404);
  expect(await response.text()).toContain('No page has this address');
});

test('behind nginx, every file has its type, is asked for again, and tells no other site where the reader came from', async () => {
  const types: [address: string, type: string][] = [
    ['/', 'text/html'],
    ['/assets/site.js', 'text/javascript'],
    ['/api/v1/urls.json', 'application/json'],
  ];
  for (const [address, type] of types) {
    const { headers } = await fetch(served.origin + address);
    expect(headers.get('content-type'), address).toContain(type);
    expect(headers.get('cache-control'), address).toBe('no-cache');
    expect(headers.get('referrer-policy'), address).toBe('same-origin');
  }
});
