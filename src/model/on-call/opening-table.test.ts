import { expect, test } from 'vitest';
import { openingsWithin, openingTable } from './opening-table.ts';

const hour = 3_600_000;
const start = Date.parse('2026-12-01T03:30:00Z');
const daily = Array.from({ length: 3 }, (_, day) => ({
  from: start + day * 24 * hour,
  until: start + day * 24 * hour + hour / 2,
}));
const window = { name: 'Count', zone: 'UTC', table: openingTable(daily) };
const at = (moment: string) => openingsWithin([window], Date.parse(moment), 24 * hour);

test('what runs is told until it ends, and after that the next opening', () => {
  expect(at('2026-12-01T03:30:00Z')).toMatchObject([{ isOpen: true, until: start + hour / 2 }]);
  expect(at('2026-12-01T03:59:59Z')).toMatchObject([{ isOpen: true }]);
  expect(at('2026-12-01T04:00:00Z')).toMatchObject([
    { isOpen: false, from: start + 24 * hour, until: start + 24.5 * hour },
  ]);
});

test('what begins within a day is told, also the first opening of all', () => {
  expect(at('2026-11-30T03:30:00Z')).toMatchObject([{ isOpen: false, from: start }]);
  expect(at('2026-11-30T03:29:00Z')).toEqual([]);
});

test('after the last opening that a copy knows nothing is told', () => {
  expect(at('2026-12-03T03:45:00Z')).toMatchObject([{ isOpen: true }]);
  expect(at('2026-12-03T04:00:00Z')).toEqual([]);
  expect(openingsWithin([{ name: 'None', zone: 'UTC', table: '' }], start, hour)).toEqual([]);
});

test('openings that overlap or follow each other at once are one', () => {
  const table = openingTable([
    { from: start, until: start + hour },
    { from: start + hour / 2, until: start + 2 * hour },
    { from: start + 2 * hour, until: start + 3 * hour },
  ]);

  expect(openingsWithin([{ name: 'One', zone: 'UTC', table }], start + 2.5 * hour, 0)).toMatchObject([
    { from: start, until: start + 3 * hour },
  ]);
});

test('of several windows the first to begin is first', () => {
  const later = { ...window, name: 'Upgrades', table: openingTable([{ from: start + hour, until: start + 2 * hour }]) };

  expect(openingsWithin([later, window], start, 24 * hour).map(({ name }) => name)).toEqual(['Count', 'Upgrades']);
});
