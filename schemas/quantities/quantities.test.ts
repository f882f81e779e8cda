import { describe, expect, test } from 'vitest';
import { boundedDurationKind } from './bounded-duration.ts';
import { comparableSeconds, durationKind, fixedSeconds } from './duration.ts';
import { moneyKind } from './money.ts';
import { percentageKind } from './percentage.ts';
import { dayOrMomentKind } from './day-or-moment.ts';
import { dialLink, phoneKind } from './phone.ts';
import { isPlaceholder, quantity, type Parsed } from './quantity.ts';
import { rateKind } from './rate.ts';
import { recurrenceKind } from './recurrence.ts';
import { responseTimeKind } from './response-time.ts';
import { sizeKind } from './size.ts';
import { thresholdKind } from './threshold.ts';
import { calendarDateKind, clockTimeKind } from './time.ts';
import { windowKind } from './window.ts';

function valueOf<Value>(parsed: Parsed<Value>): Value {
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.value;
}

function refuses(parse: (text: string) => Parsed<unknown>, text: string): boolean {
  return 'problem' in parse(text);
}

function problemOf(parsed: Parsed<unknown>): string | undefined {
  return 'problem' in parsed ? parsed.problem : undefined;
}

describe('a percentage is an exact decimal', () => {
  test.each([
    ['99.9%', '0.999'],
    ['99.95 %', '0.9995'],
    ['99.999%', '0.99999'],
    ['5 percent', '0.05'],
    ['0.1%', '0.001'],
  ])('%s is %s', (text, ratio) => {
    expect(valueOf(percentageKind.parse(text))).toEqual({ text, ratio });
  });

  test.each(['99.9', '-5%', '1e3%', '%', 'nearly 100%'])('%s is refused', (text) => {
    expect(refuses(percentageKind.parse, text)).toBe(true);
  });
});

describe('a duration keeps fixed time, months and business days apart', () => {
  test.each([
    ['15m', { seconds: '900', months: 0, businessDays: 0 }],
    ['1h 30m', { seconds: '5400', months: 0, businessDays: 0 }],
    ['1 hour and 30 minutes', { seconds: '5400', months: 0, businessDays: 0 }],
    ['200ms', { seconds: '0.2', months: 0, businessDays: 0 }],
    ['1.5h', { seconds: '5400', months: 0, businessDays: 0 }],
    ['5 business days', { seconds: '0', months: 0, businessDays: 5 }],
    ['next business day', { seconds: '0', months: 0, businessDays: 1 }],
    ['13 months', { seconds: '0', months: 13, businessDays: 0 }],
    ['1 quarter', { seconds: '0', months: 3, businessDays: 0 }],
    ['0', { seconds: '0', months: 0, businessDays: 0 }],
    ['1,500 ms', { seconds: '1.5', months: 0, businessDays: 0 }],
  ])('%s', (text, parts) => {
    expect(valueOf(durationKind.parse(text))).toEqual({ text, ...parts });
  });

  test.each(['soon', '15', '2 fortnights', '-5m', '1.5 months', '15m later', '5 m m'])('%s is refused', (text) => {
    expect(refuses(durationKind.parse, text)).toBe(true);
  });

  test('a month has no fixed length, and still is longer than four weeks', () => {
    const [month, weeks] = ['1 month', '4 weeks'].map((text) => valueOf(durationKind.parse(text)));

    expect(fixedSeconds(month!)).toBeUndefined();
    expect(fixedSeconds(weeks!)?.toString()).toBe('2419200');
    expect(comparableSeconds(month!).gt(comparableSeconds(weeks!))).toBe(true);
  });
});

