import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { reviewInFuture } from './review-in-future.ts';

const reviewed = (day: string) => edited('runbooks/checkout/latency.mdx', ['reviewed: 2026-02-01', `reviewed: ${day}`]);

test('a review or an exercise in the future is reported', () => {
  expect(reportOf(reviewInFuture, reviewed('2062-02-01'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:9:11  warning  review/in-future
      \`reviewed\` is 2062-02-01, which is in the future.
      Write the day on which it was done, year first."
  `);
  expect(reportOf(reviewInFuture, reviewed('2026-02-01\nexercised: 2026-03-03'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:10:12  warning  review/in-future
      \`exercised\` is 2026-03-03, which is in the future.
      Write the day on which it was done, year first."
  `);
});

test('tomorrow is today further east', () => {
  expect(findingsOf(reviewInFuture, reviewed('2026-03-02'))).toEqual([]);
  expect(findingsOf(reviewInFuture, reviewed('2026-03-03'))).toHaveLength(1);
  expect(findingsOf(reviewInFuture, reviewed('2026-03-XX'))).toEqual([]);
});
