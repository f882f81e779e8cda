import { expect, test } from 'vitest';
import { cleanQuery, openSearch, type SearchEntry, type SearchKind } from './search.ts';
import { wordsOf } from './words.ts';

function entry(kind: SearchKind, title: string, more: Partial<SearchEntry> = {}): SearchEntry {
  return { kind, title, address: `/${kind}/${title}/`, words: [], ...more };
}

const entries = [
  ...[
    'KubePodCrashLooping',
    'KubePodNotReady',
    'KubePersistentVolumeFillingUp',
    'KubePersistentVolumeErrors',
    'KubeCPUOvercommit',
    'KubeAPIDown',
    'Watchdog',
    'WatchdogSilent',
    'NodeFilesystemSpaceFillingUp',
    'etcdHighNumberOfFailedGRPCRequests',
    'Größe übrig',
    'Диск заполнен',
    '磁盘空间不足',
    'القرص ممتلئ',
    'डिस्क भर गई',
  ].map((title) => entry('alert', title)),
  entry('runbook', 'The queue grows', {
    words: ['orders are late', 'spinner on the pay button'],
    service: { id: 'shop', name: 'Web shop' },
    level: 'P2',
  }),
  entry('runbook', 'Watchdog', { service: { id: 'till', name: 'Till' }, level: 'P1' }),
  entry('person', 'Ada Lovelace', { words: ['Engineering manager'] }),
];
const search = openSearch(entries);
const titles = (query: string, ...rest: [object?, number?]): string[] =>
  search(query, ...rest).map(({ title }) => title);

test.each([
  ['KubePodCrashLooping', 'KubePodCrashLooping'],
  ['kubepodcrashlooping', 'KubePodCrashLooping'],
  ['crashloop', 'KubePodCrashLooping'],
  ['podcrashlooping', 'KubePodCrashLooping'],
  ['pod crash', 'KubePodCrashLooping'],
  ['crash pod', 'KubePodCrashLooping'],
  ['KubePodCrashLoping', 'KubePodCrashLooping'],
  ['kubepdocrashlooping', 'KubePodCrashLooping'],
  ['kube-pod-crash-looping', 'KubePodCrashLooping'],
  ['KubePVFilling', 'KubePersistentVolumeFillingUp'],
  ['ｋｕｂｅ　ｐｏｄ　ｎｏｔ', 'KubePodNotReady'],
  ['etcd grpc failed', 'etcdHighNumberOfFailedGRPCRequests'],
  ['cpu', 'KubeCPUOvercommit'],
  ['grosse ubrig', 'Größe übrig'],
  ['GRÖSSE', 'Größe übrig'],
  ['диск', 'Диск заполнен'],
  ['磁盘', '磁盘空间不足'],
  ['ممتلئ', 'القرص ممتلئ'],
  ['डिस्क', 'डिस्क भर गई'],
  ['the orders are so late', 'The queue grows'],
  ['pay button', 'The queue grows'],
  ['web shop', 'The queue grows'],
  ['lovelace', 'Ada Lovelace'],
  ['manager', 'Ada Lovelace'],
  ['the_queue_grows', 'The queue grows'],
  ['crash-looping', 'KubePodCrashLooping'],
])('%s finds %s first', (query, title) => {
  expect(titles(query)[0]).toBe(title);
});

test('the name itself comes before names that go on, and the alert before the runbook of that name', () => {
  expect(search('watchdog').map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'alert Watchdog',
    'runbook Watchdog',
    'alert WatchdogSilent',
  ]);
});

test('a filter leaves out what it does not name, and alone it lists what it names', () => {
  expect(titles('watchdog', { kind: 'runbook' })).toEqual(['Watchdog']);
  expect(titles('queue', { service: 'till' })).toEqual([]);
  expect(titles('', { level: 'P2' })).toEqual(['The queue grows']);
  expect(titles('')).toEqual([]);
});

test('a text that is like nothing finds nothing', () => {
  expect(titles('zzzzzzzz')).toEqual([]);
});

test('no more are given than asked for', () => {
  expect(titles('kube', {}, 2)).toHaveLength(2);
});

test.each([
  ['markup', '<script>alert(1)</script>'],
  ['quotes that do not end', '"pod crash'],
  ['control characters', 'pod\u0000\u0007crash\u001b[31m'],
  ['ten thousand characters', `pod crash ${'x'.repeat(10_000)}`],
  ['ten thousand words', 'pod crash '.repeat(5_000)],
  ['half a character', 'pod crash \ud83d'],
  ['what a regular expression would choke on', '((((([[[\\'],
  ['names of what every object has', '__proto__ constructor toString'],
])('%s is a query like any other', (_, query) => {
  expect(() => search(query)).not.toThrow();
  expect(cleanQuery(query).length).toBeLessThanOrEqual(4000);
  expect(cleanQuery(query)).not.toMatch(/\p{Cc}/u);
});

test('quotes and control characters do not hide what was meant', () => {
  expect(titles('"pod crash')[0]).toBe('KubePodCrashLooping');
  expect(titles('pod\u0000crash')[0]).toBe('KubePodCrashLooping');
});

test.each([
  ['KubePVFillingUp5m', 'kube pv filling up 5 m'],
  ['etcdGRPCRequestsSlow', 'etcd grpc requests slow'],
  ['HTTP 5xx', 'http 5 xx'],
  ['shop:latency:p95', 'shop latency p 95'],
  ['Café', 'cafe'],
])('%s is %s', (text, words) => {
  expect(wordsOf(text).join(' ')).toBe(words);
});
