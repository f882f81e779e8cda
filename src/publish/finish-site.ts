import type { AddressesOfOld } from '../model/site/alternates.ts';
import type { Picture } from '../model/catalogue/picture.ts';
import { clientScript, clientScripts } from './client-scripts.ts';
import { writePictures } from './content-pictures.ts';
import { writeContentSecurity } from './content-security.ts';
import { FolderWriter } from '../workspace/folder-writer.ts';
import { releaseMemory } from '../workspace/memory.ts';
import { writePreview } from './preview.ts';
import { writeServiceWorker, type OfflineSummary } from './service-worker.ts';
import type { Settings } from './settings.ts';
import { writeFullText } from './full-text.ts';
import { ownStyles } from './used-styles.ts';
import { writeAlternates } from './write-alternates.ts';

/** What a site is besides its pages. */
export interface SiteParts {
  addresses: AddressesOfOld;
  /** All pictures of the content, as they were judged. */
  pictures: readonly Picture[];
  settings: Pick<Settings, 'content' | 'offline' | 'preview' | 'base' | 'publicFiles' | 'security'>;
  /** Told what is done next. */
  onStep?: ((what: string) => void) | undefined;
}

/**
 * Makes a whole site of its pages. The order matters: what a step writes, the next ones see.
 *
 * @param site Folder that the pages were written to.
 * @returns What readers' devices will keep; undefined for a preview, of which they keep nothing.
 */
export async function finishSite(
  site: string,
  { addresses, pictures, settings: { content, offline, preview, base, publicFiles, security }, onStep }: SiteParts,
): Promise<OfflineSummary | undefined> {
  writePictures(content, pictures, site);
  if (preview) writePreview(site, preview, base);
  writeContentSecurity(site, await ownStyles(), security);
  onStep?.('Indexing the text');
  releaseMemory();
  await writeFullText(site, () => writeAlternates(site, addresses));
  await writeScripts(site);
  // After the pages have their policy, which none of these is: what of the team replaces a file of ours, wins.
  writePictures(publicFiles.folder, publicFiles.files, site);
  // A preview comes and goes: nothing of it stays on a device, beside the copy of the real site.
  if (preview) return undefined;
  onStep?.('Listing what is kept offline');
  return await writeServiceWorker(site, { addresses, offline });
}

async function writeScripts(site: string): Promise<void> {
  const writer = new FolderWriter(site);
  for (const name of clientScripts) writer.write(`assets/${name}.js`, await clientScript(name));
}
