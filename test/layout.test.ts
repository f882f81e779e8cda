import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { extremeSite } from './support/extreme-site.ts';
import { layoutProblems } from './support/geometry.ts';
import { builtSample } from './support/sample-site.ts';
import { serveFolder, type Served } from './support/static-server.ts';

/** What was made long ago says who was on call then, and a script takes that back. */
const today = new Date().toISOString().slice(0, 10);

/** Widths at which a page is loaded, each with those that its window is given then. */
const widths = [
  { loaded: 360, resized: [320, 360, 768] },
  { loaded: 1280, resized: [1024, 1280, 1600] },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ['the sample', () => builtSample()],
  ['a site of very long and very short content', async () => (await builtSite(extremeSite, { today })).site],
])('in %s', (_, build) => {
  let site: string;
  let served: Served;
  /** What is wrong with every page, each of which is loaded once for all that is asked of it: alone, or it is painted too late to move. */
  const [misplaced, moved]: [string[], string[]] = [[], []];
  beforeAll(async () => {
    site = await build();
    served = await serveFolder(site);
    for (const { loaded, resized } of widths) {
      const page = await newPage({ width: loaded, height: 740 });
      const resize = await resizer(page);
      await page.addInitScript(noteShifts);
      for (const address of addressesOf(site)) {
        await page.goto(served.origin + address);
        moved.push(...(await movementOf(page)).map((by) => `${address} at ${loaded} ${by}`));
        for (const width of resized) {
          await resize({ width, height: 800 });
          misplaced.push(...(await problemsOf(page)).map((problem) => `${address} at ${width}: ${problem}`));
        }
        await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
        await resize({ width: loaded, height: 740 });
        const problems = await problemsOf(page);
        misplaced.push(...problems.map((problem) => `${address} from the right at ${loaded}: ${problem}`));
      }
      await page.close();
    }
  }, 900_000);
  afterAll(() => served?.close());

  test('nothing overlaps, is cut off or is beyond the edge of any page, at any width, from left or from right', () => {
    expect(misplaced).toEqual([]);
    expect(addressesOf(site).length).toBeGreaterThan(15);
  });

  test('nothing moves while any page loads, on a phone and on a desk, without a clock', () => {
    expect(moved).toEqual([]);
  });

  test(
    'nothing moves while any page loads, on a phone and on a desk, while a clock runs',
    { timeout: 600_000 },
    async () => {
      const found: string[] = [];
      const pages = addressesOf(site).filter((address) => /^\/(?:alerts|runbooks\/[^/]+)\/[^/]+\/$/.test(address));
      for (const { loaded } of widths) {
        const page = await newPage({ width: loaded, height: 740 });
        await page.addInitScript(noteShifts);
        for (const address of pages) {
          await page.goto(served.origin + address + startedMinutesAgo(25));
          found.push(...(await movementOf(page)).map((by) => `${address} at ${loaded} ${by}`));
        }
        await page.close();
      }

      expect(found).toEqual([]);
      expect(pages.length).toBeGreaterThan(1);
    },
  );

  test('nothing moves when a page comes in two parts, wherever it is cut', { timeout: 300_000 }, async () => {
    const found: string[] = [];
    for (const address of ['/', '/slos/', '/contacts/']) {
      for (const share of [0.45, 0.55, 0.65, 0.75, 0.85, 0.875, 0.9, 0.95]) {
        const page = await newPage({ width: 1280, height: 740 });
        await page.addInitScript(noteShifts);
        await page.goto(`${served.origin}${address}?pause-at=${share}`);
        const { shift } = await shiftOf(page);
        if (shift > 0.001) found.push(`${address} cut at ${share} moves by ${shift.toFixed(4)}`);
        await page.close();
      }
    }

    expect(found).toEqual([]);
  });
});

