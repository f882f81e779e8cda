import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { rotationUnclearTurns } from './rotation-unclear-turns.ts';

const handover = "    handover: { day: monday, time: '09:00' }\n";
const turns: [string, string][] = [
  ['        members: [ada]', '        members: [ada, ada]'],
  ['    shifts:', `${handover}    shifts:`],
];
const rotation = (...edits: [string, string][]) => edited('teams/payments.yaml', ...turns, ...edits);

test('a first hand-over on another day than the others is reported', () => {
  expect(reportOf(rotationUnclearTurns, rotation(['starts: 2026-01-05', 'starts: 2026-01-07']))).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:16:13  warning  rotation/unclear-turns
      The first hand-over of \`On-call rotation\` is on 2026-01-07, but it changes hands weekly, on monday: turns count from 2026-01-12.
      Write \`starts: 2026-01-12\`, or the hand-over before it."
  `);
});

test('turns that would have to be counted from before 1900 are reported', () => {
  expect(reportOf(rotationUnclearTurns, rotation(['starts: 2026-01-05', 'starts: 0026-01-05']))).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:16:13  warning  rotation/unclear-turns
      Nobody can tell whose turn it is in \`On-call rotation\`: turns cannot be counted from 0026-01-05, which is before 1900.
      Write the date of a later hand-over."
  `);
});

test('turns that change at a time which nobody names are reported', () => {
  expect(findingsOf(rotationUnclearTurns, rotation())).toEqual([]);
  expect(reportOf(rotationUnclearTurns, rotation([handover, '']))).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:13:5  warning  rotation/unclear-turns
      Nobody can tell whose turn it is in \`On-call rotation\`: it has no \`handover.time\`.
      Add the time of day under \`handover:\`, for example \`time: '09:00'\`."
  `);
});

test('turns that change nobody knows how often are reported', () => {
  expect(reportOf(rotationUnclearTurns, rotation(['    every: weekly\n', '']))).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:13:5  warning  rotation/unclear-turns
      Nobody can tell whose turn it is in \`On-call rotation\`: it has no \`every\`.
      Add \`every:\`, for example \`every: weekly\`."
  `);
});

test('turns of a few hours are reported: no days are named', () => {
  expect(reportOf(rotationUnclearTurns, rotation(['every: weekly', 'every: every 6 hours']))).toMatchInlineSnapshot(`
    "content/teams/payments.yaml:15:12  warning  rotation/unclear-turns
      Nobody can tell whose turn it is in \`On-call rotation\`: \`every 6 hours\` names no days.
      Write one that does, for example \`weekly\`, \`daily\` or \`Monday and Thursday\`."
  `);
});

test('an external schedule, or nobody to take turns with, is enough', () => {
  expect(findingsOf(rotationUnclearTurns, rotation([handover, '    schedule: { tool: PagerDuty }\n']))).toEqual([]);
  expect(findingsOf(rotationUnclearTurns, {})).toEqual([]);
});
