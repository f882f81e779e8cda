import { expect, test } from 'vitest';
import { looksRandom } from './secret-values.ts';

test.each([
  ['correct-horse-battery-staple', false],
  ['api-v1-staging2-eu', false],
  ['x7Kp9Qz2Lm4Rt8Vw', true],
  // Words without end, and no word at the end: read once.
  [`a${'-aaaaaaaaaa'.repeat(60)}12!`, true],
])('%s looks random: %s', (text, expected) => {
  expect(looksRandom(text)).toBe(expected);
});
