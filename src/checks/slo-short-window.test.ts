import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { sloShortWindow } from './slo-short-window.ts';

const over = (window: string) => edited('slos/checkout.mdx', ['target: 99.9%', `target: 99.9%\n    window: ${window}`]);

test('a window in which an alert on the burn rate comes too late is reported, with what is gone by then', () => {
  expect(reportOf(sloShortWindow, over('1d'))).toMatchInlineSnapshot(`
    "content/slos/checkout.mdx:7:13  warning  slo/short-window
      In the window of 1d, 300% of the budget of \`availability\` is gone before its alert over 1 d fires.
      Write a window of 3 days or more: 30 days are usual."
  `);
});

test.each(['3d', '7 days', '30d', '1M', 'weekly', 'monthly'])('a window of %s is long enough', (window) => {
  expect(findingsOf(sloShortWindow, over(window))).toEqual([]);
});

test('an objective without a budget has no such alerts', () => {
  expect(
    findingsOf(
      sloShortWindow,
      edited('slos/checkout.mdx', ['indicator: availability', 'indicator: cost\n    window: 1d']),
    ),
  ).toEqual([]);
});
