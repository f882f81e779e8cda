import { expect, test } from 'vitest';
import { piecesOf, searchText, type TextIndex } from './text-search.ts';

const pages: Record<string, string> = {
  disk: 'the disk of the node is nearly full',
  queue: 'jobs wait in the queue of the node',
  login: 'people cannot log in',
};

/** Finds pages that hold all words, as Pagefind does, and remembers what it was asked. */
function indexOf(texts: Record<string, string>): TextIndex & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    search: async (term) => {
      asked.push(term);
      const ids = Object.keys(texts).filter((id) => term.split(' ').every((word) => texts[id]!.includes(word)));
      const results = ids.map((id) => ({
        id,
        score: 1,
        data: async () => ({
          url: `/${id}/`,
          meta: { title: id },
          excerpt: texts[id]!,
          content: texts[id]!,
          sub_results: [],
        }),
      }));
      return { results };
    },
  };
}

async function titles(query: string): Promise<string[]> {
  return (await searchText(indexOf(pages), query)).map(({ title }) => title);
}

test('pages with all words come first, then those with most of the rest', async () => {
  expect(await titles('queue node')).toEqual(['queue', 'disk']);
  expect(await titles('why is disk space of node so full')).toEqual(['disk']);
});

test('of many words, one alone is no reason to show a page', async () => {
  expect(await titles('zanzibar people xylophones')).toEqual([]);
});

test('quotes that do not end are left out, and those that do are kept', async () => {
  const index = indexOf({});
  await searchText(index, '"disk');
  await searchText(index, '"disk"');

  expect(index.asked.map((term) => term.trim())).toEqual(['disk', '"disk"']);
});

test('nothing but signs asks nothing', async () => {
  const index = indexOf(pages);
  expect(await searchText(index, '<<< >>>')).toEqual([]);
  expect(index.asked).toEqual([]);
});

test('the best section is opened, and the address can hold any name', async () => {
  const section = (title: string, url: string, weight: number) => ({
    title,
    url,
    excerpt: `in ${title}`,
    weighted_locations: [{ balanced_score: weight }],
  });
  const data = {
    url: '/a b/',
    meta: { title: 'Page' },
    excerpt: 'at the top',
    sub_results: [section('Page', '/a b/', 1), section('Größe', '/a b/#größe', 9)],
  };
  const index: TextIndex = {
    search: async () => ({ results: [{ id: 'a', score: 1, data: async () => data }] }),
  };

  expect(await searchText(index, 'disk')).toEqual([
    {
      title: 'Page',
      section: 'Größe',
      address: '/a%20b/#gr%C3%B6%C3%9Fe',
      excerpt: [{ text: 'in Größe', found: false }],
    },
  ]);
});

test('an anchor that Pagefind has encoded is encoded once', async () => {
  const hit = (url: string) => ({
    url: '/runbooks/größe/',
    meta: { title: 'Page' },
    excerpt: '',
    sub_results: [{ title: 'Größe', url, excerpt: '', weighted_locations: [{ balanced_score: 1 }] }],
  });
  const addressOf = async (url: string) =>
    (
      await searchText(
        { search: async () => ({ results: [{ id: 'a', score: 1, data: async () => hit(url) }] }) },
        'disk',
      )
    )[0]!.address;

  expect(await addressOf('/runbooks/gr%C3%B6%C3%9Fe/#gr%C3%B6%C3%9Fe')).toBe(
    '/runbooks/gr%C3%B6%C3%9Fe/#gr%C3%B6%C3%9Fe',
  );
  expect(await addressOf('/runbooks/größe/#größe')).toBe('/runbooks/gr%C3%B6%C3%9Fe/#gr%C3%B6%C3%9Fe');
});

test('of a line of a log, what is rare and stands together counts more than what is common', async () => {
  const index = indexOf({
    noise:
      'the gateway of the till and the worker of the till log each error of a request and a connection to the gateway',
    other: 'a certificate of the worker was renewed when the handshake of the gateway had no error',
    right: 'the gateway says handshake refused certificate has expired',
  });
  const line =
    '2026-11-30T03:12:44Z ERROR [worker-7d9f8b6c5d-x2x4q] gateway handshake refused certificate has expired request_id=5f0d451a1f2a33';

  const hits = await searchText(index, line);

  expect(hits[0]!.title).toBe('right');
  expect(index.asked.join(' ')).not.toMatch(/5f0d|7d9f|2026|03/);
});

test('signs of a script without spaces are asked for as a phrase', async () => {
  const index = indexOf({});
  await searchText(index, '空间');
  await searchText(index, '磁盘 full');

  expect(index.asked).toEqual(['"空 间"', '磁 盘 full', '"磁 盘"', 'full']);
});

test('an excerpt is text, whatever it looks like', () => {
  expect(piecesOf('a &lt;b&gt; &amp;amp; <mark>found</mark> <em>')).toEqual([
    { text: 'a <b> &amp; ', found: false },
    { text: 'found', found: true },
    { text: ' <em>', found: false },
  ]);
});
