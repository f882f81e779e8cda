import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { EntryProblem, FolderEntry } from '../readers/content/read-catalogue.ts';
import { problemOf, readOrdinaryFile } from './read-file.ts';

/** How often links may bring in one folder: folders that link to each other have more ways through them than can be walked. */
const maxNames = 8;

export interface WalkOptions {
  /** Whether a folder is left out, by its path below the root. */
  isSkipped?: (folder: string) => boolean;
  /** Whether a file or folder with a hidden name is read. */
  isShown?: (name: string) => boolean;
  /** Whether only a file can have this path below the root, so that a folder there is a mistake. */
  isForFile?: (below: string) => boolean;
}

/**
 * Every file below a folder in the order of their paths. What cannot be read, and links that are not followed, are entries
 * that say why.
 *
 * @throws Error with the code of the file system when the folder itself cannot be listed.
 */
export function* filesBelow(root: string, options: WalkOptions = {}): Generator<FolderEntry> {
  const realRoot = realpathSync(root);
  const walk: Walk = { root, realRoot, options, namesByFolder: new Map() };
  yield* entriesOf(
    walk,
    { below: '', real: [realRoot], isThroughLink: false },
    readdirSync(root, { withFileTypes: true }),
  );
}

interface Walk {
  root: string;
  realRoot: string;
  options: WalkOptions;
  /** How often a folder was listed under some name, by its real path. */
  namesByFolder: Map<string, number>;
}

interface Folder {
  /** Path below the root; empty for the root. */
  below: string;
  /** Real paths of the folders on the way, this one last. */
  real: readonly string[];
  isThroughLink: boolean;
}

function* entriesOf(walk: Walk, folder: Folder, found: Dirent[]): Generator<FolderEntry> {
  for (const entry of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') && !walk.options.isShown?.(entry.name)) continue;
    const below = folder.below === '' ? entry.name : `${folder.below}/${entry.name}`;
    const what = kindOf(walk, folder, entry, path.join(walk.root, below));
    if ('problem' in what) yield { path: below, problem: what.problem };
    else if (what.kind === 'file') yield fileEntry(walk, below);
    else if (walk.options.isForFile?.(below)) yield { path: below, problem: namedAsFile };
    else if (!walk.options.isSkipped?.(below)) yield* folderEntries(walk, { below, ...what });
  }
}

const namedAsFile: EntryProblem = {
  of: 'folder',
  what: 'has the name of a file',
  hint: 'Rename it, or put the file in its place.',
};

function* folderEntries(walk: Walk, folder: Folder): Generator<FolderEntry> {
  const real = folder.real.at(-1)!;
  const names = (walk.namesByFolder.get(real) ?? 0) + 1;
  walk.namesByFolder.set(real, names);
  if (folder.isThroughLink && names > maxNames) {
    // One finding for each folder: those behind it would say the same.
    if (names === maxNames + 1) yield { path: folder.below, problem: tooManyNames };
    return;
  }
  const found = listed(path.join(walk.root, folder.below));
  if ('problem' in found) yield { path: folder.below, problem: found.problem };
  else yield* entriesOf(walk, folder, found.entries);
}

const tooManyNames: EntryProblem = {
  of: 'link',
  what: `brings in a folder that is read ${maxNames} times already, so that neither this one nor further ones are followed`,
  hint: 'Delete links between the folders until none leads back.',
};

function listed(folder: string): { entries: Dirent[] } | { problem: EntryProblem } {
  try {
    return { entries: readdirSync(folder, { withFileTypes: true }) };
  } catch (error) {
    return { problem: { of: 'folder', ...problemOf(error as NodeJS.ErrnoException) } };
  }
}

function fileEntry(walk: Walk, below: string): FolderEntry {
  const read = readOrdinaryFile(path.join(walk.root, below));
  return { path: below, ...('bytes' in read ? read : { problem: { of: 'file', ...read.problem } }) };
}

type Kind = { kind: 'file' } | ({ kind: 'folder' } & Omit<Folder, 'below'>);

function kindOf(
  { realRoot }: Walk,
  { real: around, isThroughLink }: Folder,
  entry: Dirent,
  file: string,
): Kind | { problem: EntryProblem } {
  if (!entry.isSymbolicLink())
    return entry.isDirectory()
      ? { kind: 'folder', real: [...around, path.join(around.at(-1)!, entry.name)], isThroughLink }
      : { kind: 'file' };
  try {
    const real = realpathSync(file);
    if (!`${real}/`.startsWith(`${realRoot}/`)) return { problem: leadsOut };
    if (!statSync(real).isDirectory()) return { kind: 'file' };
    // A link to a folder around itself would be walked for ever.
    if (around.some((folder) => `${folder}/`.startsWith(`${real}/`))) return { problem: leadsBack };
    return { kind: 'folder', real: [...around, real], isThroughLink: true };
  } catch (error) {
    return {
      problem: {
        of: 'link',
        what: (error as NodeJS.ErrnoException).code === 'ELOOP' ? 'leads in a circle' : 'leads nowhere',
        hint: 'Delete it, or correct where it leads.',
      },
    };
  }
}

const leadsOut: EntryProblem = {
  of: 'link',
  what: 'leads out of the folder, so it is not followed',
  hint: 'Copy what it leads to into the folder, or delete the link.',
};

const leadsBack: EntryProblem = {
  of: 'link',
  what: 'leads to a folder around it, so it is not followed',
  hint: 'Delete it.',
};
