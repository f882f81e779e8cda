import { expect, test } from 'vitest';
import { readerMoment, zonedMoment } from './zoned-moment.ts';

const at = Date.UTC(2026, 11, 7, 8);

test('a moment of a page is on the clock of the team, with its zone', () => {
  expect(zonedMoment(at, 'Europe/Berlin')).toBe('Mon 7 Dec 2026, 09:00 Europe/Berlin');
});

test.each([
  ['America/New_York', 'Mon 7 Dec, 03:00 America/New_York (09:00 Europe/Berlin)'],
  ['Europe/Berlin', 'Mon 7 Dec, 09:00 Europe/Berlin'],
  ['Europe/Vienna', 'Mon 7 Dec, 09:00 Europe/Vienna'],
  ['Asia/Tokyo', 'Mon 7 Dec, 17:00 Asia/Tokyo (09:00 Europe/Berlin)'],
  ['Pacific/Honolulu', 'Sun 6 Dec, 22:00 Pacific/Honolulu (Mon 7 Dec, 09:00 Europe/Berlin)'],
])('a reader in %s reads %s', (reader, words) => {
  expect(readerMoment(at, { now: Date.UTC(2026, 10, 30), team: 'Europe/Berlin', reader })).toBe(words);
});

test('a moment of today needs no day, one of another year has its own', () => {
  const team = 'Europe/Berlin';
  expect(readerMoment(at, { now: at - 3_600_000, team, reader: 'UTC' })).toBe('08:00 UTC (09:00 Europe/Berlin)');
  expect(readerMoment(at, { now: at - 340 * 86_400_000, team, reader: 'UTC' })).toBe(
    'Mon 7 Dec 2026, 08:00 UTC (09:00 Europe/Berlin)',
  );
});
