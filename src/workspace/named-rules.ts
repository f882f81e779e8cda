import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { globSync, type FileSystemAdapter } from 'tinyglobby';
import type { Finding } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';
import type { MissingRules } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';

/** Files of alert rules that `site.yaml` names outside of `content/alerts/`, and what of it is not read. */
export interface NamedRules {
  /** Absolute paths in their order, each once. */
  files: string[];
  /** Names that stand for nothing. */
  missing: MissingRules[];
  findings: Finding[];
}

/**
 * The folder that rules may be named in: the repository that the content lies in. Without one, the working folder where the
 * content lies in it, else the folder that holds the content.
 *
 * @param isForeign Whether the content may come from a stranger: without a repository, its own folder is all.
 */
export function reachOfRules(content: string, isForeign: boolean): string {
  for (let folder = content; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder;
    if (folder === path.dirname(folder)) break;
  }
  if (isForeign) return content;
  return isInside(content, process.cwd()) ? process.cwd() : path.dirname(content);
}

/**
 * Looks for the files that `rules:` names, by paths or globs from the content folder. No folder outside of `reach` is listed
 * and no file there read, whether a path leads there or a symbolic link; nor what is hidden, as what git keeps for itself.
 *
 * @param options.shown Path of a file as messages show it.
 */
export function namedRules(
  site: Document<'site'>,
  content: string,
  { reach, shown }: { reach: string; shown: (file: string) => string },
): NamedRules {
  // The content itself may lie in a hidden folder.
  const roots = [realpathSync(content), realpathSync(reach)];
  const isWithin = (file: string): boolean => {
    const real = realPlace(file);
    const root = roots.find((folder) => real !== undefined && isInside(real, folder));
    return root !== undefined && !/(?:^|[\\/])\./.test(path.relative(root, real!));
  };
  const named: NamedRules = { files: [], missing: [], findings: [] };
  const without = site.data.rules.filter((pattern) => pattern.startsWith('!'));
  for (const [index, pattern] of site.data.rules.entries()) {
    const left = new Set<string>();
    const find = (patterns: readonly string[], onlyFiles = true): string[] =>
      globSync(patterns, {
        cwd: content,
        absolute: true,
        onlyFiles,
        expandDirectories: false,
        fs: listingWithin(isWithin, left),
      });
    if (pattern.startsWith('!')) {
      // What may not be listed may hold what it leaves out.
      if (find([pattern.slice(1)], false).length + left.size === 0) named.missing.push({ index, kind: 'unneeded' });
      continue;
    }
    const found = find([pattern, ...without]);
    named.files.push(...found.filter((file) => isWithin(file)));
    for (const file of found) if (!isWithin(file)) left.add(file);
    const [first] = left;
    if (first === undefined && found.length === 0) {
      const all = find([pattern], false);
      const isOfFolders = all.length > 0 && all.every(isFolder);
      named.missing.push({ index, kind: all.length === 0 ? 'no-file' : isOfFolders ? 'folder' : 'left-out' });
    }
    if (first !== undefined)
      named.findings.push({
        id: 'site/rules-outside',
        level: 'error',
        message: `\`${pattern}\` leads to \`${shown(path.resolve(first))}\`, which is not read: expected files in \`${shown(reach)}/\`.`,
        hint: `Copy the rules into \`${shown(path.join(content, 'alerts'))}/\`, where they are read without being named, and delete this.`,
        at: placeOf(site, ['rules', index]),
      });
  }
  const own = path.join(content, 'alerts') + path.sep;
  return { ...named, files: [...new Set(named.files)].filter((file) => !file.startsWith(own)).toSorted() };
}

/** How often a search lists one folder: folders that link to each other have more ways through them than can be walked. */
const maxNames = 8;

/** The file system as a search may list it. @param left Is told the folders that it may not. */
function listingWithin(isWithin: (folder: string) => boolean, left: Set<string>): FileSystemAdapter {
  const namesByFolder = new Map<string | undefined, number>();
  const list = (folder: string) => {
    if (!isWithin(folder)) {
      if (existsSync(folder)) left.add(folder);
      return [];
    }
    const real = realPath(folder);
    const names = (namesByFolder.get(real) ?? 0) + 1;
    namesByFolder.set(real, names);
    return names > maxNames ? [] : readdirSync(folder, { withFileTypes: true }).map(asFileUnlessFolder);
  };
  return { readdirSync: list as unknown as typeof readdirSync };
}

/** A search leaves pipes and links to nothing out without a word; as files they are found, and said to be none. */
function asFileUnlessFolder(entry: Dirent): Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'> {
  const leadsOn = entry.isSymbolicLink() && realPath(path.join(entry.parentPath, entry.name)) !== undefined;
  if (leadsOn || entry.isDirectory()) return entry;
  return { name: entry.name, isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false };
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isInside(file: string, folder: string): boolean {
  const below = path.relative(folder, file);
  return below === '' || !(below === '..' || below.startsWith(`..${path.sep}`) || path.isAbsolute(below));
}

/** Path without links on the way; of a link that leads nowhere, where it lies itself. */
function realPlace(file: string): string | undefined {
  const folder = realPath(path.dirname(file));
  return realPath(file) ?? (folder && path.join(folder, path.basename(file)));
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}
