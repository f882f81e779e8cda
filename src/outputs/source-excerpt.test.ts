import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceExcerpt } from './source-excerpt.ts';

/** What is shown, with the mark below it. */
function shown(line: string, column: number, width = 40): string {
  const excerpt = sourceExcerpt(line, column, width);
  return excerpt === undefined ? '' : `\n${excerpt.line}\n${excerpt.caret}\n`;
}

describe('a line is shown with a mark below the column', () => {
  test('of letters that take one column each', () => {
    expect(shown('service: chekout', 10)).toMatchInlineSnapshot(`
      "
      service: chekout
               ^
      "
    `);
  });

  test.each([
    ['a column behind the end', 'title:', 7, '      ^'],
    ['tabs, as four columns', '\t\tkey: x', 3, '        ^'],
    ['Han and kana, as two', '名前: 東京', 5, '      ^'],
    ['Hangul, as two', '이름: x', 5, '      ^'],
    ['full-width letters, as two', 'Ａ：x', 3, '    ^'],
    ['half-width kana, as one', 'ｱｲx', 3, '  ^'],
    ['pictures, as two', '🔥 x', 4, '   ^'],
    ['a picture of two characters, as two', '⚠️ x', 4, '   ^'],
    ['a flag, as two', '🇩🇪x', 5, '  ^'],
    ['accents that are drawn over their letter, as none', 'e\u0301te\u0301 x', 7, '    ^'],
    ['vowels that are drawn over their letter, as none', 'กำมี x', 6, '    ^'],
    ['Hebrew and Arabic, in the order in which they are written', 'שלום: عربي x', 7, '      ^'],
    ['what nobody sees, as its code', 'a\u202eb x', 5, '           ^'],
    ['half of a pair, as its code', '😀x', 2, '        ^'],
  ])('%s', (_what, line, column, caret) => {
    expect(sourceExcerpt(line, column, 60)?.caret).toBe(caret);
  });
});

describe('a line that is longer than the room', () => {
  const long = 'The quick brown fox jumps over the lazy dog and then goes home to sleep.';

  test('is cut behind', () => {
    expect(shown(long, 5)).toMatchInlineSnapshot(`
      "
      The quick brown fox jumps over the laz…
          ^
      "
    `);
  });

  test('is cut before', () => {
    expect(shown(long, 70)).toMatchInlineSnapshot(`
      "
      … lazy dog and then goes home to sleep.
                                          ^
      "
    `);
  });

  test('is cut on both sides', () => {
    expect(shown(long, 36)).toMatchInlineSnapshot(`
      "
      …brown fox jumps over the lazy dog and …
                                ^
      "
    `);
  });

  test('is cut between two letters that take two columns each', () => {
    expect(shown('東'.repeat(40), 20, 15)).toMatchInlineSnapshot(`
      "
      …東東東東東東…
               ^
      "
    `);
  });

  test('of ten megabytes is not read whole', () => {
    const started = performance.now();
    expect(sourceExcerpt('x'.repeat(10_000_000), 5_000_000, 80)?.line).toHaveLength(80);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test.each([
  ['a blank line', '  \t ', 2],
  ['a column that the line does not have', 'title', 9],
])('nothing is shown of %s', (_what, line, column) => {
  expect(sourceExcerpt(line, column, 40)).toBeUndefined();
});

test('a command to a CI that begins before the mark and ends behind it is none', () => {
  expect(shown('x ##vso[task.complete]y', 5)).toMatchInlineSnapshot(`
    "
    x ‹U+0023›#vso[task.complete]y
               ^
    "
  `);
});

test('whatever a line holds, no more than the room is taken, and the mark is on it', () => {
  const width = 30;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 200 }), fc.nat(), (line, at) => {
      const column = (at % line.length) + 1;
      const excerpt = sourceExcerpt(line.replaceAll('#', '.'), column, width);
      if (line.trim() === '') return;
      expect(excerpt?.line.length).toBeLessThanOrEqual(width);
      expect(excerpt?.line[excerpt.caret.length - 1]).toBe(line.replaceAll('#', '.')[column - 1]);
    }),
  );
});
