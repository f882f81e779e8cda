import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { shop } from './support/shop.ts';

const phone = { width: 360, height: 640 };
const desktop = { width: 1280, height: 900 };
const runbook = '/runbooks/shop/queue-backlog/';

let site: string;
let browser: Browser;
beforeAll(async () => {
  ({ site } = await builtSite(shop));
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each([phone, desktop])(
  'no page has a violation that axe can find, or scrolls sideways, at $width pixels in light and dark',
  { timeout: 180_000 },
  async (viewport) => {
    const page = await browser.newPage({ viewport });
    const found: string[] = [];
    for (const address of [...addresses(), '/404.html']) {
      await open(page, address);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const violations = await violationsOn(page);
        found.push(...violations.map((violation) => `${address} in ${colorScheme} ${violation}`));
        if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
          found.push(`${address} in ${colorScheme} scrolls sideways`);
      }
    }
    await page.close();

    expect(found).toEqual([]);
    expect(addresses().length).toBeGreaterThan(12);
  },
);

test('a phone shows the levels and the objectives of a site at once where it has one list of them', async () => {
  const page = await browser.newPage({ viewport: phone });

  await open(page, '/severities/');
  expect(await page.locator('.levels').isVisible()).toBe(true);
  await open(page, '/slos/');
  expect(await page.locator('main table').first().isVisible()).toBe(true);
  await page.close();
});

test.each([
  ['a screen of 640 pixels at 200 %', 320],
  ['a screen of 1280 pixels at 200 %', 640],
])('on %s no page scrolls sideways, and nothing lies beyond its edge', { timeout: 120_000 }, async (_, width) => {
  const page = await browser.newPage({ viewport: { width, height: 400 }, deviceScaleFactor: 2 });
  const found: string[] = [];
  for (const address of addresses()) {
    await open(page, `${address}?namespace=${'a-very-long-name-'.repeat(8)}end`);
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => element.checkVisibility() && !element.closest('.skip, .hidden, .scroll, pre, svg'))
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    found.push(...beyond.map((element) => `${address} ${element}`));
    if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) found.push(`${address} scrolls`);
  }
  await page.close();

  expect(found).toEqual([]);
});

test('nothing moves for a reader who wants no motion', async () => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const moving: string[] = [];
  for (const address of addresses()) {
    await open(page, address);
    moving.push(
      ...(await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) => {
          const { scrollBehavior, transitionDuration, animationName } = getComputedStyle(element);
          const isStill = scrollBehavior === 'auto' && /^[0s, ]+$/.test(transitionDuration) && animationName === 'none';
          return isStill ? [] : [element.outerHTML.slice(0, 60)];
        }),
      )),
    );
  }
  await page.close();

  expect(moving).toEqual([]);
});

test('with colours that the reader has chosen, a turn stands out from the time around it', async () => {
  const page = await browser.newPage({ forcedColors: 'active' });
  await open(page, '/contacts/');

  const turn = await middleOf(page.locator('.turn[data-stated="true"]').first());
  const empty = await middleOf(page.locator('.turns td:not(.turn)').last());

  expect(turn).not.toBe(empty);
  await page.close();
});

/** Colour in the middle of an element, as it is painted. */
async function middleOf(element: Locator): Promise<string> {
  const png = (await element.screenshot()).toString('base64');
  const blank = await browser.newPage();
  const colour = await blank.evaluate(async (base64) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
    context.drawImage(picture, 0, 0);
    return context.getImageData(picture.width >> 1, picture.height >> 1, 1, 1).data.join(' ');
  }, png);
  await blank.close();
  return colour;
}

