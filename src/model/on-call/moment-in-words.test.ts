import { expect, test } from 'vitest';
import { momentInWords } from './moment-in-words.ts';

const at = Date.UTC(2026, 10, 21, 2, 14);
const now = Date.UTC(2026, 10, 21, 2, 40);

test('a moment is told by the clock of the team and by the reader’s own', () => {
  expect(momentInWords(at, { now, team: 'UTC', reader: 'Europe/Berlin' })).toBe('02:14 UTC, 03:14 your time');
});

test('a moment that both clocks show alike is told once', () => {
  expect(momentInWords(at, { now, team: 'Europe/Berlin', reader: 'Europe/Paris' })).toBe('03:14 Europe/Berlin');
});

test('a moment of another day names the day, for each of both', () => {
  expect(momentInWords(at, { now, team: 'UTC', reader: 'America/New_York' })).toBe('02:14 UTC, 21:14 your time');
  expect(momentInWords(Date.UTC(2026, 10, 23, 4), { now, team: 'UTC', reader: 'America/New_York' })).toBe(
    'Mon 23 Nov, 04:00 UTC, Sun 22 Nov, 23:00 your time',
  );
  expect(momentInWords(Date.UTC(2026, 10, 23, 8), { now, team: 'UTC', reader: 'America/New_York' })).toBe(
    'Mon 23 Nov, 08:00 UTC, 03:00 your time',
  );
});
