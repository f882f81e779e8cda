import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { shop } from './support/shop.ts';

const tabs = (word: string): string => `<Tabs>

<Tab title="kubectl">

Scale it by kubectl, ${word}.

</Tab>

<Tab title="A console with a name that is as long as names of consoles can be">

Scale it in the console, ${word}. See [below](#inside-${word}).

</Tab>

<Tab title="Phone">

#### Inside [#inside-${word}]

Write to the bot, ${word}.

</Tab>

</Tabs>
`;

let site: string;
let browser: Browser;
beforeAll(async () => {
  ({ site } = await builtSite({
    ...shop,
    'guides/shop/platforms.mdx': `---
title: Platforms
service: shop
---

## First

${tabs('first')}

## Second

### Again

${tabs('second')}

<details>
<summary>Why there are two</summary>

Because of history.

</details>
`,
  }));
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open({ hash = '', width = 360, javaScriptEnabled = true } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 740 }, javaScriptEnabled });
  onTestFinished(() => page.close());
  await page.goto(pathToFileURL(path.join(site, 'guides/shop/platforms/index.html')).href + hash);
  return page;
}

/** Texts that can be seen, of those that are in tabs. */
const shown = async (page: Page): Promise<string[]> => {
  const texts = await page.locator('.tab > p').all();
  const seen = await Promise.all(
    texts.map(async (text) => ((await text.evaluate(isSeen)) ? [await text.innerText()] : [])),
  );
  return seen.flat().map((text) => text.slice(0, 24));
};

const isSeen = (element: Element): boolean =>
  element.checkVisibility({ contentVisibilityAuto: true }) && element.getBoundingClientRect().height > 0;

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('the first tab of each group is open, and one that is chosen closes the others of its group alone', async () => {
    const page = await open({ javaScriptEnabled });
    const atFirst = await shown(page);

    await page.getByText('Phone').first().click();

    expect(atFirst).toEqual(['Scale it by kubectl, fir', 'Scale it by kubectl, sec']);
    expect(await shown(page)).toEqual(['Write to the bot, first.', 'Scale it by kubectl, sec']);
  });

  test('a link into a tab or a fold that is closed opens it', async () => {
    const tab = await open({ hash: '#inside-second', javaScriptEnabled });
    const fold = await open({ hash: '#why-there-are-two', javaScriptEnabled });

    await expect.poll(() => shown(tab)).toEqual(['Scale it by kubectl, fir', 'Write to the bot, second']);
    await expect.poll(() => fold.getByText('Because of history.').evaluate(isSeen)).toBe(true);
  });

  test('on paper every tab and fold is open, and titled', async () => {
    const page = await open({ width: 680, javaScriptEnabled });

    await page.emulateMedia({ media: 'print' });
    if (javaScriptEnabled) await page.evaluate(() => dispatchEvent(new Event('beforeprint')));

    expect(await shown(page)).toHaveLength(6);
    expect(await page.getByText('Because of history.').evaluate(isSeen)).toBe(true);
    expect(await page.locator('.tab > summary').filter({ visible: true }).count()).toBe(6);
  });
});

test('tabs are reached and chosen by the keyboard', async () => {
  const page = await open();

  await page.locator('.tab > summary').nth(1).focus();
  await page.keyboard.press('Enter');

  expect((await shown(page))[0]).toBe('Scale it in the console,');
});

test('after printing the tabs are as they were, and still close each other', async () => {
  const page = await open();

  await page.pdf();
  const afterwards = await shown(page);
  await page.getByText('Phone').first().click();

  expect(afterwards).toEqual(['Scale it by kubectl, fir', 'Scale it by kubectl, sec']);
  expect(await shown(page)).toEqual(['Write to the bot, first.', 'Scale it by kubectl, sec']);
});

test.each([320, 360, 1280])(
  'at %i pixels no tab is outside of the page, and each is as tall as a thumb',
  async (width) => {
    const page = await open({ width });

    const boxes = await page.locator('.tab > summary').evaluateAll((all) =>
      all.map((summary) => {
        const { left, right, height } = summary.getBoundingClientRect();
        return { left, right, height };
      }),
    );

    expect(boxes).toHaveLength(6);
    expect(boxes.filter(({ left, right, height }) => left < 0 || right > width || height < 44)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  },
);
