import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FolderWriter } from '../workspace/folder-writer.ts';

/** What a file of a site holds. */
export interface SiteFile {
  /** SHA-256 of its bytes, as hexadecimal digits. */
  hash: string;
  bytes: number;
}

/**
 * Writes the files of a site below one folder, and knows what they hold without reading them again. A file that the last site has with the
 * same bytes is not written: it stays where it is.
 */
export class SiteFiles {
  /** Folder that is written to: without the files that stay. */
  readonly folder: string;
  readonly #writer: FolderWriter;
  readonly #last: ReadonlyMap<string, SiteFile>;
  readonly #known = new Map<string, SiteFile>();
  readonly #staying = new Set<string>();
  #foldsCase: boolean | undefined;

  /** @param last Files of the site that this one takes the place of, where those that are the same need not be written. */
  constructor(folder: string, last: ReadonlyMap<string, SiteFile> = new Map()) {
    this.#writer = new FolderWriter(folder);
    this.folder = folder;
    this.#last = last;
  }

  /** @param below Path below the site, with `/`. @throws OutsideError */
  write(below: string, content: string | Uint8Array): void {
    const hash = createHash('sha256').update(content).digest('hex');
    const stays = this.#last.get(below)?.hash === hash;
    if (!stays) this.#writer.write(below, content);
    else if (this.#known.has(below) && !this.#staying.has(below)) rmSync(path.join(this.folder, below));
    if (stays) this.#staying.add(below);
    else this.#staying.delete(below);
    this.#known.set(below, { hash, bytes: Buffer.byteLength(content) });
  }

  /** Whether a file was written there, or is there by another letter case on a file system that folds it. */
  has(below: string): boolean {
    if (this.#known.has(below)) return true;
    return (this.#foldsCase ??= foldsCase(this.folder)) && existsSync(path.join(this.folder, below));
  }

  /** Every file by its path, in the order of paths. What another program wrote into the folder is read for it. */
  all(): Map<string, SiteFile> {
    for (const entry of readdirSync(this.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const below = path.relative(this.folder, file).split(path.sep).join('/');
      if (this.#known.has(below)) continue;
      const content = readFileSync(file);
      this.#known.set(below, { hash: createHash('sha256').update(content).digest('hex'), bytes: content.length });
    }
    return new Map([...this.#known].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Files of the last site that stay as they are. */
  get staying(): ReadonlySet<string> {
    return this.#staying;
  }
}

function foldsCase(folder: string): boolean {
  const name = path.basename(folder);
  const other = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
  return other !== name && existsSync(path.join(path.dirname(folder), other));
}
