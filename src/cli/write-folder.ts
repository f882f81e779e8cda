import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shownPath } from '../integration/shown-path.ts';
import { UsageError } from './exit.ts';

/**
 * Adds files to a folder, all of them or none: they are written into a copy beside it, which takes its place at the end.
 *
 * @param contents Text or bytes by path below the folder. None of them exists there.
 * @throws UsageError when the folder cannot be written.
 */
export function writeFolder(folder: string, contents: ReadonlyMap<string, string | Uint8Array>): void {
  const fresh = `${folder}.new-${process.pid}`;
  const old = `${folder}.old-${process.pid}`;
  try {
    mkdirSync(path.dirname(folder), { recursive: true });
    if (existsSync(folder))
      cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    for (const [below, content] of contents) {
      const file = path.join(fresh, below);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content, { flag: 'wx' });
    }
    if (existsSync(folder)) renameSync(folder, old);
    putInPlace(fresh, folder, old);
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw new UsageError(`${shownPath(folder)}/ cannot be written: ${(error as Error).message}. It is as it was.`);
  }
}

function putInPlace(fresh: string, folder: string, old: string): void {
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (existsSync(old)) renameSync(old, folder);
    throw error;
  }
}
