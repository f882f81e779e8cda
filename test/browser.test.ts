import { expect, test } from 'vitest';
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
