import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { mangledContent, wrongLandings } from './support/mangled-addresses.ts';
import { serveWithNginx } from './support/nginx.ts';
import type { Served } from './support/static-server.ts';

let served: Served;
let browser: Browser;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), mangledContent);
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  served = await serveWithNginx(path.join(folder, 'dist'));
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('behind nginx every mangled link lands where it meant to', { timeout: 240_000 }, async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });

  expect(await wrongLandings(() => context.newPage(), served.origin)).toEqual([]);
});

test.each([
  ['//', '/'],
  ['//evil.example/', '/evil.example/'],
  ['///evil.example', '/evil.example'],
  ['//%5cevil.example', '/%5cevil.example'],
  ['//%2fevil.example', '/%2fevil.example'],
  ['//a%0d%0aX-Bad:y', '/a%0d%0aX-Bad:y'],
  ['//alerts/Disk%20full%3Fx/?q=//b&r=1', '/alerts/Disk%20full%3Fx/?q=//b&r=1'],
  ['/alerts//Down//', '/alerts/Down//'],
])('behind nginx, %s leads to %s, as it is written and on the same host', async (address, location) => {
  const response = await fetch(served.origin + address, { redirect: 'manual' });

  expect([response.status, response.headers.get('location')]).toEqual([301, location]);
});
