import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StylePart } from '../src/publish/used-styles.ts';
import { launchBrowser } from './support/browser.ts';
import { launcher } from './support/command.ts';
import { builtSample } from './support/sample-site.ts';
import { serveFolder, type Served } from './support/static-server.ts';

/** Whole style sheets of the program, and what is kept of each, as a package has them. */
const sheets = JSON.parse(
  readFileSync(path.resolve(launcher, '../../../renderer/styles.json'), 'utf8'),
) as readonly (readonly [string, readonly StylePart[]])[];

let browser: Browser;
let site: string;
let served: Served;
beforeAll(async () => {
  browser = await launchBrowser();
  site = await builtSample();
  served = await serveFolder(site);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const startsAt = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

const states: [name: string, address: () => string, reach?: (page: Page) => Promise<unknown>][] = [
  ...['/', '/contacts/', '/slos/', '/severities/', '/services/lantern-tickets/', '/health/', '/maintenance/'].map(
    (address): [string, () => string] => [address, () => address],
  ),
  ['a runbook', () => '/runbooks/lantern-tickets/sales-down/'],
  [
    'an alert while its clock runs, with all who can be called',
    () => `/alerts/TicketBudgetBurn/?namespace=shop&startsAt=${startsAt(200)}`,
    async (page) => {
      await page.locator('.missed').first().waitFor();
      await page.locator('.all-calls > summary').click();
    },
  ],
  [
    'an alert whose values are asked for',
    () => '/alerts/TicketBudgetBurn/',
    async (page) => {
      await page.locator('.params > summary').click();
      await page.locator('[data-fill]').first().waitFor();
      await page.locator('pre').first().hover();
    },
  ],
  [
    'a search with hits',
    () => '/guides/',
    async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Search' }).fill('checkout');
      await page.locator('#search-list [role=option]').first().waitFor();
    },
  ],
];

test.each(states)('no rule that is left out of %s would select anything there', async (_, address, reach) => {
  const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(served.origin + address());
  await reach?.(page);
  const left = leftOutOf(readFileSync(path.join(site, address().replace(/\?.*/, ''), 'index.html'), 'utf8'));

  expect(left.length).toBeGreaterThan(50);
  expect(await selectedOn(page, left)).toEqual([]);
  await context.close();
});

test('a rule that is missed would be found', async () => {
  const page = await browser.newPage();
  await page.setContent('<p class="a">Restart it.</p>');

  expect(await selectedOn(page, ['.b', 'p:hover .b', '.a:is(p, .b):not(:hover)::before'])).toEqual([
    '.a:is(p, .b):not(:hover)::before',
  ]);
  await page.close();
});

/** Selectors of the program that the page was written without. */
function leftOutOf(html: string): string[] {
  const selectorsOf = (parts: readonly StylePart[]): string[] =>
    parts.flatMap((part) => {
      if (typeof part === 'string') return [];
      return 'head' in part ? selectorsOf(part.parts) : part.selectors.map(([text]) => text);
    });
  const style = /<style>([^]*?)<\/style>/.exec(html)![1]!;
  // A page has a sheet of which it holds what is always kept.
  const own = sheets.filter(([, parts]) => parts.every((part) => typeof part !== 'string' || style.includes(part)));
  const whole = own.flatMap(([, parts]) => selectorsOf(parts));
  return [...new Set(whole)].filter((selector) => !style.includes(selector));
}

/** Which of some selectors select an element of a page, whatever its state. */
async function selectedOn(page: Page, selectors: string[]): Promise<string[]> {
  return await page.evaluate(
    (all) =>
      all.filter((selector) => {
        const inAnyState = selector
          .replace(/:not\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
          .replace(/::[\w-]+(?:\([^()]*\))?|:(?:hover|focus(?:-visible|-within)?|active|target|visited)(?![\w-])/g, '')
          .replace(/(^|[\s>+~,(])(?=$|[\s>+~,)])/g, '$1*');
        return document.querySelector(inAnyState) !== null;
      }),
    selectors,
  );
}
