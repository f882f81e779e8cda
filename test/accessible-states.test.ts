import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { builtSample } from './support/sample-site.ts';
import { serveFolder, type Served } from './support/static-server.ts';

let browser: Browser;
let served: Served;
beforeAll(async () => {
  browser = await launchBrowser();
  served = await serveFolder(await builtSample());
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

const alert = '/alerts/TicketBudgetBurn/';
const startsAt = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

interface State {
  name: string;
  address: () => string;
  /** What a reader does, and what shows that it is so. */
  reach: (page: Page) => Promise<unknown>;
}

const states: State[] = [
  {
    name: 'a clock that has just started',
    address: () => `${alert}?namespace=shop&startsAt=${startsAt(1)}`,
    reach: (page) => page.locator('.due').waitFor(),
  },
  {
    name: 'deadlines that are missed, and all who can be called',
    address: () => `${alert}?namespace=shop&startsAt=${startsAt(200)}`,
    reach: async (page) => {
      await page.locator('.missed').first().waitFor();
      await page.locator('.all-calls > summary').click();
    },
  },
  {
    name: 'values that are not filled in',
    address: () => alert,
    reach: async (page) => {
      await page.locator('.params > summary').click();
      await page.locator('[data-fill]').first().waitFor();
    },
  },
  {
    name: 'a search with hits',
    address: () => alert,
    reach: async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Search' }).fill('checkout');
      await page.locator('#search-list [role=option]').first().waitFor();
    },
  },
  {
    name: 'the menu',
    address: () => alert,
    reach: async (page) => {
      if (page.viewportSize()!.width < 1024) await page.locator('.menu > summary').click();
      await page.locator('.menu nav a:visible').first().waitFor();
    },
  },
  {
    name: 'an old copy without a network',
    address: () => alert,
    reach: async (page) => {
      await page.evaluate(() => {
        const status = document.querySelector<HTMLElement>('offline-status')!;
        status.hidden = false;
        status.querySelector('[data-kept]')!.textContent =
          'The whole site is kept on this device: 7.3 MB, as of yesterday.';
        for (const name of ['data-old', 'data-unreached']) status.toggleAttribute(name, true);
      });
      await page.locator('offline-status').waitFor();
    },
  },
];

test.each(states.flatMap((state) => [360, 1280].map((width) => ({ ...state, width }))))(
  'axe finds nothing wrong with $name at $width pixels, in light, dark and forced colours',
  { timeout: 120_000 },
  async ({ address, reach, width }) => {
    const page = await browser.newPage({ viewport: { width, height: 740 }, serviceWorkers: 'block', bypassCSP: true });
    await page.goto(served.origin + address());
    await reach(page);

    // Style sheets alone ask for the look: no script does, so that a page which changes it is as one that was loaded in it.
    for (const look of [
      { colorScheme: 'light', forcedColors: 'none' },
      { colorScheme: 'dark', forcedColors: 'none' },
      { colorScheme: 'light', forcedColors: 'active' },
      { colorScheme: 'dark', forcedColors: 'active' },
    ] as const) {
      await page.emulateMedia(look);
      // Forced colours are the reader's own, and no concern of the page.
      const found = await violationsOn(page, look.forcedColors === 'active' ? ['color-contrast'] : []);
      expect({ ...look, found }).toEqual({ ...look, found: [] });
    }
    await page.close();
  },
);

test('whoever comes by the link of an alert tells the team with one tap, on the first screen of a phone', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${served.origin}${alert}?startsAt=${startsAt(25)}`);
  await page.locator('.due').waitFor();

  const link = page.getByRole('link', { name: 'Tell #lantern-incidents' });
  expect(await link.getAttribute('href')).toBe('https://chat.example.com/lantern-incidents');
  const box = await link.boundingBox();
  expect(box!.y + box!.height).toBeLessThan(740);
  // Nothing lies over it.
  await link.click({ trial: true });
  await context.close();
});

test('maintenance of a service is said at the top of its pages, and nothing lies over what it says', async () => {
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 740 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    // The nightly count of seats begins within a day of any moment.
    await page.goto(served.origin + alert);
    const link = page.locator('.now a');
    await link.waitFor();

    expect(await page.locator('.now').getAttribute('title')).toMatch(/^Maintenance (?:in|now).*Nightly count of seats/);
    expect((await link.boundingBox())!.y).toBeLessThan((await page.locator('h1').boundingBox())!.y);
    await link.click({ trial: true });
    await context.close();
  }
});

test('of many who take turns, a screen shows whoever is on call and how to reach them, and paper everyone', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${served.origin}/contacts/`);
  const turns = page.locator('.first-calls .turn-list').first();
  await turns.locator('[data-holds]').waitFor();
  const shown = async (what: string): Promise<number> =>
    await turns.locator(what).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);

  expect([await shown('li'), await shown('[data-holds] a[href^="tel:"]')]).toEqual([1, 1]);
  await page.emulateMedia({ media: 'print' });
  expect(await shown('li')).toBe(4);
  await page.emulateMedia({ media: 'screen' });
  await turns.locator('summary').click();
  expect(await shown('li')).toBe(4);
  await context.close();
});

test('names of whoever is due are read whole on a phone, and no line is kept empty for a second one', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const found: Record<number, { cut: number; empty: number }> = {};
  for (const minutes of [2, 12, 25, 45]) {
    await page.goto(`${served.origin}${alert}?startsAt=${startsAt(minutes)}`);
    await page.locator('.due').waitFor();
    found[minutes] = await page.evaluate(() => {
      const due = document.querySelector('.due')!;
      const all = [due, ...due.querySelectorAll(':not(.hidden)')];
      const lines = [...due.children].reduce((sum, line) => sum + line.getBoundingClientRect().height, 0);
      const room = document.querySelector('.first-call')!.getBoundingClientRect().height;
      return {
        cut: all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0).length,
        empty: Math.round(room - lines),
      };
    });
  }

  // In turn: the next one, the next ones, someone else and the next one, and nobody after the last one.
  const whole = { cut: 0, empty: 0 };
  expect(found).toEqual({ 2: whole, 12: whole, 25: whole, 45: whole });
  await context.close();
});

test('where no file of a script arrives, a page keeps whoever is on call of those that it was made with', async () => {
  const html = await (await fetch(served.origin + alert)).text();
  const ends = [...html.matchAll(/class="duty" data-until="(\d+)"/g)].slice(0, 2).map(([, minute]) => Number(minute));
  const shownAt = async (minute: number): Promise<boolean[]> => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.route('**/assets/*.js*', (route) => route.abort());
    await page.clock.setFixedTime(minute * 60_000);
    await page.goto(served.origin + alert);
    const ways = page.locator('.call-line a.way');
    const shown = await ways.evaluateAll((all) => all.map((way) => way.checkVisibility()));
    await context.close();
    return shown;
  };

  expect(await shownAt(ends[0]! - 5)).toEqual([true, false]);
  expect(await shownAt(ends[0]! + 5)).toEqual([false, true]);
  // Nobody knows: everyone is shown, and until when.
  expect(await shownAt(ends[1]! + 5)).toEqual([true, true]);
});