test('what overlaps, is cut off or is beyond the edge would be found, and what sticks to the edge is none of it', async () => {
  const page = await newPage({ width: 360, height: 740 });
  const text = (id: string, style: string): string =>
    `<p id="${id}" style="margin: 0; ${style}">${id} of some words</p>`;
  const pageOf = (...blocks: string[]): string => `<main style="margin: 0"><h1>Title</h1>${blocks.join('')}</main>`;

  await page.setContent(pageOf(text('one', ''), text('two', 'margin-top: -1em')));
  expect(await problemsOf(page)).toEqual(['<p> “one of some words” and <p> “two of some words” overlap.']);
  await page.setContent(pageOf(text('one', 'position: sticky; top: 0'), text('two', 'margin-top: -1em')));
  expect(await problemsOf(page)).toEqual([]);
  await page.setContent(pageOf(text('one', 'width: 20px; overflow: hidden'), text('two', '')));
  expect(await problemsOf(page)).toEqual(['<p> “one of some words” is cut off.']);
  await page.setContent(pageOf(text('one', ''), text('two', 'width: 500px')));
  expect(await problemsOf(page)).toContain('The page scrolls sideways.');
  await page.close();
});

test('a page that moves would be found', async () => {
  const page = await newPage({ width: 360, height: 740 });
  await page.addInitScript(noteShifts);
  await page.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<p>Call Ada.</p><script>
        onload = () => setTimeout(() => document.body.prepend(document.createElement('h1'), 'Late'), 50);
      </script>`,
    }),
  );
  await page.goto('http://127.0.0.1/');

  await expect.poll(async () => (await shiftOf(page)).shift).toBeGreaterThan(0.001);
  await page.close();
});

test(
  'the first screen of a phone has, of every alert, what it is, how bad, who to call and what to do',
  {
    timeout: 300_000,
  },
  async () => {
    const site = await builtSample();
    const served = await serveFolder(site);
    const page = await newPage({ width: 360, height: 740 });
    const found: string[] = [];
    const alerts = addressesOf(site).filter((address) => /^\/alerts\/[^/]+\/$/.test(address));
    for (const address of alerts) {
      await page.goto(`${served.origin}${address}${startedMinutesAgo(25)}&namespace=shop`);
      await page.locator('.elapsed b').waitFor();
      const missing = await page.evaluate(() => {
        const isIn = (selector: string): boolean =>
          [...document.querySelectorAll(selector)].some((element) => {
            const { top, bottom, height } = element.getBoundingClientRect();
            return element.checkVisibility() && height > 0 && top >= 0 && bottom <= innerHeight;
          });
        const has = (selector: string): boolean => document.querySelector(selector) !== null;
        const wanted: [name: string, selector: string, needed: boolean][] = [
          ['name', 'h1', true],
          ['severity', '.clock .badge', has('.clock .badge')],
          ['time', '.elapsed b', true],
          ['sentence', '.lead', has('.lead')],
          ['way to reach someone', '.due p, .call-line:not(.is-known > *), .all-calls > summary', true],
          ['place to look', '.look a', has('.look a')],
          ['first step', '.first-title, .prose h2, .prose .headline', true],
          ['button of the first command', '.first .copy', has('.first .copy')],
        ];
        return wanted.filter(([, selector, needed]) => needed && !isIn(selector)).map(([name]) => name);
      });
      if (missing.length > 0) found.push(`${address} lacks: ${missing.join(', ')}`);
    }
    await page.close();
    await served.close();

    expect(found).toEqual([]);
    expect(alerts.length).toBeGreaterThan(12);
  },
);

async function newPage(viewport = { width: 1280, height: 800 }): Promise<Page> {
  return await browser.newPage({ viewport, serviceWorkers: 'block' });
}

/** Gives the window of a page another size, in half of the time that Playwright takes, which changes it in two ways. */
async function resizer(page: Page): Promise<(size: { width: number; height: number }) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  return async (size) => {
    await devtools.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    const now = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    if (now.width !== size.width || now.height !== size.height)
      throw new Error(`The window has ${now.width} × ${now.height} pixels, not ${size.width} × ${size.height}.`);
  };
}

function startedMinutesAgo(minutes: number): string {
  return `?startsAt=${new Date(Date.now() - minutes * 60_000).toISOString()}`;
}

/** One movement of what is on a page. */
interface Shift {
  /** How much has moved how far: the share of the window that it covers, times the share of the window by which it moves. */
  value: number;
  /** By how many pixels what is no part of a command has moved up or down. */
  around: number;
}

/** Notes what moves, in the browser. */
function noteShifts(): void {
  type Source = { node: Node | null; previousRect: DOMRect; currentRect: DOMRect };
  const shifts: Shift[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as unknown as { value: number; sources: Source[] }[]) {
      const around = sources.filter(
        ({ node }) => !(node instanceof Element ? node : node?.parentElement)?.closest('pre'),
      );
      const by = around.map(({ previousRect, currentRect }) => Math.abs(currentRect.y - previousRect.y));
      shifts.push({ value, around: Math.max(0, ...by) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

interface Movement {
  /** How far what is on the page has moved. */
  shift: number;
  /** By how many pixels what is no part of a command has moved up or down. */
  around: number;
  /** By how many pixels usual values make their commands higher, or less high. */
  filled: number | undefined;
}

/**
 * How far the page that is open has moved, once all that it asked for is there and painted. It is one question to the page, since
 * what waits and counts from outside brings a library of its own into every page.
 */
async function shiftOf(page: Page): Promise<Movement> {
  return await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    // What says who is on call comes after the load.
    const isWhole = (): boolean => {
      const lists = [...document.querySelectorAll<HTMLElement>('[data-turns]')];
      const isRunning = document.querySelector('.elapsed b') !== null;
      const asksForClock = document.querySelector('.sheet-head[data-zone]') !== null && location.search !== '';
      return (lists.length === 0 || lists.some(({ dataset }) => 'shown' in dataset)) && (isRunning || !asksForClock);
    };
    const end = performance.now() + 30_000;
    while (!isWhole()) {
      if (performance.now() > end) throw new Error(`${location.href} does not say who is on call, or has no clock.`);
      await frame();
    }
    for (let painted = 0; painted < 4; painted++) await frame();
    const { shifts } = globalThis as unknown as { shifts: Shift[] };
    const values = [...document.querySelectorAll<HTMLElement>('pre .param[data-filled]')];
    const commands = [...new Set(values.map((value) => value.closest('pre')!))];
    const heights = (): number[] => commands.map((command) => command.getBoundingClientRect().height);
    const now = heights();
    const texts = values.map(({ textContent }) => textContent);
    for (const value of values) value.textContent = `{{${value.dataset['name']}}}`;
    const before = heights();
    for (const [i, value] of values.entries()) value.textContent = texts[i]!;
    return {
      shift: shifts.reduce((sum, { value }) => sum + value, 0),
      around: shifts.reduce((sum, { around }) => sum + around, 0),
      filled: commands.length > 0 ? now.reduce((sum, height, i) => sum + Math.abs(height - before[i]!), 0) : undefined,
    };
  });
}

/** By how much the page that is open has moved, where that is more than nobody sees. */
async function movementOf(page: Page): Promise<string[]> {
  const { shift, around, filled } = await shiftOf(page);
  // A usual value that is longer than the name of its parameter may take its command onto one more line, and what is below with it.
  if (filled !== undefined) return around > filled + 1 ? [`moves by ${around} px, and its commands by ${filled}`] : [];
  return shift > 0.001 ? [`moves by ${shift.toFixed(4)}`] : [];
}

async function problemsOf(page: Page): Promise<string[]> {
  return await page.evaluate(layoutProblems);
}

/** Every page once: copies at the other addresses of an alert are the same page. */
function addressesOf(site: string): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'index.html')
    .map((file) => `/${file.replaceAll(path.sep, '/').replace(/index\.html$/, '')}`)
    .filter((address) => {
      const canonical = /<link rel="canonical" href="([^"]*)"/.exec(
        readFileSync(`${site}${address}index.html`, 'utf8'),
      );
      return canonical?.[1]?.endsWith(address) === true;
    })
    .toSorted();
}
