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
  readonly #last: { folder: string; files: ReadonlyMap<string, SiteFile> } | undefined;
  readonly #known = new Map<string, SiteFile>();
  readonly #staying = new Set<string>();
  readonly #folded = new Set<string>();
  readonly #isFolding: () => boolean;
  #foldsCase: boolean | undefined;

  /**
   * @param last The site that this one takes the place of, where files that are the same need not be written.
   * @param isFolding Whether the file system takes `Down` and `down` for one name.
   */
  constructor(
    folder: string,
    last?: { folder: string; files: ReadonlyMap<string, SiteFile> },
    isFolding: () => boolean = () => foldsCase(folder),
  ) {
    this.#isFolding = isFolding;
    this.#writer = new FolderWriter(folder);
    this.folder = folder;
    this.#last = last;
  }

  /** @param below Path below the site, with `/`. @throws OutsideError */
  write(below: string, content: string | Uint8Array): void {
    const hash = createHash('sha256').update(content).digest('hex');
    const stays = this.#last?.files.get(below)?.hash === hash;
    if (!stays) this.#writer.write(below, content);
    else if (this.#known.has(below) && !this.#staying.has(below)) rmSync(path.join(this.folder, below));
    if (stays) this.#staying.add(below);
    else this.#staying.delete(below);
    this.#know(below, { hash, bytes: Buffer.byteLength(content) });
  }

  /** Whether the last site has a file, as it was left. */
  isInLast(below: string): boolean {
    return this.#last?.files.has(below) ?? false;
  }

  /** The text of a file of the last site. */
  readLast(below: string): string {
    return readFileSync(path.join(this.#last!.folder, below), 'utf8');
  }

  /** Leaves a file as the last site has it. @throws Error where that has none. */
  keep(below: string): void {
    const file = this.#last?.files.get(below);
    if (!file) throw new Error(`The last site has no file ${below} that could stay.`);
    this.#staying.add(below);
    this.#know(below, file);
  }

  /** Whether a file was written there, or is there by another letter case on a file system that folds it. */
  has(below: string): boolean {
    if (this.#known.has(below)) return true;
    if (!(this.#foldsCase ??= this.#isFolding())) return false;
    // What stays is not in the folder.
    return this.#folded.has(below.toLowerCase()) || existsSync(path.join(this.folder, below));
  }

  #know(below: string, file: SiteFile): void {
    this.#known.set(below, file);
    this.#folded.add(below.toLowerCase());
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
