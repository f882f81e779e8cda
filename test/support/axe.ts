import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong on a page, each with the first element that has it.
 *
 * @param withoutRules Ids of rules that do not hold of this page.
 */
export async function violationsOn(page: Page, withoutRules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return await page.evaluate(async (off) => {
    const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
    const run = (window as unknown as { axe: { run: typeof axe.run } }).axe.run;
    // Words for what is right, and selectors, take half of the time.
    const { violations } = await run({ resultTypes: ['violations'], selectors: false, rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, withoutRules);
}
