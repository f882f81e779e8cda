import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { digestsBelow } from '../../test/support/digests.ts';
import { parseAddress, type SiteAddress } from '../../schemas/address.ts';
import { readPicture } from '../readers/pictures/read-picture.ts';
import { writePictures } from './content-pictures.ts';
import { OutsideError } from '../workspace/folder-writer.ts';
import { writeAlternates } from './write-alternates.ts';

const page = '<!doctype html><html><head></head><body><main><h1>New</h1></main></body></html>';

function addressOf(text: string): SiteAddress {
  const read = parseAddress(text);
  if ('problem' in read) throw new Error(read.problem);
  return read.address;
}

function siteFolder(): { folder: string; site: string } {
  const folder = temporaryFolder();
  writeFiles(folder, { 'site/new/index.html': page, 'theirs/index.html': 'theirs' });
  return { folder, site: path.join(folder, 'site') };
}

const moved = (address: SiteAddress) => ({
  pageCount: 1,
  alternates: [{ address, of: '/new/', kind: 'moved' as const }],
  anchors: [],
});

test('an old address shows the page, below the site', () => {
  const { site } = siteFolder();

  writeAlternates(site, moved(addressOf('/wiki/Größe%20übrig/')));

  expect(readFileSync(path.join(site, 'wiki/Größe übrig/index.html'), 'utf8')).toContain('<h1>New</h1>');
});

test.each(['/../theirs/', '/a/../../theirs/index.html', '/%2e%2e/theirs/', '/%2e%2e%2ftheirs%2fx.html'])(
  'what was never read as an address is not written: %s',
  (address) => {
    const { folder, site } = siteFolder();
    const before = digestsBelow(folder);

    try {
      writeAlternates(site, moved(address as SiteAddress));
    } catch (error) {
      expect(error).toBeInstanceOf(OutsideError);
    }

    expect(digestsBelow(folder)).toEqual(before);
  },
);

test('nothing is written where a symbolic link in the site leads to, and an image that is one is copied', () => {
  const { folder, site } = siteFolder();
  symlinkSync('../theirs', path.join(site, 'wiki'));
  symlinkSync('../theirs', path.join(site, 'images'));
  const bytes = Buffer.from('\x89PNG\r\n\x1a\npixels', 'latin1');
  mkdirSync(path.join(folder, 'content/images'), { recursive: true });
  writeFileSync(path.join(folder, 'content/images/queue.png'), bytes);
  const pictures = ['images/queue.png', 'images/same.png'].map((file) => readPicture(file, bytes, file));
  symlinkSync('queue.png', path.join(folder, 'content/images/same.png'));

  expect(() => writeAlternates(site, moved(addressOf('/wiki/old/')))).toThrow(OutsideError);
  expect(() => writePictures(path.join(folder, 'content'), pictures, site)).toThrow(OutsideError);
  expect(Object.keys(digestsBelow(path.join(folder, 'theirs')))).toEqual(['index.html']);

  mkdirSync(path.join(folder, 'clean'));
  writePictures(path.join(folder, 'content'), pictures, path.join(folder, 'clean'));
  expect(readFileSync(path.join(folder, 'clean/images/same.png'))).toEqual(bytes);
});
