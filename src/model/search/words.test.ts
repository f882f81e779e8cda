import { expect, test } from 'vitest';
import { otherSpellings, runsOf, tellingWords, transcribedWordsOf, wordsOf } from './words.ts';

test.each([
  ['Größe', 'grosse'],
  ['STRASSE Straße', 'strasse strasse'],
  ['Łódź', 'lodz'],
  ['naïve', 'naive'],
  ['İstanbul ISPARTA ısparta', 'istanbul isparta isparta'],
  ['Øl smørrebrød', 'ol smorrebrod'],
  ['データベース', 'デ ー タ ベ ー ス'],
  ['디스크공간', '디 스 크 공 간'],
])('%s is %s', (text, words) => {
  expect(wordsOf(text).join(' ')).toBe(words);
});

test.each([
  ['Größe Ärger', ['groesse', 'aerger']],
  ['København', ['koebenhavn']],
  ['queue poem user naïve', []],
])('%s is typed without its letters as %j', (text, words) => {
  expect(transcribedWordsOf(text)).toEqual(words);
});

test('an index that takes marks off knows the rest of the spellings only', () => {
  expect(otherSpellings('Größe')).toEqual(['grosse', 'groesse']);
  expect(otherSpellings('Łódź')).toEqual(['lodz']);
  expect(otherSpellings('naïve')).toEqual([]);
  expect(otherSpellings('queue')).toEqual([]);
});

test('signs of a script without spaces are left together in a run', () => {
  expect(runsOf('HTTPエラー502が出る disk')).toEqual(['http', 'エラー', '502', 'が出る', 'disk']);
});

test('words that say nothing count only where there are no others', () => {
  expect(tellingWords('why is the disk full')).toEqual(['disk', 'full']);
  expect(tellingWords('how to')).toEqual(['how', 'to']);
});
