import { createRequire } from 'node:module';
import type { checkSync } from 'recheck';

/**
 * The judge of regular expressions: plain JavaScript of 3 MB, loaded when a pattern needs it. The package's own door starts
 * processes, and is wanted by nobody else.
 */
export function loadRecheck(): typeof checkSync {
  return (createRequire(import.meta.url)('recheck/lib/browser.js') as { checkSync: typeof checkSync }).checkSync;
}
