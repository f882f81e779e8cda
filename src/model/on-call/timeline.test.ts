import { expect, test } from 'vitest';
import { timelineText } from './timeline.ts';

const page = { title: 'Queue backlog', address: 'https://oncall.example.com/runbooks/shop/queue-backlog/' };

test('a timeline has what was done in the order in which it was done', () => {
  expect(
    timelineText({
      ...page,
      entries: [
        { at: Date.UTC(2026, 10, 21, 2, 14), text: 'step 3, Drain the queue' },
        { at: Date.UTC(2026, 10, 21, 2, 5), text: 'alert started' },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "**Queue backlog** <https://oncall.example.com/runbooks/shop/queue-backlog/>

    - 2026-11-21 02:05 UTC, alert started
    - 02:14 UTC, step 3, Drain the queue
    "
  `);
});

test('a timeline that goes over midnight says the new day', () => {
  const entries = [
    { at: Date.UTC(2026, 10, 21, 23, 59), text: 'step 1, Look' },
    { at: Date.UTC(2026, 10, 22, 0, 1), text: 'step 2, Act' },
  ];
  expect(timelineText({ ...page, entries })).toContain('- 2026-11-22 00:01 UTC, step 2, Act');
});

test('signs that Markdown reads are text in a timeline', () => {
  const entries = [{ at: 0, text: 'step 1, Run `a_b*` in [x](y) <z>' }];
  expect(timelineText({ ...page, entries })).toContain('Run \\`a\\_b\\*\\` in \\[x\\](y) \\<z\\>');
});
