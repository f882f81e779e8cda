import type { Browser } from 'playwright-core';
import { ask, queries } from './search-site.ts';

/** What a reader meets who opens every page that links lead to. */
export interface Walk {
  /** Addresses of the pages, from the root of the site. */
  pages: string[];
  /** Requests that failed or were answered with an error, and what consoles said. */
  wrong: string[];
  /** Links whose fragment names nothing on the page that they lead to. */
  dead: string[];
}

/**
 * Follows every link of every page of a site in a browser, from its home page.
 *
 * @param home Address of the home page, with `index.html`.
 */
export async function walk(browser: Browser, home: string): Promise<Walk> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const root = new URL('.', home).href;
  const wrong: string[] = [];
  // An icon that the browser still loads when the next page is opened has not failed.
  page.on('requestfailed', (request) => {
    const failure = request.failure()?.errorText;
    if (failure !== 'net::ERR_ABORTED') wrong.push(`${request.url()}: ${failure}`);
  });
  page.on(
    'response',
    (response) => void (response.status() >= 400 && wrong.push(`${response.url()}: ${response.status()}`)),
  );
  page.on('pageerror', (error) => void wrong.push(`${page.url()}: ${error.message}`));
  const idsByPage = new Map<string, Set<string>>();
  const links = new Set<string>();
  const waiting = [home];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const address = pageOf(next);
    if (idsByPage.has(address)) continue;
    await page.goto(address);
    const { ids, hrefs } = await page.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      hrefs: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href),
    }));
    idsByPage.set(address, new Set(ids));
    for (const href of hrefs.filter((href) => href.startsWith(root))) {
      links.add(href);
      if (/\/index\.html$/.test(pageOf(href))) waiting.push(href);
    }
  }
  await context.close();
  const dead = [...links].filter((href) => {
    const id = decodeURIComponent(new URL(href).hash.slice(1));
    return id !== '' && idsByPage.get(pageOf(href))?.has(id) !== true;
  });
  return { pages: [...idsByPage.keys()].map((address) => address.replace(root, '')).toSorted(), wrong, dead };
}

/** What the search of a site finds for every query, the best first, as `title address`. */
export async function findAll(browser: Browser, home: string): Promise<[query: string, found: string[]][]> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(home);
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).waitFor();
  await page.locator('.search-filters').waitFor();
  const results: [string, string[]][] = [];
  for (const query of queries) results.push([query, await ask(page, query)]);
  await context.close();
  return results;
}

/** A page by its file, however its address is written: scripts put the short form into the address bar of a host. */
function pageOf(address: string): string {
  return address.replace(/[?#].*$/, '').replace(/\/$/, '/index.html');
}
