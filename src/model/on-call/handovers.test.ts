import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { teamSchema, type Rotation } from '../../../schemas/team.ts';
import { allDays } from './schedule.ts';
import { participantOf, shiftAt, handoverTable } from './handover-table.ts';
import { handoversOf, handoversFrom } from './handovers.ts';

function rotationOf(written: Record<string, unknown>): Rotation {
  return teamSchema.parse({ name: 'Team', rotations: [{ id: 'on-call', name: 'On call', ...written }] }).rotations[0]!;
}

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Santiago'];
const times = ['09:00', '02:30', '00:00', '01:30', '23:45'];
const tenYears = { from: '2020-01-06', until: '2030-01-07' };
const weekly = { every: 'weekly', starts: '2020-01-06', handover: { day: 'monday', time: '09:00' } };

/** Hand-overs as Luxon counts them, which knows nothing of recurrence rules. */
function byLuxon(zone: string, time: string, everyDays: number): number[] {
  const [hour, minute] = time.split(':').map(Number);
  const moments: number[] = [];
  for (let day = DateTime.utc(2020, 1, 6); day.toISODate()! < tenYears.until; day = day.plus({ days: everyDays })) {
    const { year, month, day: date } = day;
    moments.push(first(DateTime.fromObject({ year, month, day: date, hour, minute }, { zone })).toMillis());
  }
  return moments;
}

/** Of a time of day that comes twice, the first. */
function first(moment: DateTime): DateTime {
  return moment.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis())[0]!;
}

describe.each(zones)('ten years of hand-overs in %s', (zone) => {
  test.each(times)('every Monday at %s are at the moments that Luxon says', (time) => {
    const rotation = rotationOf({ ...weekly, handover: { day: 'monday', time } });
    const handovers = handoversOf(rotation, { timeZone: zone, ...tenYears });
    expect(handovers.map(({ at }) => at)).toEqual(byLuxon(zone, time, 7));
    expect(handovers.map(({ turn }) => turn)).toEqual(handovers.map((_, index) => index));
  });

  test.each(times)('every day at %s are at the moments that Luxon says', (time) => {
    const rotation = rotationOf({ every: 'daily', starts: '2020-01-06', handover: { time } });
    const handovers = handoversOf(rotation, { timeZone: zone, ...tenYears });
    expect(handovers.map(({ at }) => at)).toEqual(byLuxon(zone, time, 1));
  });

  test('are looked up in the table of a page one minute before, at, and after each of them', () => {
    const rotation = rotationOf(weekly);
    const table = handoversFrom(rotation, zone, '2020-01-06')!;
    const moments = byLuxon(zone, '09:00', 7).slice(0, -1);
    // On the day on which it is made, the first turn may not have begun.
    expect(shiftAt(table, moments[0]! - 60_000)).toBeUndefined();
    for (const [turn, at] of moments.slice(0, -2).entries()) {
      const until = moments[turn + 1]!;
      expect(shiftAt(table, at)).toEqual({ turn, from: at, until });
      expect(shiftAt(table, until - 60_000)).toEqual({ turn, from: at, until });
    }
  });
});

describe('a rotation that changes every month', () => {
  const monthly = (starts: string, every = 'monthly') =>
    handoversOf(rotationOf({ every, starts, handover: { time: '09:00' } }), {
      timeZone: 'UTC',
      from: starts,
      until: DateTime.fromISO(starts).plus({ years: 10 }).toISODate()!,
    }).map(({ at }) => new Date(at).toISOString().slice(0, 10));

  /** Months counted from the first day, as Luxon puts them into months that are too short. */
  const byMonths = (starts: string, step: number) =>
    Array.from({ length: 120 / step }, (_, index) =>
      DateTime.fromISO(starts, { zone: 'utc' })
        .plus({ months: index * step })
        .toISODate(),
    );

  test.each(['2026-01-28', '2026-01-29', '2026-01-30', '2026-01-31', '2024-02-29', '2023-11-30', '2023-08-31'])(
    'from %s changes in short months on their last day',
    (starts) => {
      expect(monthly(starts)).toEqual(byMonths(starts, 1));
      expect(monthly(starts, 'quarterly')).toEqual(byMonths(starts, 3));
      expect(monthly(starts, 'every 5 months')).toEqual(byMonths(starts, 5));
      expect(monthly(starts, 'biannually')).toEqual(byMonths(starts, 6));
      expect(monthly(starts, 'yearly')).toEqual(byMonths(starts, 12));
      expect(monthly(starts, 'every 2 years')).toEqual(byMonths(starts, 24));
    },
  );

  test('takes turns of one month each, from the last day of January on', () => {
    const rotation = rotationOf({ every: 'monthly', starts: '2026-01-31', handover: { time: '09:00' } });
    const table = handoversFrom(rotation, 'UTC', '2026-02-10')!;
    expect(shiftAt(table, Date.UTC(2026, 1, 28, 8, 59))?.turn).toBe(0);
    expect(shiftAt(table, Date.UTC(2026, 1, 28, 9))?.turn).toBe(1);
    expect(shiftAt(table, Date.UTC(2026, 2, 31, 9))?.turn).toBe(2);
  });

  test('on a day that it names is left as it is named', () => {
    expect(monthly('2026-01-31', 'FREQ=MONTHLY;BYMONTHDAY=31').slice(0, 3)).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
    ]);
  });
});

