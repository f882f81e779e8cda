import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OtherAddresses } from '../model/site/alternates.ts';
import type { Picture } from '../model/catalogue/picture.ts';
import { clientScript, clientScripts } from './client-scripts.ts';
import { writePictures } from './content-pictures.ts';
import { securedPage } from './content-security.ts';
import { FullText } from './full-text.ts';
import { PageCopies } from './page-copies.ts';
import { releaseMemory } from '../workspace/memory.ts';
import { previewPages, writePreviewFiles } from './preview.ts';
import { writeServiceWorker, type OfflineSummary } from './service-worker.ts';
import type { Settings } from './settings.ts';
import type { SiteFiles } from './site-files.ts';
import { ownStyles } from './used-styles.ts';

/** A page as it was rendered. */
export interface Page {
  /** Path in the site: `alerts/Down/index.html`. */
  file: string;
  html: string;
}

/** What a site is besides its pages. */
export interface SiteParts {
  addresses: OtherAddresses;
  /** All pictures of the content, as they were judged. */
  pictures: readonly Picture[];
  settings: Pick<Settings, 'content' | 'offline' | 'preview' | 'base' | 'publicFiles' | 'security'>;
  /** Told what is done next. */
  onStep?: ((what: string) => void) | undefined;
}

/**
 * Makes a whole site of its pages. Each page passes once: it is finished, copied, given to the search and written as it comes, so that
 * no more than one is held. The order matters: what a step writes, the next ones see.
 *
 * @param site Where the site is written to.
 * @param pages The home page is the first: its language is that of the search.
 * @returns What readers' devices will keep; undefined for a preview, of which they keep nothing.
 */
export async function finishSite(
  site: SiteFiles,
  pages: AsyncIterable<Page> | Iterable<Page>,
  { addresses, pictures, settings: { content, offline, preview, base, publicFiles, security }, onStep }: SiteParts,
): Promise<OfflineSummary | undefined> {
  writePictures(content, pictures, site);
  const styles = await ownStyles();
  const copies = new PageCopies(site, addresses, await clientScript('lead-on'));
  const previewed = preview ? previewPages(preview, base) : (html: string) => html;
  const fullText = new FullText();
  try {
    for await (const { file, html } of pages) {
      const page = securedPage(previewed(html, file), file, { styles, additions: security });
      await fullText.add(file, page);
      copies.write(file, page);
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
  // A preview comes and goes: nothing of it stays on a device, beside the copy of the real site.
  if (preview) return undefined;
  onStep?.('Listing what is kept offline');
  return await writeServiceWorker(site, { addresses, offline });
}

/** Pages that another program has written into the folder of a site, the home page first. */
export function* pagesIn(folder: string): Generator<Page> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const home = 'index.html';
  for (const file of [home, ...names.filter((name) => name !== home)])
    yield { file, html: readFileSync(path.join(folder, file), 'utf8') };
}
