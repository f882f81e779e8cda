import { describe, expect, test } from 'vitest';
import { manyAlertNames, randomFrom, withTypo } from '../../../test/support/many-alerts.ts';
import { sampleCatalogue } from '../../../test/support/sample-catalogue.ts';
import { openMiniSearch } from '../../../test/support/search-by-minisearch.ts';
import { alertAddress } from '../alerts/alerts.ts';
import { NameIndex, type Matching, type NameTerms } from './name-index.ts';
import { searchEntriesOf } from './search-entries.ts';
import { packSearchIndex, unpackSearchIndex } from './search-index.ts';
import { openSearch, type Search, type SearchEntry, type SearchFilter } from './search.ts';
import { wordsOf } from './words.ts';

const exactly: Matching = {
  boost: { name: 4, initials: 1, words: 2, service: 0.5 },
  boostTerm: () => 1,
  prefix: () => false,
  fuzzy: () => 0,
};

function indexOf(...names: string[]): NameIndex {
  const index = new NameIndex();
  for (const name of names) index.add(termsOf(name));
  return index;
}

function termsOf(name: string): NameTerms {
  return { name: name.split(' '), initials: [], words: [], service: [] };
}

test('a rare term counts more than one that many have, and a short name more than a long one', () => {
  const index = indexOf('pod crash', 'pod restart', 'pod restart of a node', 'node');
  const scores = new Map(index.find(['pod', 'crash', 'restart'], exactly).map(({ id, score }) => [id, score]));

  expect(scores.get(0)).toBeGreaterThan(scores.get(1)!);
  expect(scores.get(1)).toBeGreaterThan(scores.get(2)!);
  expect(scores.has(3)).toBe(false);
});

test('how a term starts and a slip in it are found where that is asked for, and tell which term of the query they are', () => {
  const index = indexOf('crashlooping', 'crush');
  const found = (matching: Partial<Matching>): number[] =>
    index
      .find(['crash'], { ...exactly, ...matching })
      .map(({ id }) => id)
      .toSorted();

  expect(found({})).toEqual([]);
  expect(found({ prefix: () => true })).toEqual([0]);
  expect(found({ fuzzy: () => 1 })).toEqual([1]);
  expect([...index.find(['crash'], { ...exactly, fuzzy: () => 1 })[0]!.queryTerms]).toEqual(['crash']);
});

describe('the results are those of MiniSearch', () => {
  const shops = ['shop', 'till', 'web-shop', 'größe', 'mail'].map((id) => ({ id, name: `${id} of the house` }));
  const titles = [
    ...manyAlertNames(1500),
    'Größe übrig',
    'Диск заполнен',
    'Диск заполняется',
    '磁盘空间不足',
    '디스크공간부족',
    'القرص ممتلئ',
    'डिस्क भर गई',
    'shop:latency:p95',
    '???',
  ];
  const made: SearchEntry[] = titles.map((title, index) => ({
    kind: 'alert',
    title,
    address: alertAddress(title),
    words: [],
    service: index % 7 === 0 ? undefined : shops[index % shops.length],
    level: index % 5 === 0 ? undefined : `P${index % 4}`,
  }));
  const runbooks = made
    .filter((_, index) => index % 20 === 0)
    .map(({ title, service, level }, index): SearchEntry => ({
      kind: index % 3 === 0 ? 'guide' : 'runbook',
      title: wordsOf(title).join(' '),
      address: `/${index % 3 === 0 ? 'guides' : 'runbooks'}/shop/a-${index}/`,
      words: [`orders ${title.slice(0, 6)} are late`, 'customers wait', `old-${index}`, '…'],
      service,
      level,
    }));

  test.each([
    ['on the sample', searchEntriesOf(sampleCatalogue())],
    ['on a large site', [...made, ...runbooks]],
  ])('%s, after the way to the browser', (_, entries) => {
    const travelled = unpackSearchIndex(JSON.parse(JSON.stringify(packSearchIndex(entries))));
    const ours = openSearch(travelled);
    const theirs = openMiniSearch(entries);
    const queries = queriesOf(entries);
    const differing = queries.filter(
      ([query, filter]) => titlesOf(ours, query, filter).join('\n') !== titlesOf(theirs, query, filter).join('\n'),
    );
    const without = queries.filter(([query, filter]) => ours(query, filter).length === 0);

    expect(differing).toEqual([]);
    expect(queries.length).toBeGreaterThan(500);
    // Two empty lists are equal too.
    expect(without.length).toBeLessThan(queries.length / 4);
  });
});

function titlesOf(search: Search, query: string, filter: SearchFilter): string[] {
  return search(query, filter, 25).map(({ kind, title, address }) => `${kind} ${title} ${address}`);
}

/** What people type for some entries: names, how they start, pieces, initials, slips, words in any order, labels, and what they paste. */
function queriesOf(entries: readonly SearchEntry[]): [query: string, filter: SearchFilter][] {
  const random = randomFrom(7);
  const every = Math.ceil(entries.length / 40);
  const some = entries.filter((entry, index) => index % every === 0 || /[^\0-\x7f]/.test(entry.title));
  const ofEntries = some.flatMap(({ title, kind, service, level, words }): [string, SearchFilter][] => {
    const parts = wordsOf(title);
    const start = Math.floor(random() * title.length);
    return [
      [title, {}],
      [title.toLowerCase(), {}],
      [title.slice(0, 1 + Math.floor(random() * 9)), {}],
      [title.slice(start, start + 6), {}],
      [parts.map((part) => part[0]).join(''), {}],
      [title.length > 2 ? withTypo(title, random) : title, {}],
      [title.length > 2 ? withTypo(withTypo(title, random), random).toLowerCase() : title, {}],
      [parts.toReversed().join(' '), {}],
      [parts.slice(-2).join(' '), {}],
      [parts.filter((_, index) => index !== 1).join('_'), {}],
      [`${parts[0] ?? ''} ${service?.name ?? 'shop'}`, {}],
      [parts[0] ?? '', { kind, service: service?.id, level }],
      ['', { service: service?.id, level }],
      [words[0] ?? 'orders are late', {}],
      [`[FIRING:2] ${title} (shop prod) since 12:04 orders are late and customers wait`, {}],
      [JSON.stringify({ labels: { alertname: title, severity: level, pod: 'api-7d9f' } }), {}],
    ];
  });
  const others = [
    'kube',
    'k',
    '磁',
    '空间不',
    '디스크',
    'диск',
    'groesse',
    'p95',
    '5m',
    'zzzzzz',
    'the of and',
    '__proto__ constructor',
  ];
  return [...ofEntries, ...others.map((query): [string, SearchFilter] => [query, {}])];
}
