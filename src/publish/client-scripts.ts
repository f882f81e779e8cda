import path from 'node:path';
import { rolldown } from 'rolldown';
import { packageRoot } from '../workspace/package-folders.ts';

/** Scripts of the browser by their names in `assets/`. */
export const clientScripts = ['site', 'search'] as const;

const files = {
  site: 'src/client/page/site.ts',
  search: 'src/client/search/search.ts',
  'service-worker': 'src/client/worker/service-worker.ts',
};
export type ClientScript = keyof typeof files;

/**
 * One script of the browser as a classic one: modules never run from `file://`.
 *
 * @returns Code that runs at once and leaves no names behind.
 */
export async function bundleScript(name: ClientScript): Promise<string> {
  return await bundleFile(path.join(packageRoot, files[name]));
}

/**
 * A module with all that it imports, as a classic script.
 *
 * @param define Expressions to put in the place of names.
 */
export async function bundleFile(file: string, define: Record<string, string> = {}): Promise<string> {
  const bundle = await rolldown({ input: file, platform: 'browser', transform: { define }, logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code;
}
