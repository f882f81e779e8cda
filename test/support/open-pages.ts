import type { Page } from 'playwright-core';

/** While one page waits for its files, the others keep the processors busy. */
const count = 4;

/**
 * Does the same for each of a list, in several pages of a browser that are open at once. Their order is not that of the list.
 *
 * @param open Opens a page; it is closed when none of the list is left.
 */
export async function onEachInPages<Item>(
  items: readonly Item[],
  open: () => Promise<Page>,
  visit: (page: Page, item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const pages = Array.from({ length: Math.min(count, items.length) }, async () => {
    const page = await open();
    for (const item of left) await visit(page, item);
    await page.close();
  });
  await Promise.all(pages);
}