describe('without JavaScript, on a phone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ viewport: phone, javaScriptEnabled: false });
  });

  test('the first screen of a runbook says what it is, how bad it is, how soon to act and who to call', async () => {
    await open(page, runbook);

    for (const text of ['The queue grows', 'P2 High', '1 hour', 'Primary on-call', '+1 202 555 0143']) {
      const box = await page.locator('main').getByText(text, { exact: false }).first().boundingBox();
      expect(box && box.y + box.height, text).toBeLessThan(phone.height);
    }
  });

  test('the number to call first is a target for a thumb', async () => {
    await open(page, runbook);

    const box = await page.locator('a[href="tel:+12025550143"]').first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.width).toBeGreaterThanOrEqual(44);
  });

  test('the menu opens by keyboard, and marks the section', async () => {
    await open(page, runbook);
    const severities = page.getByRole('link', { name: 'Severities', exact: true });
    expect(await severities.isVisible()).toBe(false);

    await page.getByText('Menu').press('Enter');

    expect(await severities.isVisible()).toBe(true);
    expect(await page.getByRole('navigation', { name: 'Site' }).locator('[aria-current]').textContent()).toContain(
      'The queue grows',
    );
  });

  test('a task can be ticked at its text', async () => {
    await open(page, '/guides/shop/on-call/');
    const task = page.getByRole('checkbox', { name: 'The pager works on your phone' });

    await page.getByText('The pager works').click();

    expect(await task.isChecked()).toBe(true);
  });

  test('the end of a long command is in view', async () => {
    await open(page, runbook);

    const widths = await page.locator('[data-kind="command"] pre').all();
    for (const command of widths) {
      const box = await command.boundingBox();
      expect(box!.x + box!.width).toBeLessThanOrEqual(phone.width);
      expect(await command.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    }
  });
});

test('a command that destroys is told from others without colour, and says what is lost before it is read', async () => {
  const page = await browser.newPage({ forcedColors: 'active' });
  await open(page, runbook);

  const command = page.locator('figure[data-risk="destructive"]');
  expect((await command.innerText()).replace(/\s+/g, ' ')).toMatch(
    /^Destructive.*Destroys All jobs that wait\. To undo Replay the journal\. kubectl/,
  );
  expect(await command.evaluate((node) => getComputedStyle(node).borderTopStyle)).toBe('double');
  await page.close();
});

test('paper gets the text and not the way around the site', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await open(page, runbook);

  expect(await page.getByRole('navigation').all()).toEqual([]);
  expect(await page.locator('.call').getByText('Primary on-call').first().isVisible()).toBe(true);
  expect(await page.locator('.call details.all-calls').getByText('Engineering manager').isVisible()).toBe(true);
  expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('light');
  await page.close();
});

test('a page can be read after one request, which fits into one round trip; its script waits, and is small', async () => {
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await open(page, runbook);

  const script = path.join(site, 'assets/site.js');
  // What it tells of now comes when all else is there.
  expect(requests.filter((url) => !/^data:|\/assets\/(?:windows|now)\.js$/.test(url))).toEqual([
    page.url(),
    pathToFileURL(script).href,
  ]);
  expect(
    await page.locator('script[src][defer]').evaluateAll((scripts) => scripts.map((script) => script.outerHTML)),
  ).toEqual(['<script defer="" src="../../../assets/site.js"></script>']);
  expect(brotliCompressSync(readFileSync(script)).length).toBeLessThan(12_000);
  const heavy = addresses().filter(
    (address) => brotliCompressSync(readFileSync(path.join(site, address, 'index.html'))).length > 14_000,
  );
  expect(heavy).toEqual([]);
  await page.close();
});

function addresses(): string[] {
  const files = readdirSync(site, { recursive: true }).map(String);
  return files
    .filter((file) => /(^|[/\\])index\.html$/.test(file))
    .map((file) => `/${file.replaceAll(path.sep, '/').replace('index.html', '')}`);
}

async function open(page: Page, address: string): Promise<void> {
  const [folder = '', query] = address.split('?');
  const file = pathToFileURL(path.join(site, folder, folder.endsWith('.html') ? '' : 'index.html')).href;
  await page.goto(query === undefined ? file : `${file}?${query}`);
}
