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
  String(start / 1000),
  String(start),
])('%s is a start', (text) => {
  expect(alertStart(text, now)).toEqual({ start });
});

test('a plus that the address has made a space is one again', () => {
  const written = new URLSearchParams('startsAt=2026-11-21T03:14:00+01:00').get('startsAt')!;
  expect(alertStart(written, now)).toEqual({ start });
  const byGo = new URLSearchParams('startsAt=2026-11-21 02:14:00 +0000 UTC').get('startsAt')!;
  expect(alertStart(byGo, now)).toEqual({ start });
});

test('a start that the reader’s clock has not reached yet is now, and one of tomorrow is none', () => {
  expect(alertStart('2026-11-21T03:05:00Z', now)).toEqual({ start: now });
  expect(alertStart('2026-11-22T03:00:00Z', now)).toEqual({ problem: 'future' });
});

test.each([
  ['2026-11-21T02:14:00', 'no-time-zone'],
  ['yesterday', 'not-a-time'],
  ['', 'not-a-time'],
  ['2026-13-45T02:14:00Z', 'not-a-time'],
  ['0001-01-01T00:00:00Z', 'too-old'],
  ['{{ .StartsAt }}', 'not-a-time'],
  ['5', 'not-a-time'],
])('%s is none: %s', (text, problem) => {
  expect(alertStart(text, now)).toEqual({ problem });
});
