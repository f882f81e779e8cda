/** Times and sizes. Units are short, with a blank before them. */
export const timeTexts = {
  lessThanAMinute: 'less than a minute',
  days: (count: number | string) => `${count} d`,
  hours: (count: number | string) => `${count} h`,
  minutes: (count: number | string) => `${count} min`,
  seconds: (count: number | string) => `${count} s`,
  /** A deadline, with the time of day: `span` is how long ago it was, or how long until it comes. */
  missed: ({ span, clock }: { span: string; clock: string }) => `missed ${span} ago (${clock})`,
  now: ({ clock }: { clock: string }) => `now (${clock})`,
  in: ({ span, clock }: { span: string; clock: string }) => `in ${span} (${clock})`,
};

/** Of a date such as `Mon 7 Dec 2026`: from Monday on, and from January on. */
export const dateTexts = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** How old a copy is, and how large. */
export const ageTexts = {
  justNow: 'just now',
  ago: (count: number, unit: 'minute' | 'hour' | 'day') => new Intl.RelativeTimeFormat('en').format(-count, unit),
  bytes: (count: number) => `${count} bytes`,
  kilobytes: (count: number) => `${count} kB`,
  megabytes: (count: string) => `${count} MB`,
};
