import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { runbookWrongFolder } from './runbook-wrong-folder.ts';

test('a runbook in the folder of another service is reported', () => {
  expect(
    reportOf(runbookWrongFolder, edited('runbooks/checkout/restore.mdx', ['service: checkout', 'service: search'])),
  ).toMatchInlineSnapshot(`
    "content/runbooks/checkout/restore.mdx:3:10  warning  runbook/wrong-folder
      This runbook belongs to the service \`search\`, but is in the folder \`checkout/\`, so its address says \`checkout\`.
      Move it to \`runbooks/search/restore.mdx\` and add \`aliases: [/runbooks/checkout/restore/]\`, or fix \`service:\`."
  `);
});

test('a service that does not exist is the business of references', () => {
  expect(
    findingsOf(runbookWrongFolder, edited('runbooks/checkout/restore.mdx', ['service: checkout', 'service: nothing'])),
  ).toEqual([]);
});
