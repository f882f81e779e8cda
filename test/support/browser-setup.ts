import { findBrowser } from './browser.ts';

/** Unpacks the npm browser once, before the workers start, so that they never do it side by side. */
export async function setup(): Promise<void> {
  // A machine without a browser can still run every test that needs none: the ones that do say what is missing.
  await findBrowser().catch((error: unknown) => console.warn(error instanceof Error ? error.message : error));
}
