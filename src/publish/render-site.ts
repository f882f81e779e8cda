import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot, programRoot } from '../workspace/package-folders.ts';
import type { PageSettings } from '../workspace/page-settings.ts';
import { openRenderer } from './renderer.ts';
import type { Page } from './finish-site.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * Renders every file that the routes of a site make, as a build by Astro does.
 *
 * @param site Is given what is no page: files of the program, and data.
 * @returns The pages, one after the other: the home page is the first.
 */
export async function* renderSite(settings: PageSettings, site: SiteFiles): AsyncGenerator<Page> {
  copyFolder(path.join(packageRoot, 'public'), '', site);
  copyFolder(path.join(programRoot, 'renderer/_astro'), '_astro/', site);
  const { files } = await openRenderer(settings);
  const home = 'index.html';
  for (const file of [home, ...[...files.keys()].filter((name) => name !== home)]) {
    const response = await files.get(file)!();
    if (file.endsWith('.html')) yield { file, html: await response.text() };
    else site.write(file, new Uint8Array(await response.arrayBuffer()));
  }
}

function copyFolder(folder: string, to: string, site: SiteFiles): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    site.write(to + path.relative(folder, file).split(path.sep).join('/'), readFileSync(file));
  }
}
