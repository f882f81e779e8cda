import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { alertUnknown } from './alert-unknown.ts';

const saying = (text: string) => edited('guides/on-call.mdx', ['## ', `${text}\n\n## `]);

test('an alert that nothing names is reported where it is linked, with the nearest one', () => {
  expect(reportOf(alertUnknown, saying('See <AlertLink name="CheckoutLatencyHihg" />.'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:5:16  error  alert/unknown
      The alert \`CheckoutLatencyHihg\` has no page: no runbook, no objective and no rule names it.
      Did you mean \`CheckoutLatencyHigh\`? Otherwise put it under \`alerts:\` of a runbook, or add its rules to \`content/alerts/\`."
  `);
  expect(reportOf(alertUnknown, saying('See [it](/alerts/QueueStuck/#meaning).'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:5:5  error  alert/unknown
      The alert \`QueueStuck\` has no page: no runbook, no objective and no rule names it.
      Put it under \`alerts:\` of a runbook, or add its rules to \`content/alerts/\`."
  `);
});

test.each([
  '<AlertLink name="CheckoutLatencyHigh" />',
  '[it](/alerts/CheckoutLatencyHigh/)',
  '[it](/alerts/checkoutlatencyhigh.html)',
  '[it](/alerts/CheckoutLatencyHigh?namespace=shop)',
  '[all](/alerts/)',
])('an alert that a runbook names is fine: %s', (text) => {
  expect(findingsOf(alertUnknown, saying(`See ${text}.`))).toEqual([]);
});

test('an alert that only an objective names has a page too', () => {
  const changes = {
    ...saying('See <AlertLink name="Budget burn" />.'),
    ...edited('slos/checkout.mdx', ['    component: api', '    component: api\n    alerts: [Budget burn]']),
  };
  expect(findingsOf(alertUnknown, changes)).toEqual([]);
});
