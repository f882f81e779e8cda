import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { severityOutOfOrder } from './severity-out-of-order.ts';

const matrix = 'severities/default.yaml';

test('a level that is answered sooner than a worse one is reported', () => {
  expect(reportOf(severityOutOfOrder, edited(matrix, ['15 minutes', '2 hours']))).toMatchInlineSnapshot(`
    "content/severities/default.yaml:9:14  warning  severity/out-of-order
      \`respond\` of \`p2\` is 1 hour, sooner than the 2 hours of \`p1\`, which is worse.
      Fix one of the two times, or the order of the levels: the worst one is first."
  `);
});

test('the rank that is written counts, not the place in the list', () => {
  expect(
    findingsOf(
      severityOutOfOrder,
      edited(matrix, ['name: Critical', 'name: Critical\n    rank: 2'], ['name: High', 'name: High\n    rank: 1']),
    ),
  ).toHaveLength(1);
});

test('equal times are fine, and business hours are not compared with the clock', () => {
  expect(findingsOf(severityOutOfOrder, edited(matrix, ['15 minutes', '1 hour']))).toEqual([]);
  expect(findingsOf(severityOutOfOrder, edited(matrix, ['15 minutes', 'next business day']))).toEqual([]);
  expect(findingsOf(severityOutOfOrder, edited(matrix, ['15 minutes', 'best effort']))).toEqual([]);
});
