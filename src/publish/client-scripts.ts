import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isCompiled, programRoot } from '../workspace/package-folders.ts';

/** Scripts of the browser that are in `assets/` of every site, by their names there. */
export const clientScripts = ['site', 'search', 'link', 'ask', 'on-call', 'now'] as const;

export type ClientScript =
  (typeof clientScripts)[number] | 'before-paint' | 'lead-on' | 'service-worker' | 'forget-offline';

/** What stands for the files that a search starts from, in the script that is the same for all sites. */
export const partsPlaceholder = 'alertbook-full-text-parts';

/** One script of the browser: bundled from its source, or as the package was compiled with it. */
export async function clientScript(name: ClientScript): Promise<string> {
  if (isCompiled) return compiledScript(name);
  const { bundleScript } = await import('./bundle-client.ts');
  return await bundleScript(name);
}

/**
 * Pagefind as a classic script, for one site.
 *
 * @param runtime Pagefind's own `pagefind.js`.
 * @param parts Files that every search starts from, in base64 by their names.
 */
export async function fullTextScript(runtime: Uint8Array, parts: Readonly<Record<string, string>>): Promise<string> {
  const script = isCompiled
    ? compiledScript('full-text')
    : await (await import('./bundle-client.ts')).bundleFullText(runtime);
  // Whatever quotes the minifier has chosen.
  return script.replace(new RegExp(`(["'\`])${partsPlaceholder}\\1`), () => JSON.stringify(parts));
}

function compiledScript(name: ClientScript | 'full-text'): string {
  return readFileSync(path.join(programRoot, 'client', `${name}.js`), 'utf8');
}
