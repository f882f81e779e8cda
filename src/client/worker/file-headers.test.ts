import { expect, test } from 'vitest';
import { headersOf } from './file-headers.ts';

test.each([
  ['alerts/Down/', 'text/html; charset=utf-8'],
  ['', 'text/html; charset=utf-8'],
  ['index.html', 'text/html; charset=utf-8'],
  ['assets/site.js', 'text/javascript; charset=utf-8'],
  ['api/v1/urls.json', 'application/json'],
  ['contacts/payments/ada.vcf', 'text/vcard; charset=utf-8'],
  ['pagefind/en.wasm', 'application/wasm'],
  ['images/map.svg', 'image/svg+xml'],
  ['images/map.png', 'image/png'],
  ['file.constructor', 'application/octet-stream'],
  ['file.exe', 'application/octet-stream'],
])('a kept file at %j is given out as %s', (path, type) => {
  expect(headersOf(path)).toMatchObject({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' });
});

test('a picture brings a policy that lets nothing in it run, and a page does not', () => {
  expect(headersOf('images/map.svg')).toHaveProperty('Content-Security-Policy');
  expect(headersOf('alerts/Down/')).not.toHaveProperty('Content-Security-Policy');
});
