import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

const signOfLifeMs = 10_000;
/** Longer than any work that keeps a process from saying that it lives, in milliseconds. */
const deadAfterMs = 5 * 60_000;

/**
 * Does its work when no other process does work of this name. Whoever is killed gives way: what counts is whether the
 * process lives that a lock names, and whether it has lately said so: numbers of processes come again.
 *
 * @param lock File that stands for the work, in a folder that may have to be made.
 * @param onWait Told once when another process has to be waited for.
 */
export async function withBuildLock<Result>(
  lock: string,
  work: () => Promise<Result>,
  onWait: () => void,
): Promise<Result> {
  let isTold = false;
  while (!take(lock)) {
    if (!isTold) onWait();
    isTold = true;
    await after(50);
  }
  const release = (): void => rmSync(lock, { force: true });
  process.once('exit', release);
  const sign = setInterval(() => utimesSync(lock, new Date(), new Date()), signOfLifeMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(sign);
    process.off('exit', release);
    release();
  }
}

/** A link is there at once, with the number of its process in it. */
function take(lock: string): boolean {
  mkdirSync(path.dirname(lock), { recursive: true });
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    removeDead(lock);
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes away the lock of a process that is gone. Of several that try, one moves it. */
function removeDead(lock: string): void {
  try {
    const holder = readFileSync(lock, 'utf8');
    if (isAlive(Number(holder)) && Date.now() - statSync(lock).mtimeMs < deadAfterMs) return;
    const aside = `${lock}.dead-${process.pid}`;
    renameSync(lock, aside);
    // Another one may have taken it between the reading and the moving: it goes on to hold it.
    if (readFileSync(aside, 'utf8') === holder) rmSync(aside);
    else renameSync(aside, lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
