import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OtherAddresses } from '../model/site/alternates.ts';
import { Reads } from '../model/catalogue/reads.ts';
import type { Picture } from '../model/catalogue/picture.ts';
import { clientScript, clientScripts } from './client-scripts.ts';
import { writePictures } from './content-pictures.ts';
import { FullText } from './full-text.ts';
import { PageCopies } from './page-copies.ts';
import type { PageReads } from './page-reads.ts';
import { releaseMemory } from '../workspace/memory.ts';
import { writePreviewFiles } from './preview.ts';
import { writeServiceWorker, type OfflineSummary } from './service-worker.ts';
import type { Settings } from './settings.ts';
import type { SiteFiles } from './site-files.ts';

/** A file of a site: a page that is finished but for its copies, or data. */
export interface SitePart {
  /** Path in the site: `alerts/Down/index.html`. */
  file: string;
  /** Undefined where the last site has it already. */
  made?: { content: Buffer; reads: Reads };
}

/** What a site is besides its pages. */
export interface SiteParts {
  addresses: OtherAddresses;
  /** All pictures of the content, as they were judged. */
  pictures: readonly Picture[];
  settings: Pick<Settings, 'content' | 'offline' | 'preview' | 'publicFiles'>;
  /** What files of the last site have read; undefined where each file is to be made. */
  reads?: PageReads | undefined;
  /** Folder that keeps pages for the search of the next build; undefined where nothing of them is to stay. */
  pagesForSearch?: string | undefined;
  /** Told what is done next. */
  onStep?: ((what: string) => void) | undefined;
}

/**
 * Makes a whole site of its files. Each passes once: a page is finished, copied, given to the search and written as it comes, so that
 * no more than one is held. The order matters: what a step writes, the next ones see.
 *
 * @param site Where the site is written to.
 * @param make Makes the files but for those that stay. The home page is the first: its language is that of the search.
 * @returns What readers' devices will keep; undefined for a preview, of which they keep nothing.
 */
export async function finishSite(
  site: SiteFiles,
  make: (stays: (file: string) => boolean) => AsyncIterable<SitePart> | Iterable<SitePart>,
  { addresses, pictures, settings, reads, pagesForSearch, onStep }: SiteParts,
): Promise<OfflineSummary | undefined> {
  const { content, offline, preview, publicFiles } = settings;
  writePictures(content, pictures, site);
  const copies = new PageCopies(site, addresses, await clientScript('lead-on'));
  const stays = (file: string): boolean =>
    reads?.isCurrent(file, copies.copiesOf(file)) === true && copies.canStay(file);
  const fullText = new FullText(pagesForSearch);
  try {
    for await (const { file, made } of make(stays)) {
      const isPage = file.endsWith('.html');
      const what = copies.copiesOf(file);
      if (!made) {
        if (isPage) await fullText.add(file, site.readLast(file));
        if (copies.leave(file)) reads?.stayed(file);
      } else if (isPage) {
        const page = made.content.toString();
        await fullText.add(file, page);
        if (copies.write(file, page)) reads?.note(file, made.reads, what);
      } else {
        site.write(file, made.content);
        reads?.note(file, made.reads, what);
      }
    }
    copies.end();
    if (preview) writePreviewFiles(site, preview);
    onStep?.('Indexing the text');
    releaseMemory();
    await fullText.write(site);
  } finally {
    await fullText.close();
  }
  for (const name of clientScripts) site.write(`assets/${name}.js`, await clientScript(name));
  // After the pages have their policy, which none of these is: what of the team replaces a file of ours, wins.
  writePictures(publicFiles.folder, publicFiles.files, site);
  for (const file of publicFiles.files) reads?.forget(file.path);
  // A preview comes and goes: nothing of it stays on a device, beside the copy of the real site.
  if (preview) return undefined;
  onStep?.('Listing what is kept offline');
  return await writeServiceWorker(site, { addresses, offline });
}

/**
 * Pages that another program has written into the folder of a site, the home page first.
 *
 * @param finish What is done to each page, by its path in the site.
 */
export function* pagesIn(folder: string, finish: (html: string, file: string) => string): Generator<SitePart> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const home = 'index.html';
  for (const file of [home, ...names.filter((name) => name !== home)]) {
    const page = finish(readFileSync(path.join(folder, file), 'utf8'), file);
    yield { file, made: { content: Buffer.from(page), reads: new Reads() } };
  }
}
