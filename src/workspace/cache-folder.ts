import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { isCompiled, packageRoot, programRoot } from './package-folders.ts';

/** No folder for what may be thrown away can be written. */
export class NoCacheError extends Error {}

let chosen: string | undefined;

/** Keeps what may be thrown away in a folder of the user's choice. @throws NoCacheError when nothing can be written there. */
export function chooseCache(folder: string): void {
  const full = path.resolve(folder);
  if (!isWritable(full)) throw new NoCacheError(`nothing can be written into the folder for the cache, ${full}`);
  chosen = full;
}

/** Folder for what may be thrown away and made again, apart for each content folder. @throws NoCacheError */
export function cacheFolder(content: string): string {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return path.join((chosen ??= firstWritable(cacheFolders(process.env))), name);
}

/**
 * Folder that Astro takes for the root of a project: it has to hold the sources of the pages, and Astro writes into it.
 * A package may lie where nothing can be written, so its sources are copied; its libraries are found through a link.
 */
export function astroRoot(content: string): string {
  if (!isCompiled) return packageRoot;
  const version = readFileSync(path.join(programRoot, 'version'), 'utf8');
  const root = path.join(cacheFolder(content), `astro-${version}`);
  if (existsSync(root)) return root;
  const half = `${root}.${process.pid}`;
  for (const folder of ['schemas', 'src'])
    cpSync(path.join(programRoot, folder), path.join(half, folder), { recursive: true });
  // Beside the package, as npm and pnpm lay them out, or in it.
  const own = path.join(packageRoot, 'node_modules');
  const libraries = existsSync(path.join(own, 'astro')) ? own : path.dirname(packageRoot);
  symlinkSync(libraries, path.join(half, 'node_modules'), 'junction');
  renameSync(half, root);
  return root;
}

/**
 * Where what may be thrown away can be, the best place first. Nothing is written beside a program that was installed: it
 * may be another user's, or the same for many sites.
 */
export function cacheFolders(environment: Record<string, string | undefined>): string[] {
  const own = isCompiled ? [] : [path.join(packageRoot, 'node_modules/.cache/alertbook')];
  return [...own, path.join(userCaches(environment), 'alertbook'), path.join(tmpdir(), `alertbook-${userName()}`)];
}

/** @see https://specifications.freedesktop.org/basedir-spec/latest/ */
function userCaches(environment: Record<string, string | undefined>): string {
  const given = environment['XDG_CACHE_HOME'];
  if (given !== undefined && path.isAbsolute(given)) return given;
  const home = homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library/Caches');
  if (process.platform === 'win32') return environment['LOCALAPPDATA'] ?? path.join(home, 'AppData/Local');
  return path.join(home, '.cache');
}

function userName(): string {
  return String(process.getuid?.() ?? userInfo().username);
}

function firstWritable(folders: readonly string[]): string {
  const writable = folders.find(isWritable);
  if (writable !== undefined) return writable;
  throw new NoCacheError(`no folder for a cache can be written (tried ${folders.join(', ')})`);
}

/** What is made here is for its user alone: a catalogue may hold what others are not to know. */
function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    // In a folder that all share, another user may have made one of this name.
    return !folder.startsWith(tmpdir()) || statSync(folder).uid === (process.getuid?.() ?? 0);
  } catch {
    return false;
  }
}
