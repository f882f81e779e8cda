import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { runbookUnknownKind } from './runbook-unknown-kind.ts';

const kind = (name: string) => edited('runbooks/checkout/restore.mdx', ['kind: procedure', `kind: ${name}`]);

test('a kind that is neither built in nor described is reported', () => {
  expect(reportOf(runbookUnknownKind, kind('proceedure'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/restore.mdx:4:7  error  runbook/unknown-kind
      There is no kind of runbook called \`proceedure\`: there are \`alert\`, \`procedure\`.
      Did you mean \`procedure\`? Otherwise use one of them, or describe it under \`runbookKinds:\` in content/site.yaml."
  `);
  expect(reportOf(runbookUnknownKind, kind('constructor'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/restore.mdx:4:7  error  runbook/unknown-kind
      There is no kind of runbook called \`constructor\`: there are \`alert\`, \`procedure\`.
      Use one of them, or describe it under \`runbookKinds:\` in content/site.yaml."
  `);
});

test('a kind of site.yaml is known', () => {
  expect(
    findingsOf(runbookUnknownKind, {
      ...kind('drill'),
      ...edited('site.yaml', ['severityMatrix', 'runbookKinds: { drill: [Scenario] }\nseverityMatrix']),
    }),
  ).toEqual([]);
});
