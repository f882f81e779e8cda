import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { reviewOverdue } from './review-overdue.ts';

test('a runbook whose review has run out is reported at the day of the last one', () => {
  expect(reportOf(reviewOverdue, {}, { on: '2026-05-03' })).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:9:11  warning  review/overdue
      The last review was on 2026-02-01 and is good for 90 days: the next one was due on 2026-05-02.
      Read it against reality, then set \`reviewed:\` to that day."
  `);
});

test('on the day on which it is due nothing is overdue yet', () => {
  expect(findingsOf(reviewOverdue, {}, { on: '2026-05-02' })).toEqual([]);
});

test('a guide is reported too', () => {
  const guide = edited('guides/on-call.mdx', [
    'title: Going on call',
    'title: Going on call\nreviewed: 2025-01\nreviewEvery: 1 year',
  ]);
  expect(reportOf(reviewOverdue, guide)).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:3:11  warning  review/overdue
      The last review was on 2025-01-01 and is good for 1 year: the next one was due on 2026-01-01.
      Read it against reality, then set \`reviewed:\` to that day."
  `);
});

test('without a day or a time nothing is promised, and what is deprecated is not read any more', () => {
  const latency = 'runbooks/checkout/latency.mdx';
  const late = { on: '2030-01-01' };
  expect(findingsOf(reviewOverdue, edited(latency, ['reviewEvery: 90 days\n', '']), late)).toEqual([]);
  expect(findingsOf(reviewOverdue, edited(latency, ['reviewed: 2026-02-01', 'reviewed: TBD']), late)).toEqual([]);
  expect(
    findingsOf(
      reviewOverdue,
      edited(latency, ['reviewEvery: 90 days', 'reviewEvery: 90 days\nstatus: deprecated']),
      late,
    ),
  ).toEqual([]);
});
