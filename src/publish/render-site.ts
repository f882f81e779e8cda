import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot, programRoot } from '../workspace/package-folders.ts';
import type { SitePart } from './finish-site.ts';
import { openPageMaker, type MadeFile, type PageMaker, type PagePlan } from './page-maker.ts';
import { madeByWorkers, workersFor } from './page-workers.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * Makes every file that the routes of a site have, as a build by Astro does: on several threads where there are many.
 *
 * @param site Is given the files of the program, which are the same for every site.
 * @param stays Whether a file need not be made.
 * @returns The files, one after the other: the home page is the first.
 */
export async function* renderSite(
  plan: PagePlan,
  site: SiteFiles,
  stays: (file: string) => boolean,
  { workers }: { workers?: number | undefined } = {},
): AsyncGenerator<SitePart> {
  copyFolder(path.join(packageRoot, 'public'), '', site);
  copyFolder(path.join(programRoot, 'renderer/_astro'), '_astro/', site);
  const maker = await openPageMaker(plan);
  const home = 'index.html';
  const files = [home, ...[...maker.files.keys()].filter((name) => name !== home)];
  const missing = files.filter((file) => !stays(file));
  const count = workers ?? workersFor(missing.length);
  const made = count === 0 ? madeHere(missing, maker) : madeByWorkers(missing, maker, count, plan);
  const isMissing = new Set(missing);
  try {
    for (const file of files) {
      if (!isMissing.has(file)) {
        yield { file };
        continue;
      }
      const { content, reads } = (await made.next()).value as MadeFile;
      reads.views.add(maker.files.get(file)!);
      yield { file, made: { content, reads } };
    }
  } finally {
    await made.return(undefined);
  }
}

async function* madeHere(files: readonly string[], { make }: PageMaker): AsyncGenerator<MadeFile> {
  for (const file of files) yield await make(file);
}

function copyFolder(folder: string, to: string, site: SiteFiles): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    site.write(to + path.relative(folder, file).split(path.sep).join('/'), readFileSync(file));
  }
}
