import { expect, test } from 'vitest';
import { readNumbers, writeNumbers } from './number-text.ts';

test('numbers come back as they were written', () => {
  const numbers = [0, 1, 51, 52, 53, 1351, 1352, 34_000, 1_000_000, 7, 0];

  expect(readNumbers(writeNumbers(numbers))).toEqual(numbers);
  expect(readNumbers(writeNumbers(Array.from({ length: 3000 }, (_, number) => number)))).toHaveLength(3000);
});

test('the smallest numbers take one sign, and none needs an escape in a script', () => {
  const text = writeNumbers(Array.from({ length: 3000 }, (_, number) => number));

  expect(writeNumbers([0, 51, 52])).toMatchInlineSnapshot(`"Az!A"`);
  expect(JSON.stringify(text)).toBe(`"${text}"`);
  expect(text).not.toMatch(/[<>&\d]/);
});

test.each([
  ['a sign of no number', 'A"'],
  ['half a number', 'A!'],
])('%s is refused', (_, text) => {
  expect(() => readNumbers(text)).toThrow(Error);
});
