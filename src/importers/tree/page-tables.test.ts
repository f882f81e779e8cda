import { expect, test } from 'vitest';
import { parseMarkdown } from '../source/parse-markdown.ts';
import { writeMdx } from '../write/write-mdx.ts';
import { normalizeTables } from './page-tables.ts';

test('a row with more cells than its heading keeps them: the heading gets empty ones', () => {
  const root = parseMarkdown('| Who | Number |\n| --- | --- |\n| Ada | 1 | at night | only |\n| Bob | 2 |');

  expect(normalizeTables(root)).toMatchObject([
    { id: 'import/table', message: expect.stringContaining('2 cells more than its heading'), find: 'Who' },
  ]);
  expect(writeMdx(root)).toContain('at night');
  expect(writeMdx(root)).toContain('only');
});

test('a table that is whole is left alone', () => {
  const root = parseMarkdown('| Who | Number |\n| --- | --- |\n| Ada |\n| Bob | 2 |');

  expect(normalizeTables(root)).toEqual([]);
});

test('lines that look like a table and are not one stay text, and are named by their first cell', () => {
  const root = parseMarkdown('| Who | Number |\n| --- |\n| Ada | 1 |');

  expect(normalizeTables(root)).toMatchObject([{ message: expect.stringContaining('are not one'), find: 'Who' }]);
  expect(root.children.map(({ type }) => type)).toEqual(['paragraph']);
});

test('a line with a pipe in front is no table', () => {
  expect(normalizeTables(parseMarkdown('| grep error\n\nnext'))).toEqual([]);
});
