import { pluralsOf } from './plurals.ts';

const plural = pluralsOf('en');

/** Recovery: targets, backups and drills. */
export const recoveryTexts = {
  title: 'Recovery',
  summary: 'How soon a service is back, how much data may be lost, what is copied and what is practised.',
  nothing: 'No recovery objective, backup or drill yet',
  noTarget: 'No recovery objective (RTO, RPO) yet',
  noBackup: 'No backup yet',
  noDrill: 'No drill yet',
  parts: ({ targets, backups, drills }: { targets: number; backups: number; drills: number }) =>
    [
      plural(targets, { one: '1 target', other: `${targets} targets` }),
      plural(backups, { one: '1 backup', other: `${backups} backups` }),
      plural(drills, { one: '1 drill', other: `${drills} drills` }),
    ].join(', '),
  remarks: 'Remarks',
  targets: {
    caption: (service: string) => `Recovery objectives of ${service}`,
    of: 'Of',
    rto: { short: 'RTO', whole: 'RTO (time until it works again)' },
    rpo: { short: 'RPO', whole: 'RPO (data that may be lost)' },
    mttr: { short: 'MTTR', whole: 'MTTR (mean time to recovery)' },
  },
  backups: {
    caption: (service: string) => `Backups of ${service}`,
    what: 'What',
    how: 'How',
    every: 'How often',
    kept: 'Kept',
    where: 'Where',
    verified: 'Restore tried',
    restoreWith: 'Restore with',
  },
  drills: {
    caption: (service: string) => `Drills of ${service}`,
    what: 'What',
    every: 'How often',
    next: 'Next',
    noNext: 'No date of the next drill yet',
  },
};

/** Maintenance: windows and routines. */
export const maintenanceTexts = {
  title: 'Maintenance',
  summary: 'When a service may be interrupted, and work that recurs.',
  nothing: 'No maintenance window or routine yet',
  noWindow: 'No maintenance window yet',
  parts: ({ windows, routines }: { windows: number; routines: number }) =>
    [
      plural(windows, { one: '1 window', other: `${windows} windows` }),
      plural(routines, { one: '1 routine', other: `${routines} routines` }),
    ].join(', '),
  calendars: {
    all: 'Shifts and maintenance of all services in one calendar: {subscribe} or {once}',
    subscribe: 'subscribe',
    once: 'import it once (.ics)',
    ofWindows: 'Calendar of these windows (.ics)',
  },
  weeks: {
    caption: (day: string) => `The next eight weeks, from ${day} on`,
    weekdays: [
      { name: 'Monday', short: 'Mon' },
      { name: 'Tuesday', short: 'Tue' },
      { name: 'Wednesday', short: 'Wed' },
      { name: 'Thursday', short: 'Thu' },
      { name: 'Friday', short: 'Fri' },
      { name: 'Saturday', short: 'Sat' },
      { name: 'Sunday', short: 'Sun' },
    ],
    windowOf: ({ service, window }: { service: string; window: string }) => `${service}: ${window}`,
    times: ({ from, to, zone }: { from: string; to: string; zone: string }) => `${from} to ${to} ${zone}`,
  },
  window: {
    opens: 'Opens',
    fromTo: 'From, to',
    times: ({ from, to, zone, length }: { from: string; to: string; zone: string; length: string }) =>
      `${from} to ${to} ${zone}, ${length}`,
    longest: 'Longest',
    notice: 'Notice',
    for: 'For',
    countsFrom: 'Counts from',
    activities: 'What is done:',
    noDate: 'No date yet',
    unclear: (recurrence: string) => `“${recurrence}” does not say on which days, or is over.`,
    caption: (day: string) => `Next openings from ${day}`,
    utc: 'UTC',
    lasts: 'Lasts',
    clocksChange: (length: string) => `${length}: the clocks change`,
    announceBy: 'Announce by',
    past: (day: string) => `${day} (past)`,
  },
  routines: {
    caption: (service: string) => `Routines of ${service}, without interruption`,
    routine: 'Routine',
    every: 'How often',
    next: (day: string) => `next: ${day}`,
    tasks: 'Tasks',
    runbooks: 'Runbooks',
  },
};
