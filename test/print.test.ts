import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { dataSite } from './support/data-site.ts';
import { shop } from './support/shop.ts';

/** What A4 leaves between its margins, in pixels of CSS. */
const paper = { width: 680, height: 1010 };
const runbook = 'runbooks/shop/queue-backlog/index.html';
const longLine = `kubectl get pods --selector=${'a-very-long-label,'.repeat(20)}end`;

let site: string;
let browser: Browser;
beforeAll(async () => {
  ({ site } = await builtSite({
    ...shop,
    'maintenance/shop.yaml': dataSite['maintenance/shop.yaml']!,
    'guides/shop/wide.mdx': `---
title: Wide
service: shop
---

| ${'a column | '.repeat(14)}
| ${'--- | '.repeat(14)}
| ${'averyverylongword | '.repeat(14)}

\`\`\`text
${longLine}
\`\`\`

[The queue](../../runbooks/shop/queue-backlog.mdx#mitigation), [above](#top), [elsewhere](https://example.com/a?b=c), \`code\`.
`,
  }));
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A page as it is printed. */
async function print(address: string, { javaScriptEnabled = true } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: paper, javaScriptEnabled, colorScheme: 'dark' });
  onTestFinished(() => page.close());
  await page.goto(pathToFileURL(path.join(site, address.split('?')[0]!)).href + (/\?.*/.exec(address)?.[0] ?? ''));
  await page.emulateMedia({ media: 'print' });
  if (javaScriptEnabled) await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  return page;
}

/** What the stylesheet writes behind a link. */
const behind = (page: Page, text: string) =>
  page
    .locator('.prose')
    .getByRole('link', { name: text })
    .evaluate((link) => getComputedStyle(link, '::after').content);

test('a runbook is printed with the values of its parameters, and its steps are numbered', async () => {
  const page = await print(`${runbook}?namespace=checkout`);

  expect(await page.locator('.params input').inputValue()).toBe('checkout');
  expect(await page.locator('.listing').nth(1).innerText()).toContain('kubectl -n checkout get pods');
  expect(await page.locator('.step-number').allInnerTexts()).toEqual(['1']);
  expect(await page.locator('.copy').first().isVisible()).toBe(false);
});

test('links of the text are printed with their whole public address, and those into the page without', async () => {
  const page = await print('guides/shop/wide/index.html');

  expect(await behind(page, 'The queue')).toBe(
    '" (https://oncall.example.com/runbooks/shop/queue-backlog/#mitigation)"',
  );
  expect(await behind(page, 'elsewhere')).toBe('" (https://example.com/a?b=c)"');
  expect(await behind(page, 'above')).toBe('none');
});

test('without JavaScript a page still says on paper where it is to be found', async () => {
  const page = await print(runbook, { javaScriptEnabled: false });

  expect(await page.getByText('https://oncall.example.com/runbooks/shop/queue-backlog/').isVisible()).toBe(true);
  expect(await behind(page, 'Overview')).toContain('https://grafana.example.com/');
});

test('what is folded on the screen is open on paper, and folded again afterwards', async () => {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(pathToFileURL(path.join(site, 'slos/index.html')).href);
  await page.evaluate(() => {
    const open: number[] = [];
    Object.assign(globalThis, { open });
    addEventListener('beforeprint', () => open.push(document.querySelectorAll('main details[open]').length));
  });

  // The objectives of a site with one list of them are open from the start.
  expect(await page.locator('main details[open]').count()).toBe(1);
  await page.pdf();

  expect(await page.evaluate('open')).toEqual([3]);
  expect(await page.locator('main details[open]').count()).toBe(1);
});

test.each(['guides/shop/wide', 'runbooks/shop/queue-backlog', 'contacts', 'slos', 'maintenance', 'severities'])(
  'nothing of /%s/ is cut off by the edge of the paper',
  async (address) => {
    const page = await print(`${address}/index.html`);

    const cut = await page.evaluate((width) => {
      const isCut = (element: Element): boolean => {
        const { overflowX } = getComputedStyle(element);
        return overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      };
      const shown = [...document.querySelectorAll('main *')].filter(
        (element) => element.checkVisibility() && !element.closest('.hidden, svg'),
      );
      return shown
        .filter((element) => isCut(element) || element.getBoundingClientRect().right > width + 1)
        .map((element) => element.outerHTML.slice(0, 80));
    }, paper.width);

    expect(cut).toEqual([]);
    expect(readFileSync(path.join(site, address, 'index.html'), 'utf8').length).toBeGreaterThan(1000);
  },
);
