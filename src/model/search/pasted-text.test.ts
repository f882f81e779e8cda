import { expect, test } from 'vitest';
import { isPasted, shortQuery, withoutValues } from './pasted-text.ts';

test.each([
  ['a day and a time', '2026-11-30T03:12:44.120Z disk is full', 'disk is full'],
  ['those of syslog', 'Nov 30 03:12:44 disk is full', 'disk is full'],
  ['those of nginx', '[30/Nov/2026:03:12:44 +0000] disk is full', '[ : ] disk is full'],
  ['those of mail', 'Mon, 30 Nov 2026 03:12:44 GMT disk is full', 'disk is full'],
  ['an id', 'disk 5f0d451a-8c1e-4a55-9d0e-0c6e7b1f2a33 is full', 'disk is full'],
  ['a digest', 'disk sha256:0f3a9b2c7d11aa00 is full at 0xc000a1b2', 'disk is full at'],
  ['an address of a machine', 'disk of 10.12.7.9:8443 is full', 'disk of is full'],
  ['one of IPv6', 'disk of fe80:0:0:1::7 is full', 'disk of is full'],
  ['what a pod has behind its name', 'disk of readers-7d9f8b6c5d-x2x4q is full', 'disk of readers is full'],
  ['an amount', 'disk is full after 12.5ms and 30s', 'disk is full after and'],
  ['a host', 'disk of https://ada:secret@shop.example.com/orders is full', 'disk of /orders is full'],
  ['what an address escapes', 'disk%20%22data%22 is full', 'disk "data" is full'],
])('%s is left out', (_, query, rest) => {
  expect(withoutValues(query)).toBe(rest);
});

test.each([
  [
    'a line of JSON',
    '{"ts":"2026-11-30T03:12:44Z","level":"error","pid":4711,"trace_id":"0af7651916cd43dd","msg":"handshake refused by the gateway"}',
    'msg handshake refused by the gateway',
  ],
  [
    'a trace of Java',
    'java.lang.IllegalStateException: handshake refused by the gateway at com.example.Gateway.connect(Gateway.java:572) at java.base/java.lang.Thread.run(Thread.java:840)',
    'java.lang.IllegalStateException handshake refused by the gateway',
  ],
  [
    'a trace of Python',
    'Traceback (most recent call last): File "/usr/lib/python3/shop/worker.py", line 12, in run RuntimeError: handshake refused by the gateway',
    'RuntimeError handshake refused by the gateway',
  ],
  [
    'a panic of Go',
    'panic: handshake refused by the gateway goroutine 17 [running]: /build/src/main.go:20 +0x1d',
    'panic handshake refused by the gateway',
  ],
])('of %s its message is left', (_, query, message) => {
  expect(
    withoutValues(query)
      .match(/[\w.]+/g)
      ?.join(' '),
  ).toBe(message);
});

test('numbers of a status and of an error tell something, and lone ones do not', () => {
  const rest = withoutValues(
    'worker 4711 got status 502 and SQLSTATE 42703 while it wrote row 17 of 9000 to ORA-01555',
  );

  expect(rest).toContain('502');
  expect(rest).toContain('42703');
  expect(rest).toContain('ORA-01555');
  expect(rest).not.toMatch(/4711|9000|\b17\b/);
});

test.each([
  '10.0.0.1',
  '2026-11-30',
  'deadbeef00',
  '5m',
  '502',
  'node: disk full',
  'source = kafka',
  'HTTP 503',
  'p95 latency',
])('%s is what was meant where it is typed alone', (query) => {
  expect(withoutValues(query)).toBe(query);
});

test('a few words are typed, and a line of a log is pasted', () => {
  expect(isPasted('why is the disk of the')).toBe(false);
  expect(isPasted('Nov 30 03:12:44 disk is full')).toBe(true);
});

test('an address has no values of what was pasted, and never more than 200 characters', () => {
  const line =
    'request_id=5f0d451a1f2a33 token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0 was refused by the gateway of the till';

  expect(shortQuery(line)).toBe('token . was refused by the gateway of the till');
  expect(shortQuery('x'.repeat(4000))).toHaveLength(200);
});

test.each([
  'a:'.repeat(2000),
  '1-'.repeat(2000),
  '"'.repeat(4000),
  'at '.repeat(1300),
  '%41'.repeat(1300),
  '0:'.repeat(2000),
])('no text takes long: %.6s…', (text) => {
  const started = performance.now();
  withoutValues(text);
  expect(performance.now() - started).toBeLessThan(1000);
});
