import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { digestsBelow } from '../../test/support/digests.ts';
import { bringTrouble, type Trouble } from '../../test/support/disk-trouble.ts';
import { UsageError } from './exit.ts';
import { filesIn, writeUserFiles, type FileToWrite } from './user-files.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(temporaryFolder());
  writeFiles(folder, { 'a.yaml': 'old a', 'b.yaml': 'old b', 'deep/c.yaml': 'old c' });
});

const at = (name: string): string => path.join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const edit = (name: string, more: Partial<FileToWrite> = {}): FileToWrite => ({
  file: at(name),
  content: read(name).replace('old', 'new'),
  before: Buffer.from(read(name)),
  ...more,
});
const fresh = (name: string, more: Partial<FileToWrite> = {}): FileToWrite => ({
  file: at(name),
  content: 'fresh',
  before: 'nothing',
  ...more,
});
/** Everything in the folder. Links are not followed. */
const everything = (below = ''): string[] =>
  readdirSync(at(below), { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.join(below, entry.name);
      return entry.isDirectory() ? [name, ...everything(name)] : [name];
    })
    .toSorted();

/** What a call that fails says. @throws Error when it does not fail, or not in one sentence of ours. */
function refusal(files: readonly FileToWrite[]): string {
  try {
    writeUserFiles(files);
  } catch (error) {
    if (error instanceof UsageError) return error.message.replaceAll(`${folder}/`, '');
    throw error;
  }
  throw new Error('It was written.');
}

test('several files are written, those that are new with the folders on their way, and are named in their order', () => {
  const written = writeUserFiles([edit('a.yaml'), fresh('new/deep/d.yaml'), edit('deep/c.yaml')]);

  expect(written.map((name) => path.relative(folder, path.resolve(name)))).toEqual([
    'a.yaml',
    'new/deep/d.yaml',
    'deep/c.yaml',
  ]);
  expect([read('a.yaml'), read('b.yaml'), read('deep/c.yaml'), read('new/deep/d.yaml')]).toEqual([
    'new a',
    'old b',
    'new c',
    'fresh',
  ]);
  expect(everything()).toEqual(['a.yaml', 'b.yaml', 'deep', 'deep/c.yaml', 'new', 'new/deep', 'new/deep/d.yaml']);
});

test('a file keeps its rights, and a new one gets the usual ones', () => {
  chmodSync(at('a.yaml'), 0o640);
  chmodSync(at('b.yaml'), 0o755);
  const before = process.umask(0o027);
  onTestFinished(() => void process.umask(before));

  writeUserFiles([edit('a.yaml'), edit('b.yaml'), fresh('d.yaml')]);

  expect(['a.yaml', 'b.yaml', 'd.yaml'].map((name) => (statSync(at(name)).mode & 0o777).toString(8))).toEqual([
    '640',
    '755',
    '640',
  ]);
});

describe('nothing is written', () => {
  const everythingIsAsItWas = (files: () => readonly FileToWrite[], says: RegExp): void => {
    const [texts, names] = [digestsBelow(folder), everything()];

    expect(refusal(files())).toMatch(says);

    expect(digestsBelow(folder)).toEqual(texts);
    expect(everything()).toEqual(names);
  };

  test('when a file is another one than was read', () => {
    everythingIsAsItWas(
      () => [edit('a.yaml'), edit('b.yaml', { before: Buffer.from('older b') })],
      /^b\.yaml` has changed|^`b\.yaml` has changed since it was read: run the command again\. Nothing was written\.$/,
    );
    everythingIsAsItWas(
      () => [edit('a.yaml'), fresh('gone.yaml', { before: Buffer.from('x') })],
      /^`gone\.yaml` was there when it was read, and is gone: run the command again\. Nothing was written\.$/,
    );
  });

  test('when a file is there that is to be new', () => {
    everythingIsAsItWas(
      () => [fresh('d.yaml'), fresh('a.yaml')],
      /^`a\.yaml` exists already, and nothing that exists is overwritten\. Nothing was written\.$/,
    );
  });

  test('when a file is a folder, lies below a file, or is read-only', () => {
    everythingIsAsItWas(
      () => [edit('a.yaml'), fresh('deep', { before: 'anything' })],
      /^`deep` is a folder: name a file\./,
    );
    everythingIsAsItWas(
      () => [edit('b.yaml'), fresh('a.yaml/below.yaml')],
      /^a\.yaml\/below\.yaml cannot be written: ENOTDIR: not a directory\. Nothing was written\.$/,
    );
    chmodSync(at('b.yaml'), 0o444);
    everythingIsAsItWas(() => [edit('a.yaml'), edit('b.yaml')], /^b\.yaml cannot be written: it is read-only\./);
  });

  test('when two names are one file, and are to hold two texts', () => {
    symlinkSync('a.yaml', at('link.yaml'));

    everythingIsAsItWas(
      () => [edit('a.yaml'), edit('link.yaml', { content: 'other' })],
      /^`a\.yaml` and `link\.yaml` are one file: name one of them\./,
    );
    expect(writeUserFiles([edit('a.yaml'), edit('link.yaml')])).toHaveLength(1);
  });

  test.each<[string, Trouble]>([
    ['when the disk is full at the first file', { kind: 'full', call: 1 }],
    ['when the disk is full at the last file', { kind: 'full', call: 4 }],
    ['when the disk tells so late', { kind: 'fails', name: 'fsyncSync', call: 2, code: 'EIO' }],
    ['when the first file cannot take its place', { kind: 'fails', name: 'renameSync', call: 1, code: 'EIO' }],
    ['when the second file cannot take its place', { kind: 'fails', name: 'renameSync', call: 2, code: 'EIO' }],
    ['when the old file cannot be kept', { kind: 'fails', name: 'linkSync', call: 3, code: 'EIO' }],
    ['when the new file cannot take its place', { kind: 'fails', name: 'linkSync', call: 4, code: 'EIO' }],
    ['when a folder cannot be made', { kind: 'fails', name: 'mkdirSync', call: 2, code: 'EIO' }],
  ])('%s, and nothing lies beside', (_when, trouble) => {
    everythingIsAsItWas(() => {
      const files = [edit('a.yaml'), edit('b.yaml'), edit('deep/c.yaml'), fresh('new/deep/d.yaml')];
      onTestFinished(bringTrouble(trouble));
      return files;
    }, /^[\w./]+ cannot be written: E\w+: it failed on purpose\. Nothing was written\.$/);
  });

  test.each(['a.yaml', 'b.yaml'])('when %s is changed while the new files are being written', (name) => {
    const files = [edit('a.yaml'), edit('b.yaml')];
    onTestFinished(bringTrouble({ kind: 'changed', file: at(name), text: 'by someone else' }));

    expect(refusal(files)).toBe(
      `\`${name}\` has changed since it was read: run the command again. Nothing was written.`,
    );

    expect([read('a.yaml'), read('b.yaml')].toSorted()).toEqual(
      ['by someone else', name === 'a.yaml' ? 'old b' : 'old a'].toSorted(),
    );
    expect(everything()).toEqual(['a.yaml', 'b.yaml', 'deep', 'deep/c.yaml']);
  });

  test('over a file that someone else makes meanwhile', () => {
    const files = [edit('a.yaml'), fresh('d.yaml')];
    onTestFinished(bringTrouble({ kind: 'changed', file: at('d.yaml'), text: 'theirs' }));

    expect(refusal(files)).toContain('`d.yaml` exists already');

    expect([read('a.yaml'), read('d.yaml')]).toEqual(['old a', 'theirs']);
  });
});

