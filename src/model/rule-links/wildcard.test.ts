import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Wildcard } from './wildcard.ts';

test.each([
  [['a', 'c'], {}, { ac: true, abc: true, 'a/c': true, bac: false, acb: false, a: false }],
  [['a', 'c'], { never: '/' }, { ac: true, abc: true, 'a/c': false }],
  [['/a', '/b'], { never: '/', isOpen: true }, { '/a/x/a/b': true, '/a1/b': true, '/b': false, 'x/a/b': true }],
  [['abc'], {}, { abc: true, aabc: false, abcc: false }],
  [['abc'], { isOpen: true }, { abc: true, aabc: true, abcc: false }],
  [['', ''], {}, { '': true, abc: true }],
  [['aa', 'aa'], {}, { aaa: false, aaaa: true }],
])('%j with %j', (parts, options, expected) => {
  const wildcard = new Wildcard(parts, options);
  expect(Object.fromEntries(Object.keys(expected).map((text) => [text, wildcard.test(text)]))).toEqual(expected);
});

test('it matches what the regular expression for it would match', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      letters,
      fc.boolean(),
      fc.boolean(),
      (parts, text, isOpen, isNarrow) => {
        const slow = new RegExp(`^${isOpen ? '.*' : ''}${parts.join(isNarrow ? '[^/]*' : '.*')}$`, 's');
        const wildcard = new Wildcard(parts, { isOpen, ...(isNarrow && { never: '/' }) });
        expect(wildcard.test(text)).toBe(slow.test(text));
      },
    ),
    { numRuns: 5000 },
  );
});

test('a hundred unknown parts take no time', () => {
  const wildcard = new Wildcard(Array.from({ length: 100 }, () => 'a'));
  expect(wildcard.test(`${'a'.repeat(100_000)}!`)).toBe(false);
  expect(wildcard.test('a'.repeat(100_000))).toBe(true);
});

test('thousands of unknown texts side by side are no harder than one', () => {
  const parts = ['a', ...Array<string>(5000).fill(''), 'z'];
  expect(new Wildcard(parts).test(`a${'o'.repeat(10_000)}y`)).toBe(false);
  expect(new Wildcard(parts, { never: '/' }).test(`a${'o'.repeat(10_000)}z`)).toBe(true);
});