describe('a rotation that began long ago', () => {
  test('is counted at once: every day since 1900', () => {
    const rotation = rotationOf({ every: 'daily', starts: '1900-01-01', handover: { time: '09:00' } });
    const table = handoversFrom(rotation, 'UTC', '2026-11-21')!;
    const days = DateTime.utc(2026, 11, 21).diff(DateTime.utc(1900, 1, 1), 'days').days;
    expect(shiftAt(table, Date.UTC(2026, 10, 21, 12))?.turn).toBe(days);
  });

  test('has no turns when that was before 1900', () => {
    expect(handoversFrom(rotationOf({ ...weekly, starts: '0001-01-01' }), 'UTC', '2026-11-21')).toBeUndefined();
  });

  test.each(['FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU', 'FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY'])(
    'by %s falls on the days that the library says',
    (rrule) => {
      const rule = { text: rrule, rrule, everyHours: 1 };
      const counted = allDays(rule, { starts: '2020-01-08', until: '2021-01-08' });
      // With a part that changes nothing, the rule is read by the library.
      const read = allDays({ ...rule, rrule: `${rrule};WKST=MO` }, { starts: '2020-01-08', until: '2021-01-08' });
      expect(counted).toEqual(read);
    },
  );
});

describe('whose turn it is', () => {
  test('goes round the members in their order', () => {
    expect([0, 1, 2, 3, 4].map((turn) => participantOf(turn, 3))).toEqual([0, 1, 2, 0, 1]);
  });

  test('is counted from the first hand-over, however long ago that was', () => {
    const table = handoversFrom(rotationOf({ ...weekly, starts: '2020-01-06' }), 'UTC', '2026-11-21')!;
    const weeks = Math.floor(DateTime.utc(2026, 11, 21, 12).diff(DateTime.utc(2020, 1, 6, 9), 'weeks').weeks);
    expect(shiftAt(table, Date.UTC(2026, 10, 21, 12))?.turn).toBe(weeks);
  });

  test('of every second week changes every second week', () => {
    const rotation = rotationOf({ ...weekly, every: 'every two weeks' });
    const table = handoversFrom(rotation, 'UTC', '2020-01-06')!;
    expect(shiftAt(table, Date.UTC(2020, 0, 19, 12))?.turn).toBe(0);
    expect(shiftAt(table, Date.UTC(2020, 0, 20, 9))?.turn).toBe(1);
  });

  test('of hand-overs on the 1st of the month changes on that day', () => {
    const rotation = rotationOf({
      every: 'FREQ=MONTHLY;BYMONTHDAY=1',
      starts: '2026-01-01',
      handover: { time: '08:00' },
    });
    const table = handoversFrom(rotation, 'UTC', '2026-02-10')!;
    expect(shiftAt(table, Date.UTC(2026, 2, 1, 7, 59))?.turn).toBe(1);
    expect(shiftAt(table, Date.UTC(2026, 2, 1, 8))?.turn).toBe(2);
  });

  test('is not told before the first hand-over, nor after the end of a table', () => {
    const table = handoverTable([
      { at: Date.UTC(2026, 0, 5, 9), turn: 0 },
      { at: Date.UTC(2026, 0, 12, 9), turn: 1 },
    ]);
    expect(shiftAt(table, Date.UTC(2026, 0, 5, 8, 59))).toBeUndefined();
    expect(shiftAt(table, Date.UTC(2026, 0, 12, 8, 59))?.turn).toBe(0);
    expect(shiftAt(table, Date.UTC(2026, 0, 12, 9))).toBeUndefined();
  });

  test.each([
    ['how often it changes', { ...weekly, every: undefined }],
    ['from when turns count', { ...weekly, starts: undefined }],
    ['at what time it changes', { ...weekly, handover: { day: 'monday' } }],
    ['on which day it changes', { ...weekly, every: 'every 6 hours' }],
  ])('cannot be told when the rotation does not say %s', (_, written) => {
    expect(handoversFrom(rotationOf(written), 'UTC', '2026-11-21')).toBeUndefined();
  });
});

describe('the table of turns', () => {
  test.each(['daily', 'weekdays', 'Tuesday and Thursday', 'weekly', '2nd and 4th Sunday'])(
    'of a rotation that changes %s is short, and reaches at least three months ahead',
    (every) => {
      const rotation = rotationOf({ every, starts: '2020-01-06', handover: { time: '09:00' } });
      const table = handoversFrom(rotation, 'Europe/Berlin', '2026-11-21')!;
      expect(table.length).toBeLessThanOrEqual(320);
      expect(shiftAt(table, Date.UTC(2027, 1, 21))).toBeDefined();
    },
  );
});
