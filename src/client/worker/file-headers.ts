import { formatOfName, pictureFormats, picturePolicy } from '../../model/catalogue/picture.ts';

/** Types of the files of a site that are no pictures, by the ends of their names. */
const types: Record<string, string> = {
  css: 'text/css',
  html: 'text/html',
  ics: 'text/calendar',
  js: 'text/javascript',
  json: 'application/json',
  mjs: 'text/javascript',
  vcf: 'text/vcard',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

/**
 * Headers of a file that is kept, by its path alone: those that came with it would be what a script that can write into the
 * cache says of it. Pages carry their own policy.
 */
export function headersOf(path: string): Record<string, string> {
  const format = formatOfName(path);
  const [, extension = 'html'] = /\.([^./]+)$/.exec(path) ?? [];
  const type = Object.hasOwn(types, extension) ? types[extension]! : 'application/octet-stream';
  return {
    'Content-Type': format ? pictureFormats[format].type : type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    ...(format && { 'Content-Security-Policy': picturePolicy }),
  };
}
