import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { runbookAlertClaimedTwice } from './runbook-alert-claimed-twice.ts';

const alsoIn = (extra: string) =>
  edited('runbooks/checkout/restore.mdx', ['kind: procedure', `kind: procedure\n${extra}`]);

test('an alert that two runbooks claim is reported in the second', () => {
  expect(reportOf(runbookAlertClaimedTwice, alsoIn('alerts: [OrdersLost, CheckoutLatencyHigh]')))
    .toMatchInlineSnapshot(`
      "content/runbooks/checkout/restore.mdx:5:22  warning  runbook/alert-claimed-twice
        The alert \`CheckoutLatencyHigh\` already leads to content/runbooks/checkout/latency.mdx.
        Name it in one of the two, and the other runbook under \`related:\`."
    `);
});

test('an alert that one runbook claims twice is reported', () => {
  expect(reportOf(runbookAlertClaimedTwice, alsoIn('alerts: [OrdersLost, { name: OrdersLost, section: procedure }]')))
    .toMatchInlineSnapshot(`
      "content/runbooks/checkout/restore.mdx:5:30  warning  runbook/alert-claimed-twice
        The alert \`OrdersLost\` appears twice in \`alerts:\`.
        Delete one of the two."
    `);
});

test('a deprecated runbook gives way', () => {
  expect(findingsOf(runbookAlertClaimedTwice, alsoIn('status: deprecated\nalerts: [CheckoutLatencyHigh]'))).toEqual([]);
});
