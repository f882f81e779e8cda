import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { programRoot } from '../workspace/package-folders.ts';
import { partsPlaceholder, type ClientScript } from './client-scripts.ts';

const files: Record<ClientScript, string> = {
  'before-paint': 'src/client/page/before-paint.ts',
  'lead-on': 'src/client/page/lead-on.ts',
  site: 'src/client/page/site.ts',
  search: 'src/client/search/search.ts',
  link: 'src/client/page/link.ts',
  ask: 'src/client/page/ask.ts',
  'on-call': 'src/client/page/on-call.ts',
  now: 'src/client/page/now.ts',
  'service-worker': 'src/client/worker/service-worker.ts',
  'forget-offline': 'src/client/worker/forget-offline.ts',
};

/**
 * One script of the browser as a classic one: modules never run from `file://`.
 *
 * @returns Code that runs at once and leaves no names behind.
 */
export async function bundleScript(name: ClientScript): Promise<string> {
  return await bundleFile(path.join(programRoot, files[name]));
}

/**
 * Pagefind as a classic script, without what it starts from.
 *
 * @param runtime Pagefind's own `pagefind.js`.
 */
export async function bundleFullText(runtime: Uint8Array): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'alertbook-full-text-'));
  try {
    writeFileSync(path.join(folder, 'pagefind.js'), runtime);
    const client = JSON.stringify(path.join(programRoot, 'src/client/search/full-text.ts'));
    writeFileSync(
      path.join(folder, 'entry.js'),
      `import { createInstance } from './pagefind.js';
import { offerFullText } from ${client};
offerFullText(createInstance, ${JSON.stringify(partsPlaceholder)});`,
    );
    return await bundleFile(path.join(folder, 'entry.js'), {
      fetch: 'globalThis.alertbookFetchPart',
      'import.meta.url': '""',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A module with all that it imports, as a classic script.
 *
 * @param define Expressions to put in the place of names.
 */
async function bundleFile(file: string, define: Record<string, string> = {}): Promise<string> {
  const bundle = await rolldown({ input: file, platform: 'browser', transform: { define }, logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code;
}
