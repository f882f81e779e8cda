import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { maintenanceWrongLength } from './maintenance-wrong-length.ts';

const window = (from: string, to: string, longest: string) =>
  edited(
    'maintenance/checkout.yaml',
    ["from: '02:00'", `from: '${from}'`],
    ["to: '06:00'", `to: '${to}'`],
    ['longest: 4 hours', longest],
  );

test('maintenance that takes longer than its window is reported', () => {
  expect(reportOf(maintenanceWrongLength, window('02:00', '04:30', 'longest: 4 hours'))).toMatchInlineSnapshot(`
    "content/maintenance/checkout.yaml:7:14  error  maintenance/wrong-length
      The window \`Scheduled maintenance\` is open from 02:00 to 04:30, 2 h 30 min, but maintenance may take 4 hours.
      Fix the times, or \`longest:\`."
  `);
});

test('a window that is longer than its maintenance is worth a note', () => {
  expect(reportOf(maintenanceWrongLength, window('02:00', '08:00', 'longest: 4 hours'))).toMatchInlineSnapshot(`
    "content/maintenance/checkout.yaml:7:14  note  maintenance/wrong-length
      The window \`Scheduled maintenance\` is open from 02:00 to 08:00, 6 h, longer than the 4 hours that maintenance takes at most.
      Fix the times or \`longest:\`, unless it may begin at any time in the window."
  `);
});

test('a window that closes when it opens is reported', () => {
  expect(reportOf(maintenanceWrongLength, window('02:00', '02:00', 'notice: 1 day'))).toMatchInlineSnapshot(`
    "content/maintenance/checkout.yaml:6:9  error  maintenance/wrong-length
      The window \`Scheduled maintenance\` closes at 02:00, the moment it opens.
      Write another time; for a whole day, from 00:00 to 24:00."
  `);
});

test('a window over midnight, one of a whole day, and one without a longest time are fine', () => {
  expect(findingsOf(maintenanceWrongLength, window('22:00', '02:00', 'longest: 240 min'))).toEqual([]);
  expect(findingsOf(maintenanceWrongLength, window('00:00', '24:00', 'longest: 1 day'))).toEqual([]);
  expect(findingsOf(maintenanceWrongLength, window('01:00', '02:00', 'notice: 1 day'))).toEqual([]);
});

test('a window shorter than an hour is told in minutes', () => {
  expect(reportOf(maintenanceWrongLength, window('02:00', '02:30', 'longest: 1 hour'))).toContain(
    'to 02:30, 30 min, but',
  );
});
