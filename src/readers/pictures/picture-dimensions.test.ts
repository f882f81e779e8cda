import { expect, test } from 'vitest';
import { pictureDimensions } from './picture-dimensions.ts';

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each<[format: string, bytes: Uint8Array, width: number, height: number]>([
  ['PNG', ascii('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\x90\b\x06\0\0\0'), 640, 400],
  ['GIF', ascii('GIF89a\x80\x02\x90\x01\0\0\0'), 640, 400],
  ['SVG with a size', ascii('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"/>'), 640, 400],
  ['SVG with a view box', ascii('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400.4"/>'), 640, 400],
])('%s says how large it is', (_format, bytes, width, height) => {
  expect(pictureDimensions(bytes)).toEqual({ width, height });
});

test.each<[what: string, bytes: Uint8Array]>([
  ['nothing', ascii('')],
  ['half a PNG', ascii('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ['an SVG without a size', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['an SVG of no width', ascii('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="4"/>')],
  ['a PNG of four billion pixels', ascii('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\0\0\x01\x90\b\x06\0\0\0')],
])('%s says nothing that is believed', (_what, bytes) => {
  expect(pictureDimensions(bytes)).toBeUndefined();
});
