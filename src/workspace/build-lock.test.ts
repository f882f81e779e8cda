import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/command.ts';
import { withBuildLock } from './build-lock.ts';

const file = path.join(import.meta.dirname, 'build-lock.ts');

/** A process that works in turn: it notes when it begins and ends. */
function worker(folder: string, name: string) {
  const code = `
    const { appendFileSync } = await import('node:fs');
    const { withBuildLock } = await import(${JSON.stringify(file)});
    const note = (what) => appendFileSync('notes', what + ' ${name}\\n');
    await withBuildLock('lock', async () => { note('begin'); await new Promise((done) => setTimeout(done, 60)); note('end'); }, () => {});
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, stdio: 'inherit' });
}

test('of several processes, one works at a time, and all do', async () => {
  const folder = temporaryFolder();
  const workers = ['a', 'b', 'c', 'd', 'e'].map((name) => worker(folder, name));
  await Promise.all(workers.map((process) => once(process, 'exit')));

  const notes = readFileSync(path.join(folder, 'notes'), 'utf8').trim().split('\n');
  expect(notes).toHaveLength(10);
  for (let at = 0; at < notes.length; at += 2) expect(notes[at + 1]).toBe(notes[at]!.replace('begin', 'end'));
  expect(existsSync(path.join(folder, 'lock'))).toBe(false);
});

test('a process that was killed keeps nobody waiting', async () => {
  const folder = temporaryFolder();
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  const lock = path.join(folder, 'lock');
  writeFileSync(lock, String(dead.pid));

  expect(
    await withBuildLock(
      lock,
      () => Promise.resolve('done'),
      () => {},
    ),
  ).toBe('done');
});

test('a lock that nobody has touched for long keeps nobody waiting, though its process lives', async () => {
  const lock = path.join(temporaryFolder(), 'lock');
  writeFileSync(lock, String(process.ppid));
  utimesSync(lock, new Date(), new Date(Date.now() - 6 * 60_000));

  expect(
    await withBuildLock(
      lock,
      () => Promise.resolve('done'),
      () => {},
    ),
  ).toBe('done');
});

test('whoever waits is told so once', async () => {
  const lock = path.join(temporaryFolder(), 'lock');
  let told = 0;
  let end = (): void => {};
  const first = withBuildLock(
    lock,
    () => new Promise<void>((resolve) => (end = resolve)),
    () => {},
  );
  const second = withBuildLock(
    lock,
    () => Promise.resolve(),
    () => (told += 1),
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  end();
  await Promise.all([first, second]);

  expect(told).toBe(1);
});

test('work that fails lets the next one begin', async () => {
  const lock = path.join(temporaryFolder(), 'lock');
  await expect(
    withBuildLock(
      lock,
      () => Promise.reject(new Error('no')),
      () => {},
    ),
  ).rejects.toThrow('no');
  expect(
    await withBuildLock(
      lock,
      () => Promise.resolve(1),
      () => {},
    ),
  ).toBe(1);
});
