import { expect, test } from 'vitest';
import { Reads } from '../model/catalogue/reads.ts';
import { PageReads, keptReadsSchema, type KeptReads } from './page-reads.ts';

type Parts = Record<string, string>;

/** A catalogue of these documents: the text of each part stands for its digest. */
const digestsOf = (documents: readonly Parts[], frame = 'rules') => ({
  frame,
  documents: documents.map((parts) => ({ whole: JSON.stringify(parts), parts: () => new Map(Object.entries(parts)) })),
});

function readsOf(parts: readonly string[], views: readonly Reads[] = []): Reads {
  const reads = new Reads();
  for (const part of parts) reads.parts.add(part);
  for (const view of views) reads.views.add(view);
  return reads;
}

const first: Parts[] = [
  { 'data.title': 'Down', 'data.status': 'planned' },
  { 'data.title': 'Up', 'body.links': 'none' },
];
const menu = readsOf(['0 data.title', '1 data.title']);

/** What is kept of a site of three pages. */
function keptOf(documents = first): KeptReads {
  const reads = new PageReads(digestsOf(documents), 'program 1', undefined);
  reads.note('down.html', readsOf(['0 data.title', '0 data.status']), '[]');
  reads.note('up.html', readsOf(['1 body.links']), '[]');
  reads.note('index.html', readsOf([], [readsOf([], [menu])]), '[]');
  return keptReadsSchema.parse(JSON.parse(JSON.stringify(reads.toKeep())));
}

const files = ['down.html', 'up.html', 'index.html'];
const currentIn = (reads: PageReads): string[] => files.filter((file) => reads.isCurrent(file, '[]'));
const currentWith = (documents: readonly Parts[], frame?: string, program = 'program 1'): string[] =>
  currentIn(new PageReads(digestsOf(documents, frame), program, keptOf()));

test('a page is made again where something differs that it has read, itself or by a view', () => {
  expect(currentWith(first)).toEqual(files);
  expect(currentWith([{ ...first[0]!, 'data.status': 'current' }, first[1]!])).toEqual(['up.html', 'index.html']);
  expect(currentWith([first[0]!, { ...first[1]!, 'data.title': 'On' }])).toEqual(['down.html', 'up.html']);
  expect(currentWith([first[0]!, { 'data.title': 'Up' }])).toEqual(['down.html', 'index.html']);
});

test('every page is made again where the program or what nobody notes is another, and where nothing was kept', () => {
  expect(currentWith(first, 'other rules')).toEqual([]);
  expect(currentWith(first, 'rules', 'program 2')).toEqual([]);
  expect(currentIn(new PageReads(digestsOf(first), 'program 1', undefined))).toEqual([]);
});

test('a page of which other copies are to be made is made again', () => {
  const reads = new PageReads(digestsOf(first), 'program 1', keptOf());
  expect([reads.isCurrent('up.html', '[]'), reads.isCurrent('up.html', '["other.html"]')]).toEqual([true, false]);
});

test('what a page has read is known for as long as it stays, and no longer', () => {
  const second = [first[0]!, { ...first[1]!, 'data.title': 'On' }];
  const reads = new PageReads(digestsOf(second), 'program 1', keptOf());
  for (const file of ['down.html', 'up.html']) reads.stayed(file);
  reads.note('index.html', readsOf([], [readsOf([], [menu])]), '[]');
  const kept = reads.toKeep();

  const currentAfter = (documents: readonly Parts[]) =>
    currentIn(new PageReads(digestsOf(documents), 'program 1', kept));
  expect(currentAfter(second)).toEqual(files);
  expect(currentAfter([second[0]!, { ...second[1]!, 'body.links': 'one' }])).toEqual(['down.html', 'index.html']);
  expect(currentAfter(first)).toEqual(['down.html', 'up.html']);
  // The view that two builds have made of the same is kept once.
  expect(kept.sets).toHaveLength(keptOf().sets.length);
});

test('a file that something else has replaced is made again', () => {
  const reads = new PageReads(digestsOf(first), 'program 1', keptOf());
  for (const file of files) reads.stayed(file);
  reads.forget('up.html');

  expect(reads.toKeep().files.map(([file]) => file)).toEqual(['down.html', 'index.html']);
});
