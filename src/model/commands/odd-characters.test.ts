import { expect, test } from 'vitest';
import { isPlain, oddCharactersOfCommand } from './odd-characters.ts';

test.each(['ls\u00a0-l', 'echo “a”', 'rm \\ \n  -rf x', 'echo a ` \n  b', 'a\u200bb', 'ls\r', 'p\u0430ssword'])(
  'a text with an odd character is never taken for plain: %j',
  (text) => expect(isPlain(text)).toBe(false),
);

test('what is plain has no odd character in any language', () => {
  const text = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') + '\n\tls \\\n  -l\n';
  expect(isPlain(text)).toBe(true);
  for (const language of ['shell', 'fish', 'powershell', 'query'] as const)
    expect(oddCharactersOfCommand(text, language)).toEqual([]);
});
