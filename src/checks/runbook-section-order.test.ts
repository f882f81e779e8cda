import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { runbookSectionOrder } from './runbook-section-order.ts';

const restore = 'runbooks/checkout/restore.mdx';

test('a section that is after one that should follow it is reported', () => {
  expect(
    reportOf(
      runbookSectionOrder,
      edited(
        restore,
        ['## Verification', '## Rollback first'],
        ['## Rollback\n', '## Verification\n'],
        ['## Purpose', '## Rollback'],
        ['## Rollback first', '## Purpose'],
      ),
    ),
  ).toMatchInlineSnapshot(`
    "content/runbooks/checkout/restore.mdx:11:1  warning  runbook/section-order
      \`Procedure\` is after \`Rollback\`; a runbook of the kind \`procedure\` has the order \`Purpose\`, \`Procedure\`, \`Verification\`, \`Rollback\`.
      Move it before \`Rollback\`."
  `);
});

test('other sections may be anywhere between', () => {
  expect(
    findingsOf(runbookSectionOrder, edited(restore, ['## Procedure', '## Before you start\n\nThink.\n\n## Procedure'])),
  ).toEqual([]);
});

test('a section that is there twice in a row is in order', () => {
  expect(
    findingsOf(
      runbookSectionOrder,
      edited(restore, ['## Procedure', '## Procedure\n\nFirst.\n\n## Procedure [#second]']),
    ),
  ).toEqual([]);
});
