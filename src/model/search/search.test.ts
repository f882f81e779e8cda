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
    '디스크공간부족',
    'القرص ممتلئ',
    'डिस्क भर गई',
  ].map((title) => entry('alert', title)),
  entry('runbook', 'The queue grows', {
    words: ['orders are late', 'spinner on the pay button', '주문을재시작'],
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
  ['空间不', '磁盘空间不足'],
  ['공간부', '디스크공간부족'],
  ['groesse uebrig', 'Größe übrig'],
  ['Groesse', 'Größe übrig'],
  ['queue', 'The queue grows'],
  ['재시작', 'The queue grows'],
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

test.each([
  '[FIRING:2] KubePodNotReady (shop prod)',
  'KubePodNotReady (instance 10.0.0.1:9100)',
  'kube_pod_not_ready is firing on 10.0.0.1',
  '{"labels":{"alertname":"KubePodNotReady","namespace":"shop","severity":"critical"},"fingerprint":"0f3a9b2c7d11aa00"}',
  'https://alertmanager.example.com/#/alerts?filter=%7Balertname%3D%22KubePodNotReady%22%7D',
])('the alert that a text names is found first: %s', (text) => {
  expect(titles(text)[0]).toBe('KubePodNotReady');
});

test('an alert of one word has to be there as it is written, and a symptom finds its runbook', () => {
  expect(titles('[FIRING:1] Watchdog (till)')[0]).toBe('Watchdog');
  expect(titles('Nov 30 03:12:44 kernel: watchdog timer of the sensor did not stop, resetting')).toEqual([]);
  expect(titles('Nov 30 03:12:44 chat: since lunch orders are late and nobody at the desk knows why')[0]).toBe(
    'The queue grows',
  );
});

test('an alert comes before the runbook of its name, however the name is spelled', () => {
  const both = openSearch([
    entry('runbook', 'High error rate', { words: ['high error rate', 'errors are high'] }),
    entry('alert', 'HighErrorRate'),
  ]);

  for (const query of ['HighErrorRate', 'high error rate', 'high_error_rate', 'high err', 'error rate', 'HighErorRate'])
    expect(
      both(query).map(({ kind }) => kind),
      query,
    ).toEqual(['alert', 'runbook']);
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