test('what cannot be taken back is named, with where its old text is', () => {
  const files = [edit('a.yaml'), edit('b.yaml')];
  // The second file fails, and so does the way back of the first.
  const end = bringTrouble({ kind: 'fails', name: 'renameSync', call: 2, code: 'EACCES' });
  const said = refusal(files);
  end();

  const [, old = ''] =
    /^b\.yaml cannot be written: EACCES: .*\. Could not be undone: a\.yaml \(it was (\S+)\)\.$/.exec(said) ?? [];
  expect(read('a.yaml')).toBe('new a');
  expect(read(old)).toBe('old a');
  expect(everything()).toEqual([old, 'a.yaml', 'b.yaml', 'deep', 'deep/c.yaml'].toSorted());
});

test('a file system where a file has one name is written to the same way', () => {
  const files = [edit('a.yaml'), edit('b.yaml'), fresh('d.yaml')];
  onTestFinished(bringTrouble({ kind: 'fails', name: 'linkSync', call: 1, code: 'EPERM' }));

  writeUserFiles(files);

  expect([read('a.yaml'), read('b.yaml'), read('d.yaml')]).toEqual(['new a', 'new b', 'fresh']);
  expect(everything()).toEqual(['a.yaml', 'b.yaml', 'd.yaml', 'deep', 'deep/c.yaml']);
});

describe('a symbolic link', () => {
  test('to a file is followed, and stays one', () => {
    symlinkSync('deep/c.yaml', at('link.yaml'));

    writeUserFiles([edit('link.yaml')]);

    expect(lstatSync(at('link.yaml')).isSymbolicLink()).toBe(true);
    expect(read('deep/c.yaml')).toBe('new c');
  });

  test('that leads nowhere is refused', () => {
    symlinkSync('nowhere.yaml', at('link.yaml'));

    expect(refusal([fresh('link.yaml')])).toMatch(
      /^`link\.yaml` is a symbolic link that leads nowhere: .* Nothing was written\.$/,
    );
    expect(refusal([fresh('link.yaml/below.yaml')])).toMatch(/^`link\.yaml` is a symbolic link that leads nowhere/);
    expect(everything()).not.toContain('nowhere.yaml');
  });

  test('that leads out of the folder that is written to is refused, of a file and of a folder', () => {
    mkdirSync(at('content'));
    symlinkSync('../deep', at('content/folder'));
    symlinkSync('../a.yaml', at('content/link.yaml'));
    const within = at('content');

    expect(refusal([fresh('content/folder/d.yaml', { within })])).toMatch(
      /^`content\/folder\/d\.yaml` lies outside of `content\/` when links are followed, so it is not written\. Nothing was written\.$/,
    );
    expect(refusal([edit('content/link.yaml', { within })])).toContain('lies outside of `content/`');
    expect(refusal(filesIn(within, new Map([['../out.yaml', 'x']])))).toContain('lies outside of `content/`');
    expect(everything()).toEqual([
      'a.yaml',
      'b.yaml',
      'content',
      'content/folder',
      'content/link.yaml',
      'deep',
      'deep/c.yaml',
    ]);
  });

  test('in the place of the folder itself is followed', () => {
    symlinkSync('deep', at('content'));

    writeUserFiles(filesIn(at('content'), new Map([['new/d.yaml', 'x']])));

    expect(read('deep/new/d.yaml')).toBe('x');
  });
});

test('a pipe is written to as it is, and never taken for a file that was read', () => {
  expect(spawnSync('sh', ['-c', 'mkfifo "$0"', at('pipe')]).status).toBe(0);
  expect(refusal([fresh('pipe', { before: Buffer.from('x') })])).toContain(
    '`pipe` is a pipe or a device: name a file.',
  );
  writeUserFiles([{ file: '/dev/null', content: 'x', before: 'anything' }]);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});
