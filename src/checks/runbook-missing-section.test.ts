import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { runbookMissingSection } from './runbook-missing-section.ts';

const latency = 'runbooks/checkout/latency.mdx';
const restore = 'runbooks/checkout/restore.mdx';

test('a section that the kind asks for and nobody wrote is reported', () => {
  expect(reportOf(runbookMissingSection, edited(latency, ['## Impact', '## Notes'], ['## Meaning', '### Meaning'])))
    .toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:2:1  error  runbook/missing-section
      A runbook of the kind \`alert\` needs the sections \`Meaning\`, \`Impact\`, \`Diagnosis\`, \`Mitigation\`; this one lacks \`Meaning\`, \`Impact\`.
      Add \`## Meaning\`, or name another \`kind:\`."
  `);
});

test('a heading that is nearly the section is offered', () => {
  expect(reportOf(runbookMissingSection, edited(restore, ['## Verification', '## Verify']))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/restore.mdx:4:7  error  runbook/missing-section
      A runbook of the kind \`procedure\` needs the sections \`Purpose\`, \`Procedure\`, \`Verification\`, \`Rollback\`; this one lacks \`Verification\`.
      Add \`## Verification\`, or name another \`kind:\`."
  `);
  expect(reportOf(runbookMissingSection, edited(restore, ['## Rollback', '## Rolback']))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/restore.mdx:4:7  error  runbook/missing-section
      A runbook of the kind \`procedure\` needs the sections \`Purpose\`, \`Procedure\`, \`Verification\`, \`Rollback\`; this one lacks \`Rollback\`.
      Did you mean \`Rollback\` by \`## Rolback\`?"
  `);
});

test('a draft gets a warning, what is planned nothing', () => {
  const withStatus = (status: string) =>
    edited(restore, ['## Rollback', '## Notes'], ['kind: procedure', `kind: procedure\nstatus: ${status}`]);
  expect(findingsOf(runbookMissingSection, withStatus('draft'))).toMatchObject([{ level: 'warning' }]);
  expect(findingsOf(runbookMissingSection, withStatus('published'))).toMatchObject([{ level: 'error' }]);
  expect(findingsOf(runbookMissingSection, withStatus('planned'))).toEqual([]);
});

test('kinds of site.yaml add to the built-in ones and replace them', () => {
  const site = (kinds: string) => edited('site.yaml', ['severityMatrix', `runbookKinds:\n  ${kinds}\nseverityMatrix`]);
  expect(findingsOf(runbookMissingSection, site('alert: [Meaning, Escalation]'))).toMatchObject([
    { message: expect.stringContaining('lacks `Escalation`') },
  ]);
  expect(findingsOf(runbookMissingSection, site('drill: [Scenario]'))).toEqual([]);
});

test('numbers, case, punctuation, an id by hand and included parts are understood', () => {
  expect(
    findingsOf(
      runbookMissingSection,
      edited(restore, ['## Purpose', '## 1. PURPOSE:'], ['## Rollback', '## If it goes wrong [#rollback]']),
    ),
  ).toEqual([]);
  const part = {
    ...edited('parts/verify-health.mdx', ['## Ask the health check', '## Verification']),
    ...edited(restore, ['## Verification\n\nCount the [orders](#procedure).', '<Include part="verify-health" />']),
  };
  expect(findingsOf(runbookMissingSection, part)).toEqual([]);
});

test('a kind that nobody describes has a check of its own', () => {
  expect(findingsOf(runbookMissingSection, edited(restore, ['kind: procedure', 'kind: drill']))).toEqual([]);
});
