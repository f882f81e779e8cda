import type { PictureFormat } from '../../model/catalogue/picture.ts';

/** What a file is by its first bytes, whatever its name says: a format that is published, or one that people mistake for it. */
export type Content = PictureFormat | 'gzip' | 'html' | 'pdf' | 'tiff' | 'heic' | 'zip';

/** The longest text before the root of an SVG or an HTML page that is looked through to recognise it, in bytes. */
const longestHead = 4096;

/** Recognises what a file holds; undefined for what is none of these. */
export function contentOf(bytes: Uint8Array): Content | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    (Object.entries(signatures) as [Content, (view: Buffer) => boolean][]).find(([, matches]) => matches(view))?.[0] ??
    markupOf(view)
  );
}

const signatures = {
  png: (view) => view.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  jpeg: (view) => view.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  gif: (view) => /^GIF8[79]a/.test(ascii(view, 0, 6)),
  webp: (view) => ascii(view, 0, 4) === 'RIFF' && /^WEBPVP8[ LX]/.test(ascii(view, 8, 16)),
  avif: (view) => brandsOf(view).some((brand) => brand === 'avif' || brand === 'avis'),
  heic: (view) => brandsOf(view).some((brand) => /^(?:hei|hev|mif1|msf1)/.test(brand)),
  ico: (view) => isIcon(view),
  bmp: (view) => isBitmap(view),
  gzip: (view) => view[0] === 0x1f && view[1] === 0x8b,
  zip: (view) => ascii(view, 0, 4) === 'PK\u0003\u0004',
  pdf: (view) => ascii(view, 0, 5) === '%PDF-',
  tiff: (view) => /^(?:II\*\0|MM\0\*)/.test(ascii(view, 0, 4)),
} satisfies Partial<Record<Content, (view: Buffer) => boolean>>;

function ascii(view: Buffer, start: number, end: number): string {
  return view.subarray(start, end).toString('latin1');
}

/** Brands of a file of the ISO family (MP4, AVIF, HEIC); none for other files. */
function brandsOf(view: Buffer): string[] {
  if (view.length < 16 || ascii(view, 4, 8) !== 'ftyp') return [];
  const end = Math.min(view.readUInt32BE(0), view.length, 256);
  const brands = [ascii(view, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(view, at, at + 4));
  return brands;
}

/** Two bytes say little: the first picture of an icon must lie inside of the file. */
function isIcon(view: Buffer): boolean {
  if (view.length < 22 || view.readUInt32LE(0) !== 0x0001_0000 || view.readUInt16LE(4) === 0) return false;
  return view.readUInt32LE(18) + view.readUInt32LE(14) <= view.length;
}

/** `BM` says little: the reserved bytes are zero, and the second header has one of the known sizes. */
function isBitmap(view: Buffer): boolean {
  if (view.length < 26 || ascii(view, 0, 2) !== 'BM' || view.readUInt32LE(6) !== 0) return false;
  return [12, 16, 40, 52, 56, 64, 108, 124].includes(view.readUInt32LE(14));
}

/** SVG or HTML, in any of the encodings that a browser may guess. */
function markupOf(view: Buffer): 'svg' | 'html' | undefined {
  const head = ascii(view, 0, longestHead).replaceAll('\0', '');
  if (/<(?:[\w.-]+:)?svg[\s>/]/i.test(head)) return /<html[\s>]/i.test(head) ? 'html' : 'svg';
  return /<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p)[\s>/]/i.test(head)
    ? 'html'
    : undefined;
}
