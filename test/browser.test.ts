import { expect, test } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { findBrowser, launchBrowser } from './support/browser.ts';

test('the browser that is found renders a page, with its styles and its script', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      '<style>h1 { color: rgb(1, 2, 3) }</style><h1>On call</h1><script>document.title = "ran"</script>',
    );

    const heading = page.getByRole('heading', { name: 'On call' });
    expect(await heading.evaluate((node) => getComputedStyle(node).color)).toBe('rgb(1, 2, 3)');
    expect(await heading.evaluate((node) => node.getBoundingClientRect().height)).toBeGreaterThan(0);
    expect(await page.title()).toBe('ran');
  } finally {
    await browser.close();
  }
});

test('what is wrong on a page is named with its element, and what its colours make wrong too', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ colorScheme: 'light' });
    await page.setContent(
      `<html lang="en"><title>a</title><style>@media (prefers-color-scheme: dark) { p { color: #444; background: #333 } }</style>
      <main><h1>On call</h1><p>Text</p><img src="a.png"></main></html>`,
    );

    expect(await violationsOn(page)).toEqual(['image-alt: <img src="a.png">']);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOn(page, ['image-alt'])).toEqual(['color-contrast: <p>Text</p>']);
  } finally {
    await browser.close();
  }
});

test('a CHROME_PATH that leads nowhere is an error that names it', async () => {
  const before = process.env['CHROME_PATH'];
  process.env['CHROME_PATH'] = '/nowhere/chrome';
  try {
    await expect(findBrowser()).rejects.toThrow('CHROME_PATH names `/nowhere/chrome`, which does not exist.');
  } finally {
    if (before === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = before;
  }
});
