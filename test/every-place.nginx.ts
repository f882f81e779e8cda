import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { findAll, walk } from './support/every-place.ts';
import { serveWithNginx } from './support/nginx.ts';
import { queries, searchedContent } from './support/search-site.ts';
import type { Served } from './support/static-server.ts';

let host: string;
let atRoot: Served;
let atPath: Served;
let browser: Browser;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  host = path.join(folder, 'host');
  writeFiles(path.join(folder, 'content'), searchedContent);
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  mkdirSync(path.join(host, 'deep'), { recursive: true });
  cpSync(path.join(folder, 'dist'), host, { recursive: true });
  cpSync(path.join(folder, 'dist'), path.join(host, 'deep/base'), { recursive: true });
  atRoot = await serveWithNginx(host);
  atPath = await serveWithNginx(host, '/deep/base/');
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await atRoot?.close();
  await atPath?.close();
});

test('behind nginx, at a root and under a path, every link of every page works as it does in a folder', async () => {
  const inFolder = await walk(browser, pathToFileURL(path.join(host, 'index.html')).href);
  const onHost = await walk(browser, `${atRoot.origin}/index.html`);
  const below = await walk(browser, `${atPath.origin}/deep/base/index.html`);

  expect(onHost).toMatchObject({ wrong: [], dead: [] });
  expect(onHost.pages.length).toBeGreaterThan(30);
  expect([inFolder, below]).toEqual([onHost, onHost]);
}, 180_000);

test('behind nginx, at a root and under a path, the search finds what it finds in a folder', async () => {
  const inFolder = await findAll(browser, pathToFileURL(path.join(host, 'index.html')).href);
  const onHost = await findAll(browser, `${atRoot.origin}/index.html`);
  const below = await findAll(browser, `${atPath.origin}/deep/base/index.html`);

  expect(queries.length).toBeGreaterThanOrEqual(50);
  expect(onHost.filter(([, found]) => found.length > 0).length).toBeGreaterThan(40);
  expect([inFolder, below]).toEqual([onHost, onHost]);
}, 180_000);
