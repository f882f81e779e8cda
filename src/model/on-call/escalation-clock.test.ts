import { describe, expect, test } from 'vitest';
import { deadlineInWords, dueSteps, spanInWords } from './escalation-clock.ts';

describe('the step that is due', () => {
  const chain = [0, 30, 60];

  test.each([
    [0, { now: [0], next: 1 }],
    [29.99, { now: [0], next: 1 }],
    [30, { now: [1], next: 2 }],
    [59, { now: [1], next: 2 }],
    [600, { now: [2], next: undefined }],
  ])('after %d minutes of 0, 30 and 60 is %o', (elapsed, due) => {
    expect(dueSteps(chain, elapsed)).toEqual(due);
  });

  test('is the first one at once, when the policy gives it no time', () => {
    expect(dueSteps([undefined, undefined, 60, undefined], 10)).toEqual({ now: [0], next: 1 });
  });

  test('passes over those without a time as soon as a later one is due', () => {
    expect(dueSteps([undefined, undefined, 60, undefined], 60)).toEqual({ now: [2], next: 3 });
  });

  test('may be several of one time', () => {
    expect(dueSteps([0, 0, 15], 5)).toEqual({ now: [0, 1], next: 2 });
  });

  test('is none before the first one’s own time', () => {
    expect(dueSteps([5, 30], 2)).toEqual({ now: [], next: 0 });
  });

  test('is none of no steps', () => {
    expect(dueSteps([], 2)).toEqual({ now: [], next: undefined });
  });
});

test.each([
  [30_000, 'less than a minute'],
  [23 * 60_000, '23 min'],
  [125 * 60_000, '2 h 5 min'],
  [120 * 60_000, '2 h'],
  [(3 * 24 + 4) * 3_600_000, '3 d 4 h'],
])('%d milliseconds are %s', (milliseconds, words) => {
  expect(spanInWords(milliseconds)).toBe(words);
});

test.each([
  [5 * 60_000, 'in 5 min (02:19)'],
  [30_000, 'in 1 min (02:14)'],
  [0, 'now (02:14)'],
  [-30_000, 'missed less than a minute ago (02:13)'],
  [-20 * 60_000, 'missed 20 min ago (01:54)'],
  [26 * 3_600_000, 'in 1 d 2 h (Sun 22 Nov, 04:14)'],
])('a deadline that is %i ms away is %s', (left, words) => {
  const now = Date.UTC(2026, 10, 21, 2, 14);
  expect(deadlineInWords(now + left, now, 'UTC')).toBe(words);
});
