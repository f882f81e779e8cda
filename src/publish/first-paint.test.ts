import { expect, test } from 'vitest';
import { paintedWhole } from './first-paint.ts';

const page = (text: string): string =>
  `<head><meta charset="utf-8"></head><main>${text}</main><footer id="_end"></footer>`;

test('a page of two round trips is painted when its text is there, and a long one as it comes', () => {
  expect(paintedWhole(page('Restart it.'))).toBe(
    '<head><meta charset="utf-8"><link rel="expect" href="#_end" blocking="render"></head><main>Restart it.</main><footer id="_end"></footer>',
  );
  expect(paintedWhole(page('x'.repeat(128_000)))).toBe(page('x'.repeat(128_000)));
});

test('a page without a text to wait for is painted as it comes', () => {
  expect(paintedWhole('<head><meta charset="utf-8"></head>')).toBe('<head><meta charset="utf-8"></head>');
});
