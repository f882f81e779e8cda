import path from 'node:path';
import { withChanges, type Catalogue } from '../model/catalogue/catalogue.ts';
import { mayHold, type Document } from '../model/catalogue/document.ts';
import { otherFile, typedFile } from '../readers/content/content-file.ts';
import { readCatalogue, withRules, type OutsideFile } from '../readers/content/read-catalogue.ts';
import { filesBelow } from './content-folder.ts';
import { namedRules, reachOfRules } from './named-rules.ts';
import { readOrdinaryFile } from './read-file.ts';
import { openReadCache, type StoredReadCache } from './read-cache.ts';
import { publicBeside, readPublicFolder } from './public-folder.ts';
import { shownPath } from './shown-path.ts';

/** How a folder is called that is a copy of another one: a revision that was taken out of its repository. */
export interface CopyOf {
  /** The folder that it is a copy of: messages and the cache go by its name. */
  content: string;
  /** A word that keeps its cache apart from the one of the folder itself. */
  cache: string;
  /** The top of the copy: what is beside the content, in the place of the repository. */
  top: string;
}

/**
 * The catalogue of a content folder, with files that did not change since the last time taken from the cache.
 *
 * @param options.cache Of the folder, where whoever reads it saves it later.
 * @param options.isForeign Whether the content may come from a stranger, as in a preview.
 * @throws Error with the code of the file system when the folder cannot be listed.
 */
export function readFolder(
  content: string,
  { copy, isForeign = false, cache: given }: { copy?: CopyOf; isForeign?: boolean; cache?: StoredReadCache } = {},
): Catalogue {
  const cache = given ?? openReadCache(copy ? path.join(copy.content, copy.cache) : content);
  const shown = (file: string): string =>
    shownPath(copy ? path.resolve(copy.content, path.relative(content, file)) : file);
  // A folder of rules may be called `x.yaml`: they have no ids.
  const isForFile = (below: string): boolean => otherFile(below) === undefined && 'type' in typedFile(below);
  const read = readCatalogue(filesBelow(content, { isForFile }), { shownAs: shown(content), cache });
  if (!given) cache.save();
  const catalogue = copy ? read : withPublicFiles(read, content);
  const site = catalogue.site ?? draftOfSite(catalogue);
  if (!site) return catalogue;
  const reach = copy?.top ?? reachOfRules(content, isForeign);
  const named = namedRules(site, content, { reach, shown });
  const files = named.files.map((file): OutsideFile => ({ shown: shown(file), ...readOrdinaryFile(file) }));
  // What lies around the content of a revision is taken out only in part.
  return withRules(catalogue, files, copy ? { ...named, missing: [] } : named);
}

/** What could be read of `site.yaml`, where that is all that it says of rules. */
function draftOfSite({ broken }: Catalogue): Document<'site'> | undefined {
  const draft = broken.find(({ type }) => type === 'site')?.drafts?.[0] as Document<'site'> | undefined;
  return draft && !mayHold(draft, ['rules', '*']) ? draft : undefined;
}

/** With what lies beside the content. Of a revision it is not taken out. */
function withPublicFiles(catalogue: Catalogue, content: string): Catalogue {
  const folder = publicBeside(content);
  const { files, findings } = readPublicFolder(folder, shownPath(folder));
  return withChanges(catalogue, { publicFiles: files, findings: [...catalogue.findings, ...findings] });
}
