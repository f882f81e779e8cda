import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { asNobody } from '../../test/support/as-nobody.ts';
import { temporaryFolder } from '../../test/support/command.ts';
import { longestRead, readOrdinaryFile } from './read-file.ts';

function whatOf(file: string): string {
  const read = readOrdinaryFile(file);
  return 'bytes' in read ? Buffer.from(read.bytes).toString() : read.problem.what;
}

test('an ordinary file is read, whole and empty ones alike, and so is what a link leads to', () => {
  const folder = temporaryFolder();
  const text = 'x'.repeat(3_000_000);
  writeFileSync(path.join(folder, 'long'), text);
  writeFileSync(path.join(folder, 'empty'), '');
  symlinkSync('long', path.join(folder, 'link'));

  expect(whatOf(path.join(folder, 'long'))).toBe(text);
  expect(whatOf(path.join(folder, 'empty'))).toBe('');
  expect(whatOf(path.join(folder, 'link'))).toBe(text);
});

test('a file of the system that has no size is read to its end', () => {
  expect(whatOf('/proc/self/status')).toContain('Name:');
});

test('what is no ordinary file is told, without waiting for anyone', async () => {
  const folder = temporaryFolder();
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  mkdirSync(path.join(folder, 'folder'));
  symlinkSync('circle', path.join(folder, 'circle'));
  symlinkSync('nowhere', path.join(folder, 'dangling'));
  const server = createServer().listen(path.join(folder, 'socket'));
  await new Promise((resolve) => server.once('listening', resolve));

  expect(whatOf(path.join(folder, 'pipe'))).toBe('is a pipe, and only ordinary files are read');
  expect(whatOf(path.join(folder, 'socket'))).toBe('is a socket, and only ordinary files are read');
  expect(whatOf('/dev/zero')).toBe('is a device, and only ordinary files are read');
  expect(whatOf(path.join(folder, 'folder'))).toBe('is a folder');
  expect(whatOf(path.join(folder, 'circle'))).toBe('is a link that leads in a circle');
  expect(whatOf(path.join(folder, 'dangling'))).toBe('is not there');
  server.close();
});

test('a file that is too large is not read', () => {
  const file = path.join(temporaryFolder(), 'sparse');
  writeFileSync(file, '');
  truncateSync(file, longestRead + 1);

  expect(whatOf(file)).toBe(`has ${longestRead + 1} bytes or more, and no more than ${longestRead} are read`);
});

test('a file that may not be read is told', () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const file = path.join(folder, 'secret');
  writeFileSync(file, 'x');
  chmodSync(file, 0);

  expect(asNobody(() => whatOf(file))).toBe('cannot be read, because you have no permission');
});
