import path from 'node:path';
import type { Catalogue } from '../model/catalogue.ts';
import { readCatalogue } from '../readers/read-catalogue.ts';
import { filesBelow } from './content-folder.ts';
import { openReadCache } from './read-cache.ts';

/**
 * The catalogue of a content folder, with files that did not change since the last time taken from the cache.
 *
 * @throws Error with the code of the file system when the folder cannot be listed.
 */
export function readFolder(content: string): Catalogue {
  const cache = openReadCache(content);
  const catalogue = readCatalogue(filesBelow(content), { shownAs: shownPath(content), cache });
  cache.save();
  return catalogue;
}

/** A path as its user would type it: from the working folder where it lies below, else in full. */
export function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  const shown = relative === '' ? '.' : relative.startsWith('..') ? path.resolve(file) : relative;
  return shown.split(path.sep).join('/');
}
