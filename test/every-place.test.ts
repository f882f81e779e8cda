import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { walk } from './support/every-place.ts';
import { searchedContent } from './support/search-site.ts';
import { serveFolder, type Served } from './support/static-server.ts';

let host: string;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  host = path.join(folder, 'dist');
  writeFiles(path.join(folder, 'content'), searchedContent);
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  mkdirSync(path.join(host, 'deep'));
  cpSync(host, path.join(folder, 'copy'), { recursive: true });
  cpSync(path.join(folder, 'copy'), path.join(host, 'deep/base'), { recursive: true });
  served = await serveFolder(host);
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('every link of every page works on a host, under a path, and in a folder, of one and the same build', async () => {
  const onHost = await walk(browser, `${served.origin}/index.html`);
  const below = await walk(browser, `${served.origin}/deep/base/index.html`);
  const inFolder = await walk(browser, pathToFileURL(path.join(host, 'index.html')).href);

  expect(onHost).toMatchObject({ wrong: [], dead: [] });
  expect(onHost.pages.length).toBeGreaterThan(30);
  expect(below).toEqual(onHost);
  expect(inFolder).toEqual(onHost);
}, 180_000);
