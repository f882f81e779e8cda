import { expect, test } from 'vitest';
import { maintenanceSchema } from '../../../schemas/maintenance.ts';
import { calendarWeeks, markWindows } from './maintenance-calendar.ts';

const windows = maintenanceSchema.parse({
  windows: [
    {
      id: 'sunday',
      name: 'Sunday window',
      every: 'every Sunday',
      from: '02:00',
      to: '06:00',
      timeZone: 'Europe/Berlin',
    },
    { id: 'night', name: 'Nights', every: 'every Friday', from: '22:00', to: '02:00', timeZone: 'America/New_York' },
    { id: 'vague', name: 'Now and then', every: 'monthly', from: '22:00', to: '23:00' },
  ],
}).windows;

function weeks(from: string, count = 8) {
  return calendarWeeks(markWindows(windows), { from, siteTimeZone: 'UTC', weeks: count });
}

test('the calendar begins with the Monday of this week, and has whole weeks', () => {
  const calendar = weeks('2026-03-20');

  expect(calendar).toHaveLength(8);
  expect(calendar.every((week) => week.length === 7)).toBe(true);
  expect(calendar[0]!.map(({ short }) => short)).toEqual(['16 Mar', '17', '18', '19', '20', '21', '22']);
  expect(calendar[2]!.map(({ short }) => short)).toEqual(['30', '31', '1 Apr', '2', '3', '4', '5']);
  expect(
    calendar
      .flat()
      .filter(({ isToday }) => isToday)
      .map(({ day }) => day),
  ).toEqual(['2026-03-20']);
  expect(calendar[0]!.map(({ isPast }) => isPast)).toEqual([true, true, true, true, false, false, false]);
});

test('a window is on the day on which it opens where it belongs, with its times, also when the clocks change', () => {
  const [week, next] = weeks('2026-03-20');

  expect(week!.map(({ openings }) => openings.map(({ mark }) => mark).join(''))).toEqual([
    '',
    '',
    '',
    '',
    'B',
    '',
    'A',
  ]);
  // 22:00 in New York is Saturday already in UTC.
  expect(week![4]!.openings).toEqual([
    { mark: 'B', text: 'Nights, Fri 20 Mar 2026, 22:00 – Sat 21 Mar 2026, 02:00 America/New_York' },
  ]);
  expect(next![6]!.openings).toEqual([
    { mark: 'A', text: 'Sunday window, Sun 29 Mar 2026, 03:00–06:00 Europe/Berlin' },
  ]);
});

test('every week to the last has its windows, and one that names no days is in none', () => {
  const calendar = weeks('2026-03-23');

  expect(calendar.map((week) => week.flatMap(({ openings }) => openings.map(({ mark }) => mark)).join(''))).toEqual(
    Array.from({ length: 8 }, () => 'BA'),
  );
});

test('there are letters for as many windows as anybody has', () => {
  const marks = markWindows(Array.from({ length: 60 }, () => windows[0]!)).map(({ mark }) => mark);

  expect(new Set(marks).size).toBe(60);
  expect([marks[0], marks[25], marks[26], marks[52]]).toEqual(['A', 'Z', 'A1', 'A2']);
});
