import { expect, test } from 'vitest';
import { alertStart } from './alert-start.ts';

const now = Date.UTC(2026, 10, 21, 3);
const start = Date.UTC(2026, 10, 21, 2, 14);

test.each([
  '2026-11-21T02:14:00Z',
  '2026-11-21T02:14:00.000Z',
  '2026-11-21T02:14Z',
  '2026-11-21T03:14:00+01:00',
  '2026-11-20T21:14:00-05:00',
  '2026-11-21 02:14:00 +0000 UTC',
  '2026-11-21 02:14:00.000000 +0000 UTC m=+0.1',
  '2026-11-21 02:14:00 +0000 UTC m=+0.1',
  '2026-11-21 03:14:00.123456789 +0100 CET m=+12.3',
  '2026-11-21T02:14:00+00:00',
  '2026-11-21T02:14:00.000+0000',
  '2026-11-21T02:14:00+00',
  '2026-11-21T03:14:00+01:00[Europe/Berlin]',
  '2026-11-21T02:14:00Z[UTC]',
  '20261121T021400Z',
  '2026/11/21 02:14:00 UTC',
  '2026-11-21 02:14 UTC',
  '2026-11-21, 02:14 UTC',
  '2026-11-21 at 02:14 UTC',
  '2026-11-21 02:14:00Z',
  '2026-11-21T02:14:00z',
  '2026-11-20T21:14:00\u221205:00',
  'Sat, 21 Nov 2026 02:14:00 GMT',
  'Sat, 21 Nov 2026 02:14:00 +0000',
  'Sat, 21 Nov 2026 03:14:00 +0100 (CET)',
  'Sat Nov 21 02:14:00 UTC 2026',
  'Sat Nov 21 02:14:00 +0000 2026',
  'Saturday, 21-Nov-2026 02:14:00 UTC',
  '21 Nov 2026 02:14 UTC',
  '21 November 2026, 02:14 UTC',
  'Nov 21, 2026 2:14 AM UTC',
  'November 21, 2026 at 2:14 AM UTC',
  'Nov 21st, 2026 at 02:14 UTC',
  'Fri Nov 20 2026 21:14:00 GMT-0500 (EST)',
  '2026-11-21%2002:14:00%20UTC',
  '2026-11-21T02%3A14%3A00Z',
  '2026-11-21T02:14:00Z)',
  '"2026-11-21T02:14:00Z"',
  String(start / 1000),
  `${start / 1000}.123`,
  `${start / 1000},`,
  `@${start / 1000}`,
  `${start / 1000 / 1e9}e+09`,
  String(start),
  `${start}000`,
  `${start}000000`,
])('%s is a start', (text) => {
  const read = alertStart(text, now);
  // Where a fraction is written, it is part of the start.
  expect('start' in read && Math.floor(read.start / 1000) * 1000).toBe(start);
});

test('a plus that the address has made a space is one again', () => {
  const written = new URLSearchParams('startsAt=2026-11-21T03:14:00+01:00').get('startsAt')!;
  expect(alertStart(written, now)).toEqual({ start });
  const byGo = new URLSearchParams('startsAt=2026-11-21 02:14:00 +0000 UTC').get('startsAt')!;
  expect(alertStart(byGo, now)).toEqual({ start });
});

test('a start may be a little ahead of the reader’s clock, and one of tomorrow is none', () => {
  expect(alertStart('2026-11-21T03:05:00Z', now)).toEqual({ start: now + 5 * 60_000 });
  expect(alertStart('2026-11-22T03:00:00Z', now)).toEqual({ problem: 'future' });
});

test.each([
  ['2026-11-21T02:14:00', 'no-time-zone'],
  // Several countries call their time CST.
  ['2026-11-21 02:14:00 CST', 'no-time-zone'],
  ['2026-11-21 02:14:00 Europe/Berlin', 'no-time-zone'],
  ['Nov 21, 2026 2:14 AM', 'no-time-zone'],
  ['2026-02-30T02:14:00Z', 'not-a-time'],
  ['2026-02-29T02:14:00Z', 'not-a-time'],
  ['2026-00-10T02:14:00Z', 'not-a-time'],
  ['2026-11-21T24:00:00Z', 'not-a-time'],
  ['2026-11-21T02:60:00Z', 'not-a-time'],
  ['2026-11-21T02:14:60Z', 'not-a-time'],
  ['2026-11-21T02:14:00+25:00', 'not-a-time'],
  ['Nov 21, 2026 14:14 PM UTC', 'not-a-time'],
  ['31 Nov 2026 02:14 UTC', 'not-a-time'],
  ['21/11/2026 02:14 UTC', 'not-a-time'],
  ['11/21/2026 02:14 UTC', 'not-a-time'],
  ['02:14 UTC', 'not-a-time'],
  ['21 Marz 2026 02:14 UTC', 'not-a-time'],
  ['2026-11-21', 'not-a-time'],
  ['123456', 'not-a-time'],
  ['17960000000', 'not-a-time'],
  ['-1', 'not-a-time'],
  ['0', 'not-a-time'],
  ['yesterday', 'not-a-time'],
  ['', 'not-a-time'],
  ['2026-13-45T02:14:00Z', 'not-a-time'],
  ['0001-01-01T00:00:00Z', 'too-old'],
  ['{{ .StartsAt }}', 'not-a-time'],
  ['5', 'not-a-time'],
  // Cut off: the zone was another one.
  ['2026-11-21T02:14:00+0...', 'not-a-time'],
  ['2026-11-21T02:14:00+0…', 'not-a-time'],
])('%s is none: %s', (text, problem) => {
  expect(alertStart(text, now)).toEqual({ problem });
});
