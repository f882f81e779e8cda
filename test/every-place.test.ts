import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { builtSite, hostOf } from './support/built-site.ts';
import { walk } from './support/every-place.ts';
import { searchedContent } from './support/search-site.ts';
import { serveFolder, type Served } from './support/static-server.ts';

let site: string;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  ({ site } = await builtSite(searchedContent));
  served = await serveFolder(hostOf(site));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('every link of every page works on a host, under a path, and in a folder, of one and the same build', async () => {
  const onHost = await walk(browser, `${served.origin}/index.html`);
  const below = await walk(browser, `${served.origin}/deep/base/index.html`);
  const inFolder = await walk(browser, pathToFileURL(path.join(site, 'index.html')).href);

  expect(onHost).toMatchObject({ wrong: [], dead: [] });
  expect(onHost.pages.length).toBeGreaterThan(30);
  expect(below).toEqual(onHost);
  expect(inFolder).toEqual(onHost);
}, 180_000);