describe('a threshold has a bound, a measure and perhaps a percentile', () => {
  test.each([
    ['p95 < 200ms', { percentile: '95', operator: '<', measure: { kind: 'duration' } }],
    ['< 200ms (p95)', { percentile: '95', operator: '<', measure: { kind: 'duration' } }],
    ['< 2.5s p75', { percentile: '75', operator: '<', measure: { kind: 'duration' } }],
    ['p99.9 ≤ 1s', { percentile: '99.9', operator: '<=', measure: { kind: 'duration' } }],
    ['> 100 jobs', { operator: '>', measure: { kind: 'count', count: '100', of: 'jobs' } }],
    ['< 20% free', { operator: '<', measure: { kind: 'percentage', of: 'free' } }],
    ['>= 1,000 req/s', { operator: '>=', measure: { kind: 'rate' } }],
    ['< 15 min', { operator: '<', measure: { kind: 'duration' } }],
    ['> 512 MiB', { operator: '>', measure: { kind: 'size' } }],
    ['< USD 500', { operator: '<', measure: { kind: 'money' } }],
    ['> 5', { operator: '>', measure: { kind: 'count', count: '5' } }],
  ])('%s', (text, expected) => {
    expect(valueOf(thresholdKind.parse(text))).toMatchObject({ text, ...expected });
  });

  test.each(['90%', '<', 'p95', '< many'])('%s is refused', (text) => {
    expect(refuses(thresholdKind.parse, text)).toBe(true);
  });
});

