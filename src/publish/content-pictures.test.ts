import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SiteFiles } from './site-files.ts';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { picturePolicy } from '../model/catalogue/picture.ts';
import { readCatalogue } from '../readers/content/read-catalogue.ts';
import { filesBelow } from '../workspace/content-folder.ts';
import { servePictures, writePictures } from './content-pictures.ts';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
const good = svg('<path d="M0 0"/>');
const gif = 'GIF89a';

/** A content folder as a stranger may send it, beside something that is not the stranger's. */
function strangersFolder(): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'secret/key.gif': gif,
    'content/site.yaml': 'name: Test\n',
    'content/elsewhere/shared.gif': gif,
    'content/images/deep/good.svg': good,
    'content/images/good.gif': gif,
    'content/images/evil.svg': svg('<script>alert(1)</script>'),
    'content/images/evil.png': good,
    'content/images/evil.html': '<script>alert(1)</script>',
    'content/images/evil.js': 'alert(1)',
    'content/images/.hidden.gif': gif,
  });
  const images = path.join(folder, 'content/images');
  symlinkSync('../elsewhere/shared.gif', path.join(images, 'inside.gif'));
  symlinkSync(path.join(folder, 'secret/key.gif'), path.join(images, 'outside.gif'));
  symlinkSync(path.join(folder, 'secret'), path.join(images, 'folder'));
  symlinkSync('../site.yaml', path.join(images, 'settings.gif'));
  symlinkSync('nowhere.gif', path.join(images, 'nowhere.gif'));
  return folder;
}

const published = ['deep/good.svg', 'good.gif', 'inside.gif'];

function written(folder: string): string[] {
  const site = path.join(folder, 'site');
  writeFiles(site, { 'index.html': '' });
  const content = path.join(folder, 'content');
  writePictures(content, readCatalogue(filesBelow(content), { shownAs: 'content' }).pictures, new SiteFiles(site));
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  expect(entries.filter((entry) => entry.isSymbolicLink())).toEqual([]);
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'index.html')
    .map((entry) => path.relative(path.join(site, 'images'), path.join(entry.parentPath, entry.name)))
    .toSorted();
}

/** What the development server sends for an address below `images/`; undefined when it is left to others. */
function served(folder: string, url: string): { headers: Record<string, string>; body: string } | undefined {
  const { route, handle } = servePictures(path.join(folder, 'content'), '/docs/');
  expect(route).toBe('/docs/images');
  let sent: { headers: Record<string, string>; body: string } | undefined;
  const response = {
    writeHead: (_status: number, headers: Record<string, string>) => void (sent = { headers, body: '' }),
    end: (bytes: Uint8Array) => void (sent!.body = Buffer.from(bytes).toString('latin1')),
  };
  handle({ url } as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  return sent;
}

test('of a folder of pictures, only those are published that are pictures, as files and byte for byte', () => {
  const folder = strangersFolder();

  expect(written(folder)).toEqual(published);
  expect(readFileSync(path.join(folder, 'site/images/deep/good.svg'), 'utf8')).toBe(good);
});

test('a folder of pictures that is itself a link out of the content is not followed', () => {
  const folder = strangersFolder();
  rmSync(path.join(folder, 'content/images'), { recursive: true });
  symlinkSync(path.join(folder, 'secret'), path.join(folder, 'content/images'));

  expect(written(folder)).toEqual([]);
  expect(served(folder, '/key.gif')).toBeUndefined();
});

test('a picture that has changed since it was judged is not published', () => {
  const folder = strangersFolder();
  const content = path.join(folder, 'content');
  const { pictures } = readCatalogue(filesBelow(content), { shownAs: 'content' });
  writeFiles(content, { 'images/good.gif': 'GIF89a, changed' });
  rmSync(path.join(content, 'images/inside.gif'));
  symlinkSync(path.join(folder, 'secret/key.gif'), path.join(content, 'images/inside.gif'));

  writePictures(content, pictures, new SiteFiles(path.join(folder, 'site')));

  expect(readdirSync(path.join(folder, 'site/images'), { recursive: true })).toEqual(['deep', 'deep/good.svg']);
});

test('a site without pictures is built', () => {
  const folder = strangersFolder();
  rmSync(path.join(folder, 'content/images'), { recursive: true });

  expect(written(folder)).toEqual([]);
});

test('the development server serves what would be published, and leaves everything else to others', () => {
  const folder = strangersFolder();
  const all = [
    ...written(folder),
    ...['evil.svg', 'evil.png', 'evil.html', 'evil.js', '.hidden.gif', 'outside.gif', 'folder/key.gif', 'settings.gif'],
    ...[
      'nowhere.gif',
      'deep',
      '',
      '../site.yaml',
      '..%2fsite.yaml',
      '%',
      '%00',
      '/good.gif',
      '\\good.gif',
      'good.gif/',
    ],
  ];

  expect(all.filter((name) => served(folder, `/${name}`) !== undefined)).toEqual(published);
  expect(served(folder, '/deep/good.svg?v=1')).toEqual({
    body: good,
    headers: {
      'Content-Type': 'image/svg+xml',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
  });
});

test.each(['nginx.conf', '_headers'])('%s of docs/hosting/ gives pictures the same policy', (name) => {
  const file = readFileSync(path.join(import.meta.dirname, '../../docs/hosting', name), 'utf8');

  expect(file).toContain(picturePolicy);
});

test.skipIf(process.platform === 'win32')('a pipe among the pictures holds nothing up', () => {
  const folder = strangersFolder();
  spawnSync('mkfifo', [path.join(folder, 'content/images/pipe.gif')]);

  expect(served(folder, '/pipe.gif')).toBeUndefined();
  expect(written(folder)).toEqual(published);
});
