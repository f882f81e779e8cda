import { expect, test } from 'vitest';
import { filledLink, problemOf, shownValue } from './parameter-values.ts';

test.each([
  ['api-7f9', '[a-z0-9-]+', undefined],
  ['api_7f9', '[a-z0-9-]+', { kind: 'pattern', pattern: '[a-z0-9-]+' }],
  ['x; api', '[a-z]+|x', { kind: 'pattern', pattern: '[a-z]+|x' }],
  ['a\u0000b', undefined, { kind: 'hidden', codes: ['U+0000'] }],
  ['a\nb', undefined, { kind: 'hidden', codes: ['U+000A'] }],
  ['abc\u202Edcb', undefined, { kind: 'hidden', codes: ['U+202E'] }],
  ['ap\u200Bi', undefined, { kind: 'hidden', codes: ['U+200B'] }],
  ['a\u00A0b', undefined, { kind: 'hidden', codes: ['U+00A0'] }],
  ['аpi', undefined, { kind: 'look-alike', letters: ['а'] }],
  ['api\u2010shop', undefined, { kind: 'look-alike', letters: ['\u2010'] }],
  ['caf\ufffd', undefined, { kind: 'hidden', codes: ['U+FFFD'] }],
  ['склад', undefined, undefined],
  ['two words', undefined, undefined],
  ['x'.repeat(256), undefined, undefined],
  ['x'.repeat(257), undefined, { kind: 'too-long' }],
  // No pattern is asked about a value that is too long.
  [`${'a'.repeat(300)}!`, '(a+)+b', { kind: 'too-long' }],
])('the value %j under the pattern %s', (value, pattern, expected) => {
  expect(problemOf(value, pattern)).toEqual(expected);
});

test('hidden characters are shown by their codes', () => {
  expect(shownValue('abc\u202Edcb\n')).toBe('abc‹U+202E›dcb‹U+000A›');
});

test('values are encoded in links, and a link with a placeholder left is no link yet', () => {
  const template = 'https://grafana.example.com/d/x?var-pod={{pod}}&ns={{ namespace }}';
  expect(filledLink(template, new Map([['pod', 'a&b=c d']]))).toBeUndefined();
  expect(
    filledLink(
      template,
      new Map([
        ['pod', 'a&b=c d'],
        ['namespace', '"><script>'],
      ]),
    ),
  ).toBe('https://grafana.example.com/d/x?var-pod=a%26b%3Dc%20d&ns=%22%3E%3Cscript%3E');
});
