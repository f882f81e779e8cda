import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { withBuildLock } from '../../src/workspace/build-lock.ts';
import { packageRoot } from '../../src/workspace/package-folders.ts';
import { alertbook, temporaryFolderForFile, writeFiles, type Ran } from './command.ts';
import { digestsBelow } from './digests.ts';

export interface BuiltSite {
  /** Folder of the pages. Every story reads the same one: whoever changes something copies it before. */
  site: string;
  /** Folder that the site was built in, with `content/`. */
  folder: string;
  /** What the build said on standard output. */
  said: string;
}

/** What a site is made from besides its content. What packages hold follows from the lock file. */
const program = ['src', 'schemas', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

let programDigest: string | undefined;

/**
 * The site of a content folder that is given as texts by path. It is built once for all workers of a run, on first demand,
 * and again when the program or the content is another one.
 *
 * @param today Day of the build, so that two builds of a run are the same around midnight too.
 * @throws Error with what the build said.
 */
export async function builtSite(
  content: Readonly<Record<string, string | Uint8Array>>,
  { today = '2026-03-01', flags = [] }: { today?: string; flags?: readonly string[] } = {},
): Promise<BuiltSite> {
  const texts = Object.entries(content).map(([name, text]) => [name, Buffer.from(text)] as const);
  const folder = await builtOnce([...texts, ['', Buffer.from(JSON.stringify([today, flags]))]], async (unfinished) => {
    writeFiles(path.join(unfinished, 'content'), content);
    return await alertbook(['build', '--today', today, ...flags], { cwd: unfinished });
  });
  return { site: path.join(folder, 'dist'), folder, said: readFileSync(path.join(folder, 'said.txt'), 'utf8') };
}

/**
 * A folder that is filled once for all workers of a run, and again when the program or what it is made of is another one.
 *
 * @param parts What it is made of, besides the program.
 * @param build Fills the folder, in which `dist/` is then the site.
 * @throws Error with what the build said.
 */
export async function builtOnce(
  parts: readonly (readonly [name: string, bytes: Buffer])[],
  build: (unfinished: string) => Promise<Ran>,
): Promise<string> {
  programDigest ??= digestOf(program.flatMap((name) => filesBelow(path.join(packageRoot, name))));
  const folder = path.join(inject('builtSites'), digestOf([...parts, ['program', Buffer.from(programDigest)]]));
  await withBuildLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(folder)) return;
      const unfinished = `${folder}.unfinished-${process.pid}`;
      mkdirSync(unfinished, { recursive: true });
      const ran = await build(unfinished);
      if (ran.code !== 0) throw new Error(`The site does not build (exit ${ran.code}):\n${ran.stdout}${ran.stderr}`);
      writeFiles(unfinished, { 'said.txt': ran.stdout });
      writeFileSync(`${folder}.digests.json`, JSON.stringify(digestsBelow(unfinished)));
      // Whole or not at all: a story that is stopped meanwhile leaves nothing that another one would take for a site.
      renameSync(unfinished, folder);
    },
    () => undefined,
  );
  return folder;
}

/** A folder to serve that holds a site at its root and, once more, below a path. */
export function hostOf(site: string): string {
  const host = temporaryFolderForFile();
  for (const name of readdirSync(site)) symlinkSync(path.join(site, name), path.join(host, name));
  mkdirSync(path.join(host, 'deep'));
  symlinkSync(site, path.join(host, 'deep/base'));
  return host;
}

/** Names and bytes of a file, or of all files of a folder but tests. */
export function filesBelow(place: string): [name: string, bytes: Buffer][] {
  const entries = path.extname(place)
    ? ['']
    : readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
        .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)));
  return entries.map((name) => [path.join(place, name), readFileSync(path.join(place, name))]);
}

function digestOf(files: Iterable<readonly [name: string, bytes: Buffer]>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 16);
}
