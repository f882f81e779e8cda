import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { shownPath } from '../workspace/shown-path.ts';
import { UsageError } from './exit.ts';

/** A file of the user that is to be written. */
export interface FileToWrite {
  /** Absolute path. A symbolic link to a file is followed, and stays one. */
  file: string;
  content: string | Uint8Array;
  /** The bytes that the content was made from; `nothing` where no file may be there, `anything` where what is there counts for nothing. */
  before: Uint8Array | 'nothing' | 'anything';
  /** Folder that the file must lie in when all links are followed, where there is one. It need not be there. */
  within?: string;
}

/** New files of a folder, which may have to be made. @param contents By path below it, with `/`. */
export function filesIn(folder: string, contents: ReadonlyMap<string, string | Uint8Array>): FileToWrite[] {
  return [...contents].map(([below, content]) => ({
    file: path.join(folder, below),
    content,
    before: 'nothing',
    within: folder,
  }));
}

/** A file on its way: written beside its place, and then put there. */
interface Step {
  /** As messages show it. */
  shown: string;
  /** Path without links. */
  target: string;
  content: Uint8Array;
  before: FileToWrite['before'];
  /** Of the file that is there; undefined where there is none. */
  stats: Stats | undefined;
  /** The new content, beside its place. */
  half: string;
  /** The old file under another name, until all is done. */
  old: string;
}

/**
 * Writes files of the user, all of them or none. Each is written beside its place first; then all are compared with what they
 * were made from, and take their places. The rights of a file stay. Whatever fails, what was there is there again, and nothing
 * lies beside it.
 *
 * @returns The files as messages show them, in their order.
 * @throws UsageError with a sentence when a file has changed since it was read, exists already, or cannot be written.
 */
export function writeUserFiles(files: readonly FileToWrite[]): string[] {
  const madeFolders: string[] = [];
  const done: Step[] = [];
  const steps: Step[] = [];
  let current = '';
  try {
    const stepByTarget = new Map<string, Step>();
    for (const file of files) {
      current = shownPath(file.file);
      const step = toStep(file, current);
      const other = stepByTarget.get(step.target);
      if (other && !sameBytes(other.content, step.content))
        throw new UsageError(`\`${other.shown}\` and \`${current}\` are one file: name one of them.`);
      if (!other) steps.push(step);
      stepByTarget.set(step.target, step);
    }
    for (const step of steps) {
      current = step.shown;
      writeHalf(step, madeFolders);
    }
    for (const step of steps) refuseIfChanged(step);
    for (const step of steps) {
      current = step.shown;
      putInPlace(step, steps.length > 1);
      done.push(step);
    }
  } catch (error) {
    const left = done.toReversed().filter((step) => !takeBack(step));
    removeHalves(steps.filter((step) => !left.includes(step)));
    // A folder in which someone else has put something meanwhile stays.
    for (const folder of madeFolders.toReversed()) quietly(() => rmdirSync(folder));
    throw new UsageError(`${sentenceOf(error, current)} ${stateAfter(left)}`);
  }
  removeHalves(steps);
  return steps.map(({ shown }) => shown);
}

function toStep({ file, content, before, within }: FileToWrite, shown: string): Step {
  const target = targetOf(file);
  if (within !== undefined && !`${target}${path.sep}`.startsWith(`${targetOf(within)}${path.sep}`))
    throw new UsageError(
      `\`${shown}\` lies outside of \`${shownPath(within)}/\` when links are followed, so it is not written.`,
    );
  const stats = statSync(target, { throwIfNoEntry: false });
  const beside = path.join(path.dirname(target), `.alertbook-${randomBytes(6).toString('hex')}`);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const step = { shown, target, content: bytes, before, stats, half: `${beside}.new`, old: `${beside}.old` };
  refuseIfChanged(step);
  return step;
}

/** Where a path leads when all links on it are followed, as far as it is there. */
function targetOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  // A pipe that is open has no path, only names in /dev.
  if (isStream(stats)) return file;
  if (stats) return realpathSync(file);
  if (lstatSync(file, { throwIfNoEntry: false }))
    throw new UsageError(
      `\`${shownPath(file)}\` is a symbolic link that leads nowhere: delete it, or correct where it leads.`,
    );
  return path.join(targetOf(path.dirname(file)), path.basename(file));
}

