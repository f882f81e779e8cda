import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pictureFormats } from '../src/model/catalogue/picture.ts';
import { launchBrowser } from './support/browser.ts';
import { temporaryFolderForFile, writeFiles } from './support/command.ts';
import { serveWithNginx } from './support/nginx.ts';
import type { Served } from './support/static-server.ts';

const scripted = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="localStorage.setItem('handler', '1')">
<style>rect { fill: rgb(0, 128, 0) }</style><rect width="9" height="9"/>
<script>localStorage.setItem('script', '1'); fetch('/sent-by-script')</script></svg>`;

const extensions = Object.values(pictureFormats).flatMap(({ extensions }): readonly string[] => extensions);

let served: Served;
let browser: Browser;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  writeFiles(folder, {
    'deep/base/index.html': '<!doctype html><title>Home</title><img alt="" src="images/x.svg">',
    'deep/base/404.html': '<!doctype html><title>Not here</title>',
    'deep/base/runbooks/images/index.html': '<!doctype html><title>Runbooks of the service of images</title>',
    'deep/base/alerts/Disk.svg/index.html': '<!doctype html><title>An alert of an odd name</title>',
    ...Object.fromEntries(extensions.map((extension) => [`deep/base/images/x.${extension}`, scripted])),
    'deep/base/images/x.SVG': scripted,
  });
  served = await serveWithNginx(path.join(folder), '/deep/base/');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test.each([...extensions, 'SVG'])(
  'nginx sends a .%s as what its name says, under a policy that runs nothing',
  async (extension) => {
    const { status, headers } = await fetch(`${served.origin}/deep/base/images/x.${extension}`);

    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^image\//);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
    );
  },
);

test.each(['', 'runbooks/images/', 'alerts/Disk.svg/', 'images/missing.svg'])(
  'nginx gives the page at `%s` the policy of pages',
  async (address) => {
    const { headers } = await fetch(`${served.origin}/deep/base/${address}`);

    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
  },
);

test('a scripted SVG that has come onto the host all the same is drawn, and runs nothing', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${served.origin}/deep/base/images/x.svg`);
  await page.waitForTimeout(300);

  const fill = await page.evaluate(() => getComputedStyle(document.querySelector('rect')!).fill);
  await page.goto(`${served.origin}/deep/base/`);

  expect(fill).toBe('rgb(0, 128, 0)');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(asked).not.toContain('/sent-by-script');
  expect(await page.evaluate(() => document.querySelector('img')!.naturalWidth)).toBeGreaterThan(0);
  await page.close();
});
