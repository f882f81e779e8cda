import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { recurrenceNoStart } from './recurrence-no-start.ts';

const every = (text: string) => edited('maintenance/checkout.yaml', ['every: 2nd Sunday', `every: ${text}`]);
const members = '        members: [ada]';

test('a window that is counted from a day which nobody names is reported', () => {
  expect(reportOf(recurrenceNoStart, every('every 2 weeks'))).toMatchInlineSnapshot(`
    "content/maintenance/checkout.yaml:4:12  warning  recurrence/no-start
      The window \`Scheduled maintenance\` opens every 2 weeks, but without a start date none of its days can be worked out.
      Add \`starts:\` with a day on which it opened, or will open."
  `);
  expect(findingsOf(recurrenceNoStart, every('FREQ=WEEKLY;INTERVAL=2;BYDAY=SU'))).toHaveLength(1);
});

test('turns that are counted from a day which nobody names are reported', () => {
  expect(
    reportOf(
      recurrenceNoStart,
      edited('teams/payments.yaml', ['    starts: 2026-01-05\n', ''], [members, '        members: [ada, ada]']),
    ),
  ).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:15:12  warning  recurrence/no-start
      Nobody can tell whose turn it is in \`On-call rotation\`: it changes hands weekly, but has no start date to count turns from.
      Add \`starts:\` with the day on which the first of \`members:\` began."
  `);
});

test('a start, an external schedule, or nobody to take turns with is enough', () => {
  expect(findingsOf(recurrenceNoStart, every('every 2 weeks\n    starts: 2026-01-04'))).toEqual([]);
  expect(findingsOf(recurrenceNoStart, every('weekly'))).toEqual([]);
  expect(
    findingsOf(
      recurrenceNoStart,
      edited(
        'teams/payments.yaml',
        ['    starts: 2026-01-05\n', '    schedule: { tool: PagerDuty }\n'],
        [members, '        members: [ada, ada]'],
      ),
    ),
  ).toEqual([]);
  expect(findingsOf(recurrenceNoStart, edited('teams/payments.yaml', ['    starts: 2026-01-05\n', '']))).toEqual([]);
});

test('one shift in which people take turns is enough', () => {
  const shifts = edited(
    'teams/payments.yaml',
    ['    starts: 2026-01-05\n', ''],
    ['    shifts:\n', '    shifts:\n      - { id: second, name: Second, members: [ada, ada] }\n'],
  );
  expect(findingsOf(recurrenceNoStart, shifts)).toHaveLength(1);
});
