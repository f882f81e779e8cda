import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import type { Catalogue } from '../model/catalogue.ts';
import { readCatalogue, withRules } from '../readers/read-catalogue.ts';
import { filesBelow } from './content-folder.ts';
import { openReadCache } from './read-cache.ts';
import { shownPath } from './shown-path.ts';

/** How a folder is called that is a copy of another one: a revision that was taken out of its repository. */
export interface CopyOf {
  /** The folder that it is a copy of: messages and the cache go by its name. */
  content: string;
  /** A word that keeps its cache apart from the one of the folder itself. */
  cache: string;
}

/**
 * The catalogue of a content folder, with files that did not change since the last time taken from the cache.
 *
 * @throws Error with the code of the file system when the folder cannot be listed.
 */
export function readFolder(content: string, copy?: CopyOf): Catalogue {
  const cache = openReadCache(copy ? path.join(copy.content, copy.cache) : content);
  const shown = (file: string): string =>
    shownPath(copy ? path.resolve(copy.content, path.relative(content, file)) : file);
  const catalogue = readCatalogue(filesBelow(content), { shownAs: shown(content), cache });
  cache.save();
  return withRules(catalogue, ruleFilesOf(catalogue, content, shown));
}

/** Files of alert rules that `site.yaml` names, by paths or globs from the content folder, in the order of their paths. */
function ruleFilesOf(
  catalogue: Catalogue,
  content: string,
  shown: (file: string) => string,
): { text: string; shown: string }[] {
  const patterns = catalogue.site?.data.rules ?? [];
  if (patterns.length === 0) return [];
  const files = globSync(patterns, { cwd: content, absolute: true, onlyFiles: true, expandDirectories: false });
  const outside = files.filter((file) => !file.startsWith(path.join(content, 'alerts') + path.sep)).toSorted();
  return outside.map((file) => ({ text: readFileSync(file, 'utf8'), shown: shown(file) }));
}
