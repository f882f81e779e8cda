import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { searchEntriesOf } from './search-entries.ts';
import { alertAddress } from '../alerts/alerts.ts';
import type { SearchEntry } from './search.ts';
import { packSearchIndex, searchIndexVersion, unpackSearchIndex } from './search-index.ts';

function entriesWith(changes: Record<string, string>) {
  return searchEntriesOf(catalogueWith(changes));
}

const drains = `---
title: Drain a node
service: checkout
severity: p1
component: api
alerts: [NodeIsFull, Größe übrig]
symptoms: [pods stay pending]
aliases: [/wiki/empty-the-box.html]
---

## Meaning

Text.

## Move the pods [#move]

Text.
`;
const entries = entriesWith({ 'runbooks/checkout/node-drain.mdx': drains });

function found(title: string) {
  return entries.filter((entry) => entry.title === title);
}

test('an alert is found by its name, with the service and the severity of its runbook', () => {
  expect(found('NodeIsFull')).toEqual([
    {
      kind: 'alert',
      title: 'NodeIsFull',
      address: '/alerts/NodeIsFull/',
      words: [],
      service: { id: 'checkout', name: 'Checkout' },
      level: 'P1',
    },
  ]);
});

test('a runbook is found by its symptoms, its old addresses and its component', () => {
  expect(found('Drain a node')[0]).toMatchObject({
    kind: 'runbook',
    address: '/runbooks/checkout/node-drain/',
    words: ['pods stay pending', 'node-drain', 'empty-the-box', 'api'],
  });
});

test('a section is found where it tells something, and not where every runbook has it', () => {
  expect(found('Move the pods')[0]).toMatchObject({
    kind: 'section',
    address: '/runbooks/checkout/node-drain/#move',
  });
  expect(found('Meaning')).toEqual([]);
});

test('people, channels, services, guides, objectives and levels are found too', () => {
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(
    new Set(['alert', 'runbook', 'section', 'guide', 'service', 'person', 'channel', 'slo', 'severity']),
  );
});

test('what is packed is what is unpacked', () => {
  const travelled = JSON.parse(JSON.stringify(packSearchIndex(entries))) as unknown;

  expect(unpackSearchIndex(travelled)).toEqual(
    entries.map((entry) => ({ level: undefined, service: undefined, ...entry })),
  );
});

test('alerts of any name, and some with words or an address of their own, come back as they went', () => {
  const names = [
    'KubePodCrashLooping',
    'KubePodCrashLooping',
    'KubePodNotReady',
    'KubePod',
    'a b-c__d',
    'Größe "übrig"',
    '磁盘空间不足',
    '\ud83d\ude00 5m\n',
    '',
  ];
  const plain = names.map((title): SearchEntry => ({ kind: 'alert', title, address: alertAddress(title), words: [] }));
  const alerts = [
    ...plain,
    { ...plain[0]!, words: ['crash'], level: 'P1' },
    { ...plain[1]!, address: '/alerts/other/' },
    { ...plain[2]!, service: { id: 'shop', name: 'Shop' } },
  ];

  expect(unpackSearchIndex(JSON.parse(JSON.stringify(packSearchIndex(alerts))))).toEqual(
    alerts.map((alert) => ({ level: undefined, service: undefined, ...alert })),
  );
  expect(unpackSearchIndex(packSearchIndex([]))).toEqual([]);
});

test.each([
  ['nothing', undefined, 'Only part of the list'],
  ['half of it', { version: searchIndexVersion, services: [] }, 'Only part of the list'],
  ['an index of another version', { version: 99, services: [], levels: [], entries: [] }, 'another version'],
])('%s is refused with a sentence', (_, index, sentence) => {
  expect(() => unpackSearchIndex(index)).toThrow(sentence);
});

test('five hundred alerts with runbooks and symptoms travel in less than 30 KB', () => {
  const runbooks = Array.from({ length: 500 }, (_, index) => [`runbooks/checkout/a${index}.mdx`, runbook(index)]);
  const index = packSearchIndex(entriesWith(Object.fromEntries(runbooks)));

  expect(unpackSearchIndex(index).filter(({ kind }) => kind === 'alert').length).toBeGreaterThanOrEqual(500);
  expect(gzipSync(JSON.stringify(index)).length).toBeLessThan(30_000);
});

const syllables = 'ka lo mi ne tor ul ves rin dap qui zo fer gat hul jem pol sya wex bry cho'.split(' ');

/** A runbook of words that no compression knows; the same for the same number. */
function runbook(index: number): string {
  let state = index * 2_654_435_761 + 1;
  const word = (): string =>
    Array.from({ length: 2 }, () => syllables[(state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % 20]).join('');
  const words = Array.from({ length: 4 }, word);
  const symptoms = Array.from({ length: 2 }, () => Array.from({ length: 3 }, word).join(' '));
  const name = words.map((part) => part[0]!.toUpperCase() + part.slice(1)).join('') + index;
  return `---\ntitle: ${words.join(' ')} ${index}\nservice: checkout\nalerts: [${name}]\nsymptoms: [${symptoms.join(', ')}]\n---\n\nText.\n`;
}
