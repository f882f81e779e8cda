import { expect, test } from 'vitest';
import { paintedWhole } from './first-paint.ts';

const page = (text: string): string => `<head><meta charset="utf-8"></head><main id="content">${text}</main>`;

test('a page of one round trip is painted when its text is there, and a long one as it comes', () => {
  expect(paintedWhole(page('Restart it.'))).toBe(
    '<head><meta charset="utf-8"><link rel="expect" href="#content" blocking="render"></head><main id="content">Restart it.</main>',
  );
  expect(paintedWhole(page('x'.repeat(64_000)))).toBe(page('x'.repeat(64_000)));
});

test('a page without a text to wait for is painted as it comes', () => {
  expect(paintedWhole('<head><meta charset="utf-8"></head>')).toBe('<head><meta charset="utf-8"></head>');
});
