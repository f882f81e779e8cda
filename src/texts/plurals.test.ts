import { expect, test } from 'vitest';
import { pluralsOf } from './plurals.ts';

test.each([
  [0, 'other'],
  [1, 'one'],
  [2, 'other'],
])('English says %i with the form “%s”', (count, form) => {
  expect(pluralsOf('en')(count, { one: 'one', other: 'other' })).toBe(form);
});

test('a language with more forms gets its own', () => {
  const forms = { one: 'soubor', few: 'soubory', other: 'souborů' };

  expect([1, 3, 5].map((count) => pluralsOf('cs')(count, forms))).toEqual(['soubor', 'soubory', 'souborů']);
});

test('a form that a table lacks is the one for all other numbers', () => {
  expect(pluralsOf('cs')(3, { one: 'soubor', other: 'souborů' })).toBe('souborů');
});
