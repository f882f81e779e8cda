import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import type { Catalogue } from '../model/catalogue.ts';
import { readCatalogue, withRules } from '../readers/read-catalogue.ts';
import { filesBelow } from './content-folder.ts';
import { openReadCache } from './read-cache.ts';
import { shownPath } from './shown-path.ts';

/**
 * The catalogue of a content folder, with files that did not change since the last time taken from the cache.
 *
 * @throws Error with the code of the file system when the folder cannot be listed.
 */
export function readFolder(content: string): Catalogue {
  const cache = openReadCache(content);
  const catalogue = readCatalogue(filesBelow(content), { shownAs: shownPath(content), cache });
  cache.save();
  return withRules(catalogue, ruleFilesOf(catalogue, content));
}

/** Files of alert rules that `site.yaml` names, by paths or globs from the content folder, in the order of their paths. */
function ruleFilesOf(catalogue: Catalogue, content: string): { text: string; shown: string }[] {
  const patterns = catalogue.site?.data.rules ?? [];
  if (patterns.length === 0) return [];
  const files = globSync(patterns, { cwd: content, absolute: true, onlyFiles: true, expandDirectories: false });
  const outside = files.filter((file) => !file.startsWith(path.join(content, 'alerts') + path.sep)).toSorted();
  return outside.map((file) => ({ text: readFileSync(file, 'utf8'), shown: shownPath(file) }));
}
