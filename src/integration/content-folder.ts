import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { FolderEntry } from '../readers/read-catalogue.ts';

/**
 * Every file below a folder in the order of their paths, links that lead out of it excepted.
 *
 * @param isSkipped Whether a folder is left out, by its path below the root.
 * @throws Error with the code of the file system when the folder itself cannot be listed.
 */
export function* filesBelow(
  root: string,
  isSkipped: (folder: string) => boolean = () => false,
): Generator<FolderEntry> {
  const realRoot = realpathSync(root);
  yield* walk(root, realRoot, '', isSkipped);
}

function* walk(
  root: string,
  realRoot: string,
  folder: string,
  isSkipped: (folder: string) => boolean,
): Generator<FolderEntry> {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true }).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const absolute = path.join(root, below);
    const kind = kindOf(entry, absolute, realRoot);
    if (kind === 'folder') {
      if (!isSkipped(below)) yield* walk(root, realRoot, below, isSkipped);
    } else if (kind === 'file') yield { path: below, ...readBytes(absolute) };
    else yield { path: below, problem: kind };
  }
}

function readBytes(file: string): { bytes: Uint8Array } | { problem: string } {
  try {
    return { bytes: readFileSync(file) };
  } catch (error) {
    return { problem: `cannot be read: ${(error as Error).message}` };
  }
}

function kindOf(
  entry: Dirent,
  absolute: string,
  realRoot: string,
): 'file' | 'folder' | 'link-outside' | 'link-nowhere' {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : 'file';
  try {
    const real = realpathSync(absolute);
    if (!`${real}/`.startsWith(`${realRoot}/`)) return 'link-outside';
    // A link to a folder around itself would be walked for ever.
    if (statSync(absolute).isDirectory())
      return `${realpathSync(path.dirname(absolute))}/`.startsWith(`${real}/`) ? 'link-outside' : 'folder';
    return 'file';
  } catch {
    return 'link-nowhere';
  }
}
