import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ReadCache } from '../readers/content/read-catalogue.ts';
import { cacheFolder } from './cache-folder.ts';
import { isCompiled, packageRoot, programRoot } from './package-folders.ts';

/** A cache on disk of what files became, thrown away when the code that reads them changes. */
export interface StoredReadCache extends ReadCache {
  /** Writes what was asked for since it was opened, and forgets the rest. */
  save: () => void;
}

/** Opens the cache of one content folder. A cache that is missing or damaged is an empty one. */
export function openReadCache(content: string): StoredReadCache {
  const folder = cacheFolder(content);
  const file = path.join(folder, `read-${programVersion()}.bin`);
  const known = load(file);
  const used: typeof known = new Map();
  let changed = false;
  return {
    get(key) {
      const read = known.get(key);
      if (read) used.set(key, read);
      return read;
    },
    set(key, read) {
      changed = true;
      used.set(key, read);
    },
    save() {
      if (!changed && used.size === known.size) return;
      mkdirSync(folder, { recursive: true });
      const half = `${file}.${process.pid}`;
      writeFileSync(half, serialize(used));
      renameSync(half, file);
    },
  };
}

/** Of a program that was compiled, its version was taken when it was. */
function programVersion(): string {
  return isCompiled ? readFileSync(path.join(programRoot, 'version'), 'utf8') : codeVersion(packageRoot);
}

function load(file: string): Map<string, Parameters<ReadCache['set']>[1]> {
  try {
    const stored: unknown = deserialize(readFileSync(file));
    return stored instanceof Map ? stored : new Map();
  } catch {
    return new Map();
  }
}

/**
 * Changes when any code changes that has a say in what a file becomes: the readers, the schemas, the model, their libraries.
 *
 * @param root Folder of the program.
 */
export function codeVersion(root: string): string {
  const hash = createHash('sha256');
  for (const folder of ['schemas', 'src/markdown', 'src/readers', 'src/model']) {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const name of files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).toSorted())
      hash.update(`${folder}/${name}\0`).update(readFileSync(path.join(root, folder, name)));
  }
  hash.update(readFileSync(path.join(root, 'package.json')));
  return hash.digest('hex').slice(0, 16);
}
