import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contentStateFile } from '../../publish/content-state.ts';
import { catalogueFolder, type Settings } from '../../publish/settings.ts';
import { cacheFolder } from '../../workspace/cache-folder.ts';
import { programRoot } from '../../workspace/package-folders.ts';
import { catalogueFile } from '../../workspace/stored-catalogue.ts';
import { needsAstro } from '../need-astro.ts';

/**
 * Digest of all that any file of a site follows from besides the content: the program, the settings and where it runs.
 *
 * @returns Undefined for a preview, which comes and goes, and where more has a say: Astro, which bundles from sources.
 */
export function frameKey(settings: Settings): string | undefined {
  if (needsAstro(settings) || settings.preview) return undefined;
  const hash = createHash('sha256');
  hash.update(readFileSync(path.join(programRoot, 'version')));
  hash.update(JSON.stringify([settings, process.versions.node, process.versions['icu'], process.env['TZ'] ?? '']));
  return hash.digest('hex');
}

/**
 * Digest of all that a site follows from: the program, the settings, and the content as it was stored for the pages, with what its
 * checks have found. The same key is the same site to the byte.
 */
export function siteKey(settings: Settings, frame: string): string {
  const hash = createHash('sha256').update(frame);
  for (const file of [
    catalogueFile(catalogueFolder(settings, 'built')),
    contentStateFile(cacheFolder(settings.content)),
  ])
    hash.update(createHash('sha256').update(readFileSync(file)).digest());
  return hash.digest('hex');
}
