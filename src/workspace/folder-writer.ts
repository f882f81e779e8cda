import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** A file would be written outside of the folder that it belongs to. */
export class OutsideError extends Error {}

/** Windows has no such flag. */
const noLink = constants.O_NOFOLLOW ?? 0;

/**
 * Writes files below one folder and nowhere else: a path leads out neither by its parts nor through a symbolic link that lies
 * in the folder. What is written into a site passes here.
 */
export class FolderWriter {
  readonly #root: string;
  /** Folders that are there, and are no links. */
  readonly #folders = new Set<string>();

  /** @param root Is made where it is not there; may itself be reached through a link. */
  constructor(root: string) {
    mkdirSync(root, { recursive: true });
    this.#root = realpathSync(root);
    this.#folders.add(this.#root);
  }

  /**
   * Writes a file, in the place of one that is there, and makes the folders on its way.
   *
   * @param below Path below the folder, with `/`.
   * @throws OutsideError
   */
  write(below: string, content: string | Uint8Array): void {
    const opened = openWithoutLink(this.#fileAt(below));
    try {
      writeFileSync(opened, content);
    } finally {
      closeSync(opened);
    }
  }

  /** Makes a symbolic link, wherever it leads. Nothing is written through it. @throws OutsideError */
  link(below: string, target: string): void {
    symlinkSync(target, this.#fileAt(below));
  }

  #fileAt(below: string): string {
    const parts = below.split('/');
    if (parts.some((part) => /^\.{0,2}$|\0/.test(part) || (path.sep === '\\' && /[\\:]/.test(part))))
      throw new OutsideError(`\`${below}\` is not a path below a folder.`);
    const file = path.join(this.#root, ...parts);
    this.#makeFolder(path.dirname(file));
    return file;
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    this.#makeFolder(path.dirname(folder));
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink()) throw outside(folder);
    if (!stats) mkdirSync(folder);
    this.#folders.add(folder);
  }
}

function openWithoutLink(file: string): number {
  if (noLink === 0 && lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) throw outside(file);
  try {
    return openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | noLink, 0o666);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ELOOP' ? outside(file) : error;
  }
}

function outside(link: string): OutsideError {
  return new OutsideError(`${link} is a symbolic link: what is written through it would lie elsewhere.`);
}
