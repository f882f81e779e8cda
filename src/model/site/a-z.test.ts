import { expect, test } from 'vitest';
import { groupByLetter } from './a-z.ts';

const lettersOfTitles = (titles: string[]) =>
  groupByLetter(titles.map((title) => ({ kind: 'alert', title, address: '/', words: [] }))).map(
    ({ letter, anchor, entries }) => `${letter} (${anchor}): ${entries.map(({ title }) => title).join(', ')}`,
  );

test('names are by their first letters, whatever their case and marks', () => {
  expect(lettersOfTitles(['etcdDown', 'Überlast', 'Etcd 10', 'Etcd 9', '5xx', '#shop', 'диск', 'upDown'])).toEqual([
    '# (signs): #shop',
    '0–9 (digits): 5xx',
    'E (letter-e): Etcd 9, Etcd 10, etcdDown',
    'U (letter-u): Überlast, upDown',
    'Д (letter-д): диск',
  ]);
});
