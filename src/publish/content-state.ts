import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ContentState } from '../model/diff/site-state.ts';
import { contentJsonLines } from '../outputs/content-json.ts';
import type { FolderWriter } from '../workspace/folder-writer.ts';
import { packageVersion } from '../workspace/package-folders.ts';

/** Leaves what readers get in a cache folder, until there is a site to put it into: the catalogue is not kept so long. */
export function storeContentState(folder: string, state: ContentState): void {
  mkdirSync(folder, { recursive: true });
  const opened = openSync(contentStateFile(folder), 'w');
  try {
    for (const text of contentJsonLines(state, packageVersion())) writeFileSync(opened, text);
  } finally {
    closeSync(opened);
  }
}

/** Puts what was left into a built site, as `api/v1/content.json`. */
export function copyContentState(folder: string, site: Pick<FolderWriter, 'write'>): void {
  site.write('api/v1/content.json', readFileSync(contentStateFile(folder)));
}

/** File in a cache folder that readers' state is left in. */
export function contentStateFile(folder: string): string {
  return path.join(folder, `content-state.json`);
}
