import { expect, test } from 'vitest';
import { findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { escalationOutOfOrder } from './escalation-out-of-order.ts';

const policy = (...steps: string[]) => ({
  'escalations/payments.yaml': `name: Payments\nsteps:\n${steps.map((step) => `  - { to: [payments/ada], ${step} }\n`).join('')}`,
});

test('a step that is due before the one above it is reported', () => {
  expect(reportOf(escalationOutOfOrder, policy('after: 0 min', 'name: Lead, after: 1 hour', 'after: 30 min')))
    .toMatchInlineSnapshot(`
      "content/escalations/payments.yaml:5:34  error  escalation/out-of-order
        Step 3 is due after 30 min, before step 2 (\`Lead\`), which is due after 1 hour.
        All times count from the alert: write a later one, or change the order of the steps."
    `);
});

test('a step that is due at another time than the one before it ends is reported', () => {
  expect(reportOf(escalationOutOfOrder, policy('after: 0 min, until: 30 min', 'after: 1 hour'))).toMatchInlineSnapshot(`
    "content/escalations/payments.yaml:4:34  error  escalation/out-of-order
      Step 1 ends at 30 min, but step 2, which takes over, is due after 1 hour.
      Write the same time in both places, or leave \`until:\` out."
  `);
});

test('a step that ends before it begins is reported', () => {
  expect(reportOf(escalationOutOfOrder, policy('after: 30 min, until: 15 min'))).toMatchInlineSnapshot(`
    "content/escalations/payments.yaml:3:49  error  escalation/out-of-order
      Step 1 is due after 30 min and ends at 15 min, so there is no time for it.
      Both times count from the alert: write a later \`until:\`."
  `);
});

test('steps without times in between do not hide a wrong order', () => {
  expect(findingsOf(escalationOutOfOrder, policy('after: 1 hour', 'note: Any time.', 'after: 5 min'))).toHaveLength(1);
});

test('equal times, times in other units and steps for different severities are fine', () => {
  expect(
    findingsOf(
      escalationOutOfOrder,
      policy('after: 0 min', 'after: 0 min, until: 60 min', 'after: 1 hour, until: 1 day', 'after: 24 hours'),
    ),
  ).toEqual([]);
  expect(findingsOf(escalationOutOfOrder, policy('after: 1 hour, only: [p2]', 'after: 5 min, only: [p1]'))).toEqual([]);
  expect(
    findingsOf(escalationOutOfOrder, policy('after: 1 hour, only: [p1, p2]', 'after: 5 min, only: [p1]')),
  ).toHaveLength(1);
});

test('a step that ends when it begins is reported, and one for all severities meets one for some', () => {
  expect(findingsOf(escalationOutOfOrder, policy('after: 30 min, until: 0.5 hours'))).toHaveLength(1);
  expect(findingsOf(escalationOutOfOrder, policy('after: 1 hour', 'after: 5 min, only: [p1]'))).toHaveLength(1);
  expect(findingsOf(escalationOutOfOrder, policy('after: 1 hour, only: [p1]', 'after: 5 min'))).toHaveLength(1);
});
