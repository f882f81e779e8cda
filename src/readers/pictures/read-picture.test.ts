import { describe, expect, test } from 'vitest';
import { readPicture } from './read-picture.ts';

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The least that tells each format. */
const pictures: Record<string, Uint8Array> = {
  png: ascii('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
  jpg: ascii('\xff\xd8\xff\xe0\0\x10JFIF\0'),
  gif: ascii('GIF89a\x01\0\x01\0\0\0\0'),
  webp: ascii('RIFF\x24\0\0\0WEBPVP8 '),
  avif: ascii('\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf'),
  ico: Buffer.concat([Buffer.from('000001000100101000000100200004000000160000', 'hex'), ascii('\0abcd')]),
  bmp: Buffer.concat([ascii('BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'), Buffer.alloc(40)]),
  svg: ascii('<svg xmlns="http://www.w3.org/2000/svg"/>'),
};

/** What people and attackers put into a folder of pictures besides. */
const others: Record<string, Uint8Array> = {
  nothing: ascii(''),
  'a page': ascii('<!doctype html>\n<script>alert(1)</script>'),
  'a page without a head': ascii('<script>alert(1)</script>'),
  'a page in UTF-16': Buffer.from('\ufeff<!doctype html><script>alert(1)</script>', 'utf16le'),
  'an SVG in UTF-16': Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le'),
  'an SVG in gzip': ascii('\x1f\x8b\x08\0\0\0\0\0'),
  'a program': ascii('alert(1)'),
  'a PDF': ascii('%PDF-1.7\n'),
  'half a signature': ascii('\x89PNG\r\n'),
  'two letters of a bitmap': ascii('BM<script>alert(1)</script>'),
  'the start of an icon': ascii('\0\0\x01\0\x01\0<script>alert(1)</script>'),
};

const problemOf = (path: string, bytes: Uint8Array) => readPicture(path, bytes, `content/${path}`).problems[0];

describe.each(Object.entries(pictures))('what holds %s', (format, bytes) => {
  test('may be called so, in capitals too', () => {
    expect(problemOf(`images/a.${format}`, bytes)).toBeUndefined();
    expect(problemOf(`images/deep/A.B.${format.toUpperCase()}`, bytes)).toBeUndefined();
  });

  test.each([...Object.keys(pictures), 'html', 'js', 'svgz', 'txt', ''].filter((name) => name !== format))(
    'may not be called .%s, and is told what to be called',
    (name) => {
      const problem = problemOf(`images/a.${name}`, bytes);

      expect(problem).toMatchObject({ kind: 'format', at: { file: `content/images/a.${name}`, line: 1, column: 1 } });
      expect(problem!.hint).toBe(`Let its name end in \`.${format}\`.`);
    },
  );
});

test.each(Object.entries(others))('%s is no picture, whatever it is called', (_what, bytes) => {
  for (const name of [...Object.keys(pictures), 'svgz', 'html', 'txt'])
    expect(problemOf(`images/a.${name}`, bytes), name).toMatchObject({ kind: 'format' });
});

test('a JPEG may have its long name', () => {
  expect(problemOf('images/a.jpeg', pictures['jpg']!)).toBeUndefined();
});

test.each([
  ['images/a.svgz', others['an SVG in gzip']!, 'Put what is packed in it here, unpacked.'],
  ['images/a.pdf', others['a PDF']!, 'Save it as PNG.'],
  ['images/a.png', others['half a signature']!, 'Save the picture again as PNG, or delete the file.'],
  ['images/notes.txt', ascii('To do'), 'Delete it, or move it out of the content folder.'],
])('%s is told one thing to do', (path, bytes, hint) => {
  expect(problemOf(path, bytes)!.hint).toBe(hint);
});

test('a picture is known by its size and its digest', () => {
  expect(readPicture('images/a.gif', ascii('GIF89a'), 'x')).toMatchObject({
    path: 'images/a.gif',
    size: 6,
    digest: '610f5ae4d76e332636a17bd357fd6ce99029316a99d320280d4d77a746bf29e8',
  });
});

test('a pointer of Git LFS is no picture, and has the digest and the size of its picture', () => {
  const oid = '4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393';
  const pointer = ascii(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`);

  expect(readPicture('images/a.png', pointer, 'x')).toMatchObject({
    digest: oid,
    size: 12_345,
    problems: [{ kind: 'format', hint: 'Fetch the picture: `git lfs pull`.' }],
  });
});
