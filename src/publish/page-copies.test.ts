import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { digestsBelow } from '../../test/support/digests.ts';
import { parseAddress, type SiteAddress } from '../../schemas/address.ts';
import type { OtherAddresses } from '../model/site/alternates.ts';
import { readPicture } from '../readers/pictures/read-picture.ts';
import { writePictures } from './content-pictures.ts';
import { OutsideError } from '../workspace/folder-writer.ts';
import { clientScript } from './client-scripts.ts';
import { PageCopies } from './page-copies.ts';
import { SiteFiles } from './site-files.ts';

const page = '<!doctype html><html><head></head><body><main><h1>New</h1></main></body></html>';

function addressOf(text: string): SiteAddress {
  const read = parseAddress(text);
  if ('problem' in read) throw new Error(read.problem);
  return read.address;
}

function siteFolder(): { folder: string; site: string } {
  const folder = temporaryFolder();
  writeFiles(folder, { 'theirs/index.html': 'theirs' });
  mkdirSync(path.join(folder, 'site'));
  return { folder, site: path.join(folder, 'site') };
}

const moved = (address: SiteAddress) => ({
  pageCount: 1,
  alternates: [{ address, of: '/new/', kind: 'moved' as const, isLinked: false }],
  anchors: [],
  worstFirst: () => [],
});

function writeCopies(site: string, addresses: OtherAddresses, file = 'new/index.html'): void {
  const copies = new PageCopies(new SiteFiles(site), addresses, 'leadOn()');
  copies.write(file, page);
  copies.end();
}

test('an old address shows the page, below the site', () => {
  const { site } = siteFolder();

  writeCopies(site, moved(addressOf('/wiki/Größe%20übrig/')));

  expect(readFileSync(path.join(site, 'wiki/Größe übrig/index.html'), 'utf8')).toContain('<h1>New</h1>');
});

test.each(['/../theirs/', '/a/../../theirs/index.html', '/%2e%2e/theirs/', '/%2e%2e%2ftheirs%2fx.html'])(
  'what was never read as an address is not written: %s',
  (address) => {
    const { folder, site } = siteFolder();
    const before = digestsBelow(path.join(folder, 'theirs'));

    try {
      writeCopies(site, moved(address as SiteAddress));
    } catch (error) {
      expect(error).toBeInstanceOf(OutsideError);
    }

    expect(digestsBelow(path.join(folder, 'theirs'))).toEqual(before);
    expect(readdirSync(folder).toSorted()).toEqual(['site', 'theirs']);
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

  expect(() => writeCopies(site, moved(addressOf('/wiki/old/')))).toThrow(OutsideError);
  expect(() => writePictures(path.join(folder, 'content'), pictures, new SiteFiles(site))).toThrow(OutsideError);
  expect(Object.keys(digestsBelow(path.join(folder, 'theirs')))).toEqual(['index.html']);

  mkdirSync(path.join(folder, 'clean'));
  writePictures(path.join(folder, 'content'), pictures, new SiteFiles(path.join(folder, 'clean')));
  expect(readFileSync(path.join(folder, 'clean/images/same.png'))).toEqual(bytes);
});

const alert = (isLinked: boolean): OtherAddresses => ({
  pageCount: 1,
  alternates: [{ address: addressOf('/alerts/down/'), of: '/alerts/Down/', kind: 'spelling', isLinked }],
  anchors: [],
  worstFirst: () => [],
});
const alertPage =
  '<!DOCTYPE html><html lang="de" dir="rtl" class="x"><head><meta charset="utf-8"><title>Down &amp; out · Shop</title><link rel="canonical" href="https://a.example/alerts/Down/"></head><body><a href="../../index.html">Home</a><main><h1>Down</h1></main></body></html>';

test('a spelling that no rule links to is a small page in the language of the page, which leads on and loads nothing', async () => {
  const { site } = siteFolder();
  const script = await clientScript('lead-on');
  const copies = new PageCopies(new SiteFiles(site), alert(false), script);

  copies.write('alerts/Down/index.html', alertPage);

  const small = readFileSync(path.join(site, 'alerts/down/index.html'), 'utf8');
  expect(small.length).toBeLessThan(1000);
  expect(small).toContain('<html lang="de" dir="rtl">');
  expect(small).toContain('<title>Down &amp; out</title>');
  expect(small).toContain('<link rel="canonical" href="https://a.example/alerts/Down/">');
  expect(small).toContain(
    '<noscript><meta http-equiv="refresh" content="0;url=../../alerts/Down/index.html"></noscript>',
  );
  expect(small).toContain('<h1><a href="../../alerts/Down/index.html" data-depth="2">Down &amp; out</a></h1>');
  const digest = createHash('sha256').update(script).digest('base64');
  expect(small).toContain(`content="default-src 'none';script-src 'sha256-${digest}'"`);
});

test('the small page of a preview says that it is one, and asks not to be indexed', () => {
  const { site } = siteFolder();
  const preview = alertPage
    .replace('<html ', '<html data-preview="PR &lt;b>1" ')
    .replace('<head>', '<head><meta name="robots" content="noindex, nofollow">')
    .replace('<title>', '<title>Preview · ');

  new PageCopies(new SiteFiles(site), alert(false), 'leadOn()').write('alerts/Down/index.html', preview);

  const small = readFileSync(path.join(site, 'alerts/down/index.html'), 'utf8');
  expect(small).toContain('<html data-preview="PR &lt;b>1" lang="de" dir="rtl">');
  expect(small).toContain('<meta name="robots" content="noindex, nofollow">');
  expect(small).toContain('<title>Preview · Down &amp; out</title>');
  expect(small).toContain('>Down &amp; out</a></h1>');
});

test('a spelling that a rule links to shows the whole page, with its links at its own depth', () => {
  const { site } = siteFolder();
  const copies = new PageCopies(new SiteFiles(site), alert(true), 'leadOn()');

  copies.write('alerts/Down/index.html', alertPage);

  expect(readFileSync(path.join(site, 'alerts/down/index.html'), 'utf8')).toBe(alertPage);
});

test('a page that other addresses lead to and that is not there is no site', () => {
  const { site } = siteFolder();

  expect(() => writeCopies(site, alert(false))).toThrow('alerts/Down/index.html');
});
