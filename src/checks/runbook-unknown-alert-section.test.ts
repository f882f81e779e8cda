import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { runbookUnknownAlertSection } from './runbook-unknown-alert-section.ts';

const opening = (section: string) =>
  edited('runbooks/checkout/latency.mdx', ['section: mitigation', `section: ${section}`]);

test('a section that the runbook does not have is reported with the nearest one', () => {
  expect(reportOf(runbookUnknownAlertSection, opening('mitigate'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:8:14  error  runbook/unknown-alert-section
      The alert \`CheckoutLatencyHigh\` opens the section \`mitigate\`, which this runbook does not have.
      Did you mean \`mitigation\`?"
  `);
  expect(reportOf(runbookUnknownAlertSection, opening('call'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:8:14  error  runbook/unknown-alert-section
      The alert \`CheckoutLatencyHigh\` opens the section \`call\`, which this runbook does not have.
      Use one of \`meaning\`, \`impact\`, \`diagnosis\`, \`did-it-start-with-a-deploy\`, \`mitigation\`, \`restart-the-pods\`, \`ask-the-health-check\`."
  `);
});

test('a step, a decision, or a section of an included part may be opened', () => {
  for (const section of ['restart-the-pods', 'did-it-start-with-a-deploy', 'ask-the-health-check'])
    expect(findingsOf(runbookUnknownAlertSection, opening(section))).toEqual([]);
});

test('a runbook without any section can open none', () => {
  const planned = {
    'runbooks/checkout/planned.mdx':
      '---\ntitle: Planned\nservice: checkout\nstatus: planned\nalerts: [{ name: Later, section: fix }]\n---\n',
  };
  expect(findingsOf(runbookUnknownAlertSection, planned)).toMatchObject([{ hint: 'Delete `section:`.' }]);
});