describe('a recurrence is a rule of RFC 5545', () => {
  test.each([
    ['2nd and 4th Sunday', 'FREQ=MONTHLY;BYDAY=2SU,4SU'],
    ['2nd and 4th Sunday of each month', 'FREQ=MONTHLY;BYDAY=2SU,4SU'],
    ['last Friday', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['Tue/Thu', 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['Tuesday and Thursday', 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['every Monday', 'FREQ=WEEKLY;BYDAY=MO'],
    ['weekly', 'FREQ=WEEKLY'],
    ['every quarter', 'FREQ=MONTHLY;INTERVAL=3'],
    ['biannual', 'FREQ=MONTHLY;INTERVAL=6'],
    ['every 6 hours', 'FREQ=HOURLY;INTERVAL=6'],
    ['FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=1MO'],
  ])('%s is %s', (text, rrule) => {
    expect(valueOf(recurrenceKind.parse(text)).rrule).toBe(rrule);
  });

  test.each(['now and then', 'every 0 days', 'FREQ=SOMETIMES', 'FREQ=DAILY;INTERVAL=0', 'Sunday-ish'])(
    '%s is refused',
    (text) => {
      expect(refuses(recurrenceKind.parse, text)).toBe(true);
    },
  );
});

test.each([
  ['512 MB', '512000000'],
  ['512 MiB', '536870912'],
  ['100 GiB', '107374182400'],
  ['1.5kB', '1500'],
  ['7 bytes', '7'],
])('the size %s has %s bytes', (text, bytes) => {
  expect(valueOf(sizeKind.parse(text))).toEqual({ text, bytes });
});

test.each([
  ['USD 5000', 'USD', '5000'],
  ['$5,000.50', 'USD', '5000.5'],
  ['€ 1,200', 'EUR', '1200'],
  ['300 EUR', 'EUR', '300'],
])('%s is money', (text, currency, amount) => {
  expect(valueOf(moneyKind.parse(text))).toEqual({ text, currency, amount });
});

test('an unknown currency is refused', () => {
  expect(refuses(moneyKind.parse, 'XYZ 5')).toBe(true);
});

test.each([
  ['500 requests/s', '500', 'requests', '1'],
  ['20 jobs per minute', '20', 'jobs', '60'],
  ['6 per hour', '6', '', '3600'],
])('%s is a rate', (text, amount, unit, perSeconds) => {
  expect(valueOf(rateKind.parse(text))).toEqual({ text, amount, unit, perSeconds });
});

describe('a telephone number can be dialled from anywhere', () => {
  test('it is kept as written, as E.164 and as people read it', () => {
    expect(valueOf(phoneKind.parse('+49 30 901820'))).toEqual({
      text: '+49 30 901820',
      e164: '+4930901820',
      international: '+49 30 901820',
    });
  });

  test.each([
    ['+49 30 901820 x89', 'tel:+4930901820,89', '+49 30 901820, ext. 89'],
    ['+49 30 901820x89', 'tel:+4930901820,89', '+49 30 901820, ext. 89'],
    ['+49 30 901820 (ext. 89)', 'tel:+4930901820,89', '+49 30 901820, ext. 89'],
    ['+49 30 901820 EXT 89', 'tel:+4930901820,89', '+49 30 901820, ext. 89'],
    ['+49 30 901820;ext=12', 'tel:+4930901820,12', '+49 30 901820, ext. 12'],
    ['+49 30 901820 Durchwahl 12', 'tel:+4930901820,12', '+49 30 901820, ext. 12'],
    ['+49 30 901820,,1234#', 'tel:+4930901820,,1234%23', '+49 30 901820, then 1234#'],
    ['+49 30 901820p1234', 'tel:+4930901820,1234', '+49 30 901820, then 1234'],
    ['+49 30 901820w1234#', 'tel:+4930901820;1234%23', '+49 30 901820, then 1234#'],
    ['+49 30 901820 PIN: 1234#', 'tel:+4930901820,,1234%23', '+49 30 901820, then 1234#'],
    ['+49 30 901820 ext. 89, PIN 1234#', 'tel:+4930901820,89,,1234%23', '+49 30 901820, ext. 89, then 1234#'],
    ['+16699006833,,314170129#,,,,*123456#', 'tel:+16699006833,,314170129%23,,,,*123456%23', expect.any(String)],
    ['tel:+4930901820,,1234%23', 'tel:+4930901820,,1234%23', '+49 30 901820, then 1234#'],
    ['+49 (0)30 901820', 'tel:+4930901820', '+49 30 901820'],
    ['+39 06 698 12345', 'tel:+390669812345', '+39 06 6981 2345'],
    ['(+49) 30 / 901820', 'tel:+4930901820', '+49 30 901820'],
    ['+49 (0)33203/12345', 'tel:+493320312345', '+49 33203 12345'],
    ['+1\u2011202\u2011555\u20110143', 'tel:+12025550143', '+1 202 555 0143'],
    ['+1-800-FLOWERS', 'tel:+18003569377', '+1 800 356 9377'],
    ['+12025550143 (mobile)', 'tel:+12025550143', '+1 202 555 0143, mobile'],
    ['+12025550143, option 2', 'tel:+12025550143', '+1 202 555 0143, option 2'],
  ])('%s is dialled by %s and read as %s', (text, link, international) => {
    const phone = valueOf(phoneKind.parse(text));
    expect([dialLink(phone), phone.international]).toEqual([link, international]);
  });

  test.each([
    '+12025550143 / +12025550144',
    '+49 30 901820 / 901821',
    '+49 (0)30 901820/21',
    '+12025550143 or 0144',
    '+12025550143, 12025550144',
    '+12025550143; 202 555 0144',
    '+12025550143 ext. 89 or 90',
    '+12025550143 #12',
    '+12025550143 ext. 89 12',
  ])('%s is refused: nobody can tell what to dial after the number', (text) => {
    expect(problemOf(phoneKind.parse(text))).toMatch(/^Nobody can tell how to dial/);
  });

  test.each(['112', '4455', 'ext. 89', '0049 30 901820', 'sip:ada@example.com', '030 901820', 'call me'])(
    '%s is refused, with where it belongs: it reaches someone else from elsewhere',
    (text) => {
      expect(problemOf(phoneKind.parse(text))).toMatch(/does not start with `\+`.*`contact:`/);
    },
  );

  test.each(['+1-555', '+999 123', '+4930901820901820901820'])('%s is refused', (text) => {
    expect(refuses(phoneKind.parse, text)).toBe(true);
  });
});

describe('a placeholder is a gap', () => {
  test.each(['+1-XXX-XXX-XXXX', '[Contact Info]', 'TBD', 'To be created', '2025-01-XX', '???', '<name>'])(
    '%s holds a place',
    (text) => {
      expect(isPlaceholder(text)).toBe(true);
    },
  );

  test.each(['+12025550143', 'Max', 'ops@example.com', '2026-03-01', 'See [the wiki](https://example.com)'])(
    '%s is a value',
    (text) => {
      expect(isPlaceholder(text)).toBe(false);
    },
  );
});

test.each([
  ['2026-03-01', '2026-03-01'],
  ['2024-11', '2024-11-01'],
  ['2024-02-29', '2024-02-29'],
])('the date %s is %s', (text, date) => {
  expect(valueOf(calendarDateKind.parse(text))).toEqual({ text, date });
});

test.each(['2026-02-30', '2025-02-29', '01.03.2026', '2026-13'])('the date %s is refused', (text) => {
  expect(refuses(calendarDateKind.parse, text)).toBe(true);
});

test('times of day count minutes since midnight, and a day ends at 24:00', () => {
  expect(valueOf(clockTimeKind.parse('02:30')).minutes).toBe(150);
  expect(valueOf(clockTimeKind.parse('24:00')).minutes).toBe(1440);
  expect(refuses(clockTimeKind.parse, '24:01')).toBe(true);
  expect(refuses(clockTimeKind.parse, '2 AM')).toBe(true);
});

test('a window rolls, or follows the calendar', () => {
  expect(valueOf(windowKind.parse('30d'))).toMatchObject({ kind: 'rolling', duration: { seconds: '2592000' } });
  expect(valueOf(windowKind.parse('monthly'))).toEqual({ kind: 'calendar', text: 'monthly', unit: 'month' });
  expect(refuses(windowKind.parse, '0d')).toBe(true);
  expect(refuses(windowKind.parse, '2 business days')).toBe(true);
});

test.each([
  ['1M', 1],
  ['3M', 3],
  ['1Q', 3],
  ['1Y', 12],
  ['1 month', 1],
  ['2 quarters', 6],
])('a window of %s is one of %i months, as in OpenSLO', (text, months) => {
  expect(valueOf(windowKind.parse(text))).toMatchObject({ kind: 'rolling', text, duration: { months, seconds: '0' } });
});

test.each(['1m', '59 min', '30s', '0.5h'])('a window of %s is too short for an objective', (text) => {
  expect(windowKind.parse(text)).toEqual({
    problem: `\`${text}\` is less than an hour, too short for an objective; \`1M\` is a month.`,
  });
});

test('a capital M in any other length may be minutes or months, so it is refused', () => {
  expect(durationKind.parse('15M')).toEqual({
    problem: '`15M` may be minutes or months: write `15 min` or `15 months`.',
  });
  expect(valueOf(durationKind.parse('15m'))).toMatchObject({ seconds: '900' });
  expect(valueOf(durationKind.parse('15 MIN'))).toMatchObject({ seconds: '900' });
});

test('a time to respond may name hours instead of a duration', () => {
  expect(valueOf(responseTimeKind.parse('during business hours'))).toEqual({
    text: 'during business hours',
    businessHours: true,
  });
  expect(valueOf(responseTimeKind.parse('15 minutes')).duration?.seconds).toBe('900');
  expect(refuses(responseTimeKind.parse, 'soon')).toBe(true);
});

test('a bound on a duration may carry its sign', () => {
  expect(valueOf(boundedDurationKind.parse('< 30 minutes')).duration.seconds).toBe('1800');
  expect(valueOf(boundedDurationKind.parse('4 hours')).duration.seconds).toBe('14400');
});

test('a recurrence of many commas is none, and takes no time', () => {
  expect(recurrenceKind.parse(`1st${', '.repeat(80)}x`)).toHaveProperty('problem');
  expect(recurrenceKind.parse('1st, and 3rd / last Sunday')).toMatchObject({
    value: { rrule: 'FREQ=MONTHLY;BYDAY=1SU,3SU,-1SU' },
  });
});

test('a value of thousands of characters is refused before it is read', () => {
  const { error } = quantity(thresholdKind).safeParse(`< 1${' '.repeat(6000)}x`);
  expect(error?.issues[0]?.message).toMatch(/^The text has more than 5000 characters\. Expected a threshold/);
});

describe('a day or a moment', () => {
  test.each([
    ['2026-12-24', { date: '2026-12-24' }],
    ['2026-12-24 09:00', { date: '2026-12-24', minutes: 540 }],
    ['2026-12-24T9:00:00', { date: '2026-12-24', minutes: 540 }],
    ['2026-12-24 24:00', { date: '2026-12-24', minutes: 1440 }],
    ['2026-12-24T09:00Z', { date: '2026-12-24', minutes: 540, at: Date.UTC(2026, 11, 24, 9) }],
    ['2026-12-24T09:00:00.000+01:00', { date: '2026-12-24', minutes: 540, at: Date.UTC(2026, 11, 24, 8) }],
    ['2026-12-24 09:00 -0500', { date: '2026-12-24', minutes: 540, at: Date.UTC(2026, 11, 24, 14) }],
  ])('%s is %o', (text, value) => {
    expect(valueOf(dayOrMomentKind.parse(text))).toEqual({ text, ...value });
  });

  test.each([
    '2026-02-30',
    '2026-12',
    '24.12.2026',
    '2026-12-24 25:00',
    '2026-12-24 09:00:30',
    '2026-12-24T09:00+19:00',
  ])('%s is refused', (text) => {
    expect(refuses(dayOrMomentKind.parse, text)).toBe(true);
  });
});
