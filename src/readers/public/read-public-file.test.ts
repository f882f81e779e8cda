import { expect, test } from 'vitest';
import { readPublicFile } from './read-public-file.ts';

const kindsIn = (path: string, text: string) =>
  readPublicFile(path, Buffer.from(text), `public/${path}`).problems.map(({ kind }) => kind);

test.each([
  ['robots.txt', 'User-agent: *\n'],
  ['notes.txt', 'Write <a href="x"> so.\n'],
  ['CNAME', 'oncall.example.com\n'],
  ['.well-known/assetlinks.json', '[]'],
  ['google1234.html', 'google-site-verification: google1234.html'],
  ['brand.css', 'a { color: red }'],
  ['stats.js', 'document.write("<p>")'],
  ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
])('%s is published', (path, text) => {
  expect(kindsIn(path, text)).toEqual([]);
});

test.each([
  ['status.html', '<p>Hello'],
  ['status.HTM', '<p>Hello'],
  ['status', '<!doctype html><script>alert(1)</script>'],
  ['data.xml', '<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></x>'],
  ['wide.html', '\ufeff\0<\0p\0'],
])('%s may run as a page, and is not', (path, text) => {
  expect(kindsIn(path, text)).toEqual(['active']);
});

test('pictures are judged as those of the content', () => {
  expect(kindsIn('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')).toEqual(['unsafe']);
  expect(kindsIn('logo.png', '<svg xmlns="http://www.w3.org/2000/svg"/>')).toEqual(['format']);
});