function refuseIfChanged({ shown, target, before, stats }: Step): void {
  const isThere = existsSync(target);
  if (before === 'nothing') {
    if (isThere) throw new UsageError(`\`${shown}\` exists already, and nothing that exists is overwritten.`);
    return;
  }
  if (stats?.isDirectory()) throw new UsageError(`\`${shown}\` is a folder: name a file.`);
  if (before === 'anything') return;
  if (isStream(stats)) throw new UsageError(`\`${shown}\` is a pipe or a device: name a file.`);
  if (!isThere) throw new UsageError(`\`${shown}\` was there when it was read, and is gone: run the command again.`);
  if (!sameBytes(readFileSync(target), before))
    throw new UsageError(`\`${shown}\` has changed since it was read: run the command again.`);
}

function writeHalf({ target, content, stats, half }: Step, madeFolders: string[]): void {
  if (isStream(stats)) return;
  if (stats && (stats.mode & 0o222) === 0) throw new Error('it is read-only');
  makeFolders(path.dirname(target), madeFolders);
  // Nobody may read it before it has the rights of the old one.
  const opened = openSync(half, 'wx', stats ? 0o600 : 0o666);
  try {
    writeFileSync(opened, content);
    // The old file goes only when the new one is on the disk.
    if (stats) fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  if (stats) keepRights(half, stats);
}

function keepRights(half: string, { uid, gid, mode }: Stats): void {
  const own = statSync(half);
  if (own.uid !== uid || own.gid !== gid)
    // Only the superuser may give a file away.
    quietly(() => chownSync(half, uid, gid));
  chmodSync(half, mode & 0o7777);
}

function makeFolders(folder: string, made: string[]): void {
  if (existsSync(folder)) return;
  makeFolders(path.dirname(folder), made);
  mkdirSync(folder);
  made.push(folder);
}

function putInPlace({ shown, target, content, stats, half, old }: Step, keepsOld: boolean): void {
  // A pipe or a device is written to; there is no other one to take its place.
  if (isStream(stats)) writeFileSync(target, content);
  else if (stats) {
    if (keepsOld) linkOrCopy(target, old);
    renameSync(half, target);
  } else {
    // In contrast to renaming, this never takes the place of a file that has come meanwhile.
    try {
      linkSync(half, target);
    } catch (error) {
      if (existsSync(target))
        throw new UsageError(`\`${shown}\` exists already, and nothing that exists is overwritten.`);
      if (!hasNoLinks(error)) throw error;
      renameSync(half, target);
    }
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    copyFileSync(from, to);
  }
}

/** Some file systems know one name for each file. */
function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Takes back what was put in its place. Returns whether what was there is there again. */
function takeBack({ target, stats, old }: Step): boolean {
  if (isStream(stats)) return false;
  try {
    if (stats) renameSync(old, target);
    else rmSync(target);
    return true;
  } catch {
    return false;
  }
}

/** What cannot be removed is no reason to say that nothing was written. */
function removeHalves(steps: readonly Step[]): void {
  for (const { half, old } of steps) for (const file of [half, old]) quietly(() => rmSync(file, { force: true }));
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // There is nothing else to do about it.
  }
}

function isStream(stats: Stats | undefined): boolean {
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function sentenceOf(error: unknown, shown: string): string {
  if (error instanceof UsageError) return error.message;
  // Node names the file beside, which says nothing to anybody.
  const reason = (error as Error).message.replace(/, \w+(?: '.*)?$/s, '');
  return `${shown} cannot be written: ${reason}.`;
}

function stateAfter(left: readonly Step[]): string {
  if (left.length === 0) return 'Nothing was written.';
  const names = left.map(({ shown, stats, old }) => (stats ? `${shown} (it was ${shownPath(old)})` : shown));
  return `Could not be undone: ${names.join(', ')}.`;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
