import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';

/** Why a file cannot be read: the end of a sentence that begins with “The file”, and one thing to do. */
export interface FileProblem {
  what: string;
  hint: string;
  /** What the operator of a command gets wrong, apart from files that are unfit to be read. */
  mistake?: 'missing' | 'folder';
}

/** Most that is read of one file, in bytes; nothing that belongs into a site is larger. */
export const longestRead = 64 * 1_048_576;

/**
 * Bytes of an ordinary file, or why there are none. Total, and never waits: a pipe is not opened, because it would wait for
 * someone who writes into it, and a file that grows is given up at `longestRead`.
 */
export function readOrdinaryFile(file: string): { bytes: Uint8Array } | { problem: FileProblem } {
  try {
    // Opening a device may already do something.
    const unfit = unfitKind(statSync(file));
    return unfit ? { problem: unfit } : readOpened(file);
  } catch (error) {
    return { problem: problemOf(error as NodeJS.ErrnoException) };
  }
}

function readOpened(file: string): { bytes: Uint8Array } | { problem: FileProblem } {
  // What was a file a moment ago may be a pipe now; Windows has neither of the two flags.
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
  try {
    const stats = fstatSync(opened);
    const unfit = unfitKind(stats);
    if (unfit) return { problem: unfit };
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let size = stats.size + 1; length <= longestRead;) {
      const chunk = Buffer.allocUnsafe(Math.min(Math.max(size, 8192), 1_048_576));
      const count = readSync(opened, chunk, 0, chunk.length, null);
      if (count === 0) return { bytes: Buffer.concat(chunks, length) };
      chunks.push(chunk.subarray(0, count));
      length += count;
      size -= count;
    }
    return { problem: tooLarge(length) };
  } finally {
    closeSync(opened);
  }
}

function unfitKind(stats: Stats): FileProblem | undefined {
  if (stats.isFile()) return stats.size > longestRead ? tooLarge(stats.size) : undefined;
  if (stats.isDirectory())
    return { what: 'is a folder', hint: 'Name the files in it, or rename it.', mistake: 'folder' };
  const what = stats.isFIFO() ? 'is a pipe' : stats.isSocket() ? 'is a socket' : 'is a device';
  return {
    what: `${what}, and only ordinary files are read`,
    hint: 'Put an ordinary file in its place, or delete it.',
  };
}

function tooLarge(bytes: number): FileProblem {
  return {
    what: `has ${bytes} bytes or more, and no more than ${longestRead} are read`,
    hint: 'Split it, or keep it elsewhere.',
  };
}

/** What an error of the file system means. */
export function problemOf({ code, message }: NodeJS.ErrnoException): FileProblem {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { what: 'is not there', hint: 'Write it, or correct its name.', mistake: 'missing' };
  if (code === 'EACCES' || code === 'EPERM')
    return { what: 'cannot be read, because you have no permission', hint: 'Allow it, for example by `chmod u+r`.' };
  if (code === 'ELOOP') return { what: 'is a link that leads in a circle', hint: 'Delete the link.' };
  return { what: `cannot be read: ${message}`, hint: 'Check that you may read it.' };
}
