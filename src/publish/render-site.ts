import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot, programRoot } from '../workspace/package-folders.ts';
import type { PageSettings } from '../workspace/page-settings.ts';
import { recordReadsOf } from '../model/catalogue/reads.ts';
import { openRenderer } from './renderer.ts';
import type { SitePart } from './finish-site.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * Renders every file that the routes of a site make, as a build by Astro does.
 *
 * @param site Is given the files of the program, which are the same for every site.
 * @param stays Whether a file need not be rendered.
 * @returns The files, one after the other: the home page is the first.
 */
export async function* renderSite(
  settings: PageSettings,
  site: SiteFiles,
  stays: (file: string) => boolean,
): AsyncGenerator<SitePart> {
  copyFolder(path.join(packageRoot, 'public'), '', site);
  copyFolder(path.join(programRoot, 'renderer/_astro'), '_astro/', site);
  const { files } = await openRenderer(settings);
  const home = 'index.html';
  for (const file of [home, ...[...files.keys()].filter((name) => name !== home)]) {
    if (stays(file)) {
      yield { file };
      continue;
    }
    const { render, reads: readForPath } = files.get(file)!;
    const { made, reads } = await recordReadsOf(async () => Buffer.from(await (await render()).arrayBuffer()));
    reads.views.add(readForPath);
    yield { file, made: { content: made, reads } };
  }
}

function copyFolder(folder: string, to: string, site: SiteFiles): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    site.write(to + path.relative(folder, file).split(path.sep).join('/'), readFileSync(file));
  }
}
