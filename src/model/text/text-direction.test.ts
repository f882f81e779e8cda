import { afterEach, expect, test, vi } from 'vitest';
import { textDirection } from './text-direction.ts';

afterEach(() => vi.restoreAllMocks());

const known = [
  ['en', 'ltr'],
  ['pt-BR', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ur-Latn', 'ltr'],
  ['dv', 'rtl'],
] as const;

test.each(known)('%s is written %s', (language, direction) => {
  expect(textDirection(language)).toBe(direction);
});

test.each(known)('%s is written %s where the runtime knows only scripts', (language, direction) => {
  const locale = Intl.Locale.prototype as unknown as { getTextInfo: () => { direction?: string } };
  vi.spyOn(locale, 'getTextInfo').mockReturnValue({});

  expect(textDirection(language)).toBe(direction);
});

test.each(['en-a', 'xx', 'not a language'])('%s, which nobody knows, is written from left to right', (language) => {
  expect(textDirection(language)).toBe('ltr');
});
