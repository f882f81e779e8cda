import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { recoveryDrillOverdue } from './recovery-drill-overdue.ts';

test('a drill whose day has passed is reported', () => {
  expect(reportOf(recoveryDrillOverdue, {}, { on: '2026-06-02' })).toMatchInlineSnapshot(`
    "content/recovery/checkout.yaml:19:11  warning  recovery/drill-overdue
      The next drill, \`Restore of the database\`, was planned for 2026-06-01, which is in the past.
      Write the date of the next one (quarterly), and what you learned from the last one."
  `);
});

test('on its day it is not over, and neither is a month before it ends, nor a gap', () => {
  const next = (text: string) => edited('recovery/checkout.yaml', ['next: 2026-06-01', `next: ${text}`]);
  expect(findingsOf(recoveryDrillOverdue, {}, { on: '2026-06-01' })).toEqual([]);
  expect(findingsOf(recoveryDrillOverdue, next('2026-06'), { on: '2026-06-30' })).toEqual([]);
  expect(findingsOf(recoveryDrillOverdue, next('2026-06'), { on: '2026-07-01' })).toHaveLength(1);
  expect(findingsOf(recoveryDrillOverdue, next('TBD'), { on: '2030-01-01' })).toEqual([]);
});
