import { expect, test } from 'vitest';
import { phraseForIndex, spellForIndex, unspellFromIndex } from './index-spelling.ts';

const texts = [
  'Plain words — with “quotes” & café.',
  'Größe, die „Straße“ in Łódź',
  '磁盘空间不足。请先清理 /var/log 的日志',
  'HTTPエラー502が表示される',
  '서버의 디스크공간이 부족합니다',
  'ดิสก์เต็ม',
];

test.each(texts)('%s comes back from the index as it was', (text) => {
  expect(unspellFromIndex(spellForIndex(text, 'en'))).toBe(text);
});

test('what Pagefind finds anyway is left as it is', () => {
  expect(spellForIndex(texts[0]!, 'en')).toBe(texts[0]);
  expect(spellForIndex('Größe', 'de')).toBe('Größe');
});

test('each sign is a word, and each other spelling is one', () => {
  const words = (text: string, language: string) => spellForIndex(text, language).replaceAll(/[\ufdd0\ufdd1]/g, '');

  expect(words('磁盘空间', 'zh')).toBe('磁 盘 空 间');
  expect(words('Größe', 'en')).toBe('Größe grosse groesse');
  expect(words('Łódź', 'de')).toBe('Łódź lodz');
  expect(phraseForIndex('空间')).toBe('"空 间"');
});

test('what was found is marked in the text as it was written', () => {
  const marked = (text: string, ...found: string[]) =>
    unspellFromIndex(
      spellForIndex(text, 'en')
        .split(' ')
        .map((word) => (found.includes(word.replaceAll(/[\ufdd0\ufdd1]/g, '')) ? `<mark>${word}</mark>` : word))
        .join(' '),
    );

  expect(marked('die Größe prüfen', 'groesse')).toBe('die <mark>Größe</mark> prüfen');
  expect(marked('接続が切れ', '続', 'が')).toBe('接<mark>続が</mark>切れ');
});

test('an excerpt that starts at another spelling does not show it', () => {
  expect(unspellFromIndex('<mark>\ufdd1groesse</mark> prüfen')).toBe('prüfen');
});
