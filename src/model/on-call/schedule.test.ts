import { describe, expect, test } from 'vitest';
import { maintenanceSchema, type MaintenanceWindow } from '../../../schemas/maintenance.ts';
import { recurrenceKind } from '../../../schemas/quantities/recurrence.ts';
import { nextDays, nextWindows, readableDay } from './schedule.ts';

function windowOf(fields: Record<string, string>): MaintenanceWindow {
  const written = { id: 'w', name: 'Window', from: '02:00', to: '06:00', ...fields };
  return maintenanceSchema.parse({ windows: [written] }).windows[0]!;
}

function localDates(window: MaintenanceWindow, from: string, count = 3, siteTimeZone = 'UTC'): string[] {
  return nextWindows(window, { from, siteTimeZone, count }).map(({ local }) => local);
}

function daysOf(every: string, options: { from: string; starts?: string; count?: number }): string[] {
  const parsed = recurrenceKind.parse(every);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return nextDays(parsed.value, { count: 3, ...options });
}

describe('the next windows', () => {
  test('of the 2nd and 4th Sunday are those Sundays', () => {
    expect(localDates(windowOf({ every: '2nd and 4th Sunday' }), '2026-02-20', 6)).toEqual([
      'Sun 22 Feb 2026, 02:00–06:00',
      'Sun 8 Mar 2026, 02:00–06:00',
      'Sun 22 Mar 2026, 02:00–06:00',
      'Sun 12 Apr 2026, 02:00–06:00',
      'Sun 26 Apr 2026, 02:00–06:00',
      'Sun 10 May 2026, 02:00–06:00',
    ]);
  });

  test('of Tuesday and Thursday begin with today, when today is one', () => {
    expect(localDates(windowOf({ every: 'Tuesday and Thursday', to: '04:00' }), '2026-03-05')).toEqual([
      'Thu 5 Mar 2026, 02:00–04:00',
      'Tue 10 Mar 2026, 02:00–04:00',
      'Thu 12 Mar 2026, 02:00–04:00',
    ]);
  });

  test('are told in the zone of the window and in UTC', () => {
    const window = windowOf({ every: 'every Monday', from: '00:30', to: '02:00', timeZone: 'Europe/Berlin' });

    expect(nextWindows(window, { from: '2026-07-06', siteTimeZone: 'UTC', count: 1 })).toEqual([
      {
        start: '2026-07-05T22:30:00Z',
        end: '2026-07-06T00:00:00Z',
        timeZone: 'Europe/Berlin',
        local: 'Mon 6 Jul 2026, 00:30–02:00',
        utc: 'Sun 5 Jul 2026, 22:30 – Mon 6 Jul 2026, 00:00',
        minutes: 90,
        clocksChange: false,
        announceBy: undefined,
      },
    ]);
  });

  test.each([
    ['7 days', '2026-02-22'],
    ['48h', '2026-02-27'],
    ['1 month', '2026-02-01'],
    ['2 business days', '2026-02-26'],
  ])('with a notice of %s are announced by a day', (notice, day) => {
    const [date] = nextWindows(windowOf({ every: 'every Sunday', notice }), {
      from: '2026-03-01',
      siteTimeZone: 'UTC',
      count: 1,
    });

    expect(date).toMatchObject({ local: 'Sun 1 Mar 2026, 02:00–06:00', announceBy: day });
  });

  test('are in the zone of the site when they name none', () => {
    const [date] = nextWindows(windowOf({ every: 'daily' }), {
      from: '2026-01-10',
      siteTimeZone: 'America/New_York',
      count: 1,
    });

    expect(date).toMatchObject({ timeZone: 'America/New_York', start: '2026-01-10T07:00:00Z' });
  });

  test('that cross midnight end on the next day, and one that is still open is listed', () => {
    const window = windowOf({ every: 'last Friday', from: '22:00', to: '02:00' });

    expect(localDates(window, '2026-02-28', 2)).toEqual([
      'Fri 27 Feb 2026, 22:00 – Sat 28 Feb 2026, 02:00',
      'Fri 27 Mar 2026, 22:00 – Sat 28 Mar 2026, 02:00',
    ]);
    expect(localDates(window, '2026-03-01', 1)).toEqual(['Fri 27 Mar 2026, 22:00 – Sat 28 Mar 2026, 02:00']);
  });

  test('that end at midnight are over when the next day begins', () => {
    expect(localDates(windowOf({ every: 'every Monday', from: '22:00', to: '24:00' }), '2026-03-03', 1)).toEqual([
      'Mon 9 Mar 2026, 22:00 – Tue 10 Mar 2026, 00:00',
    ]);
  });

  test('from and to the same time last a day', () => {
    const [date] = nextWindows(windowOf({ every: 'daily', from: '02:00', to: '02:00' }), {
      from: '2026-03-03',
      siteTimeZone: 'UTC',
      count: 1,
    });

    expect(date?.minutes).toBe(24 * 60);
  });

  test('that count every second week from a day keep that rhythm', () => {
    const window = windowOf({ every: 'fortnightly', starts: '2026-01-06' });

    expect(localDates(window, '2026-03-01', 2)).toEqual([
      'Tue 3 Mar 2026, 02:00–06:00',
      'Tue 17 Mar 2026, 02:00–06:00',
    ]);
  });

  test('do not come before the first day', () => {
    expect(localDates(windowOf({ every: 'every Tuesday', starts: '2026-06-01' }), '2026-03-01', 1)).toEqual([
      'Tue 2 Jun 2026, 02:00–06:00',
    ]);
  });

  test.each(['weekly', 'monthly', 'fortnightly', 'every 3 days', 'hourly', 'annually', 'FREQ=WEEKLY;BYDAY=MO;COUNT=3'])(
    'of a rule that names no day are unknown without a first day: %s',
    (every) => {
      expect(localDates(windowOf({ every }), '2026-03-01')).toEqual([]);
    },
  );

  test.each(['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=WEEKLY;BYDAY=XX'])(
    'of a rule that never comes true are none: %s',
    (every) => {
      expect(localDates(windowOf({ every }), '2026-03-01')).toEqual([]);
    },
  );

  test('of a rule that ended are none', () => {
    expect(localDates(windowOf({ every: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260201T000000Z' }), '2026-03-01')).toEqual([]);
  });
});

describe('when the clocks change in Berlin', () => {
  const window = windowOf({ every: 'every Sunday', timeZone: 'Europe/Berlin' });
  const datesFrom = (from: string, fields = {}) =>
    nextWindows({ ...window, ...fields }, { from, siteTimeZone: 'UTC', count: 2 });

  test('a window that opens in the hour that is skipped opens an hour later and closes as written', () => {
    expect(datesFrom('2026-03-29')).toMatchObject([
      {
        start: '2026-03-29T01:00:00Z',
        end: '2026-03-29T04:00:00Z',
        local: 'Sun 29 Mar 2026, 03:00–06:00',
        minutes: 180,
        clocksChange: true,
      },
      {
        start: '2026-04-05T00:00:00Z',
        end: '2026-04-05T04:00:00Z',
        local: 'Sun 5 Apr 2026, 02:00–06:00',
        minutes: 240,
        clocksChange: false,
      },
    ]);
  });

  test('a window that opens in the hour that comes twice opens the first time', () => {
    expect(datesFrom('2026-10-25')).toMatchObject([
      {
        start: '2026-10-25T00:00:00Z',
        end: '2026-10-25T05:00:00Z',
        local: 'Sun 25 Oct 2026, 02:00–06:00',
        minutes: 300,
        clocksChange: true,
      },
      { start: '2026-11-01T01:00:00Z', end: '2026-11-01T05:00:00Z', minutes: 240, clocksChange: false },
    ]);
  });

  test('a window within the skipped hour keeps its length', () => {
    const [date] = nextWindows(
      windowOf({ every: 'every Sunday', from: '02:30', to: '03:00', timeZone: 'Europe/Berlin' }),
      {
        from: '2026-03-29',
        siteTimeZone: 'UTC',
        count: 1,
      },
    );

    expect(date).toMatchObject({ local: 'Sun 29 Mar 2026, 03:30–04:00', minutes: 30, clocksChange: true });
  });
});

describe('the next days', () => {
  test('of a rule with days are known without a first day', () => {
    expect(daysOf('every Monday', { from: '2026-03-02' })).toEqual(['2026-03-02', '2026-03-09', '2026-03-16']);
    expect(daysOf('FREQ=MONTHLY;BYMONTHDAY=31', { from: '2026-02-01' })).toEqual([
      '2026-03-31',
      '2026-05-31',
      '2026-07-31',
    ]);
    expect(daysOf('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', { from: '2026-01-01', count: 2 })).toEqual([
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  test('of a rule with several times a day are each told once', () => {
    expect(daysOf('FREQ=WEEKLY;BYDAY=MO;BYHOUR=3,5', { from: '2026-03-02', count: 2 })).toEqual([
      '2026-03-02',
      '2026-03-09',
    ]);
  });

  test('of `quarterly` need a day to count from', () => {
    expect(daysOf('quarterly', { from: '2026-03-02' })).toEqual([]);
    expect(daysOf('quarterly', { from: '2026-03-02', starts: '2025-11-15', count: 2 })).toEqual([
      '2026-05-15',
      '2026-08-15',
    ]);
  });
});

test('a day is read with its weekday', () => {
  expect(readableDay('2026-03-08')).toBe('Sun 8 Mar 2026');
});
