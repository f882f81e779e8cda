/** How far the clocks of a monitoring system and of a phone may differ, in milliseconds. */
const clockSkew = 10 * 60_000;
/** Ten years; what is older is a zero or a mistake (Go writes the year 1 for “never”). */
const longest = 10 * 366 * 86_400_000;

/** Why a start is not used. */
export type StartProblem = 'not-a-time' | 'no-time-zone' | 'future' | 'too-old';

/**
 * When an alert started, as its link says: seconds, milliseconds, microseconds or nanoseconds since the epoch, or a date, a
 * time and a time zone as RFC 3339, RFC 1123, Go, `date` and people write them (`2026-11-21T02:14:00Z`,
 * `Sat, 21 Nov 2026 02:14:00 GMT`, `2026-11-21 02:14:00.123 +0000 UTC`, `Nov 21, 2026 at 2:14 AM UTC`). Days and times that
 * do not exist are none. A `+` that the address has made a space is one again. A start may be shortly ahead of the reader's clock.
 *
 * @returns Milliseconds since the epoch.
 */
export function alertStart(text: string, now: number): { start: number } | { problem: StartProblem } {
  const start = parsed(tidied(text));
  if (typeof start === 'string') return { problem: start };
  if (start > now + clockSkew) return { problem: 'future' };
  if (start < now - longest) return { problem: 'too-old' };
  return { start };
}

/** Without a second encoding, signs of a message around it, and the monotonic clock that Go prints. */
function tidied(text: string): string {
  let plain = text;
  try {
    if (/%(?:20|2[BCD]|3A)/i.test(text)) plain = decodeURIComponent(text);
  } catch {
    // It is read as it is.
  }
  return plain
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .replace(/ m=\S+$/, '')
    .replace(/^[ @"'(<[]+|(?:[ "')>\],;]|(?<!\.)\.)+$/g, '');
}

function parsed(text: string): number | StartProblem {
  if (/^\d+(?:\.\d+)?(?:e\+?\d+)?$/i.test(text)) return sinceEpoch(text);
  const day = dayIn(text);
  const time = timeIn(day?.rest ?? '');
  if (!day || !time || !exists(day) || time.hour > 23 || time.minute > 59 || time.second > 59) return 'not-a-time';
  const offset = offsetIn(time.rest);
  if (typeof offset === 'string') return offset;
  return Date.UTC(day.year, day.month - 1, day.day, time.hour, time.minute, time.second) + time.milliseconds - offset;
}

/** A number in the unit that its size tells; none between the ones that times of our days have. */
function sinceEpoch(text: string): number | StartProblem {
  const number = Number(text);
  const unit = [1000, 1, 1e-3, 1e-6].find((factor) => number * factor >= 1e11 && number * factor < 1e13);
  return unit === undefined ? 'not-a-time' : Math.trunc(number * unit);
}

interface Day {
  year: number;
  month: number;
  day: number;
  /** Text behind it. */
  rest: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** A day of the week stands in front of many dates, and says nothing more. */
const weekday = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?`;

const dayForms: [RegExp, (match: string[]) => Omit<Day, 'rest'>][] = [
  [
    new RegExp(`^${weekday}(\\d{4})[-/.](\\d\\d)[-/.](\\d\\d)(?:[T ,]|at )+`, 'i'),
    ([, y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  ],
  [/^(\d{4})(\d\d)(\d\d)T/i, ([, y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) })],
  [
    new RegExp(`^${weekday}(\\d{1,2})(?:st|nd|rd|th)?[ -]${month}[ ,-]+(\\d{4})(?:[ ,:]|at )+`, 'i'),
    ([, d, m, y]) => ({ year: Number(y), month: monthOf(m), day: Number(d) }),
  ],
  [
    new RegExp(`^${weekday}${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:[ ,]|at )+`, 'i'),
    ([, m, d, y]) => ({ year: Number(y), month: monthOf(m), day: Number(d) }),
  ],
];

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dayIn(text: string): Day | undefined {
  // `date` and Go's UnixDate have the year at the end: Sat Nov 21 02:14:00 UTC 2026.
  const unix = new RegExp(
    `^${weekday}${month} +(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d(?: [A-Z]{1,5}| [+-]\\d{4})?) (\\d{4})$`,
    'i',
  ).exec(text);
  if (unix) return { year: Number(unix[4]), month: monthOf(unix[1]), day: Number(unix[2]), rest: unix[3]! };
  for (const [form, read] of dayForms) {
    const match = form.exec(text);
    if (match) return { ...read(match), rest: text.slice(match[0].length) };
  }
  return undefined;
}

interface Time {
  hour: number;
  minute: number;
  second: number;
  milliseconds: number;
  rest: string;
}

function timeIn(text: string): Time | undefined {
  const match = /^(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\.?)?(?![\d:])/i.exec(text);
  if (!match) return undefined;
  const [whole, hours, minute, second = '0', fraction = '0', half] = match;
  const isHalf = half !== undefined && Number(hours) >= 1 && Number(hours) <= 12;
  if (half !== undefined && !isHalf) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const milliseconds = Math.trunc(Number(`0.${fraction}`) * 1000);
  return { hour, minute: Number(minute), second: Number(second), milliseconds, rest: text.slice(whole.length) };
}

/** How far a time is ahead of UTC, in milliseconds; a zone by an abbreviation alone is none, because several have it. */
function offsetIn(text: string): number | StartProblem {
  const match =
    /^ ?(?:(?:UTC|GMT)?(?:(Z)|([+ -])(\d{1,2})(?::?(\d\d))?)|(UTC|GMT))(?: ?\(?(?:[A-Z]{1,5}|[+-]\d{2,4})\)?)?(?:\[[\w/+-]+\]?)?$/i.exec(
      text,
    );
  if (!match) return /^(?: ?\(?[A-Za-z][\w/+-]*\)?)?(?:\[[\w/+-]+\]?)?$/.test(text) ? 'no-time-zone' : 'not-a-time';
  const [, , sign, hours = '0', minutes = '0'] = match;
  const [ahead, more] = [Number(hours), Number(minutes)];
  if (ahead > 14 || more > 59) return 'not-a-time';
  return (sign === '-' ? -1 : 1) * (ahead * 60 + more) * 60_000;
}

function exists({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1;
}
