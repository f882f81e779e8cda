import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { severityUnknownLevel } from './severity-unknown-level.ts';

const latency = 'runbooks/checkout/latency.mdx';
const incidents = 'name: Incidents\nlevels:\n  - id: sev-1\n    name: Critical\n';

test('a severity that the matrix of the service does not have is reported with those it has', () => {
  expect(reportOf(severityUnknownLevel, edited(latency, ['severity: p1', 'severity: p9']))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:5:11  error  severity/unknown-level
      The severity matrix \`default\`, which applies to the service \`checkout\`, has no level \`p9\`: it has \`p1\`, \`p2\`.
      Use one of them, or add the level to content/severities/default.yaml."
  `);
});

test('a service with a matrix of its own does not have the levels of the site', () => {
  const changes = {
    'severities/incidents.yaml': incidents,
    ...edited('services/checkout.mdx', ['owner: payments', 'owner: payments\nseverityMatrix: incidents']),
  };
  expect(reportOf(severityUnknownLevel, changes)).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:5:11  error  severity/unknown-level
      The severity matrix \`incidents\`, which applies to the service \`checkout\`, has no level \`p1\`: it has \`sev-1\`.
      Use one of them, or add the level to content/severities/incidents.yaml.

    content/runbooks/checkout/latency.mdx:27:38  error  severity/unknown-level
      The severity matrix \`incidents\`, which applies to the service \`checkout\`, has no level \`p1\`: it has \`sev-1\`.
      Use one of them, or add the level to content/severities/incidents.yaml.

    content/services/checkout.mdx:29:15  error  severity/unknown-level
      The severity matrix \`incidents\`, which applies to the service \`checkout\`, has no level \`p2\`: it has \`sev-1\`.
      Use one of them, or add the level to content/severities/incidents.yaml."
  `);
});

test('a severity in the text may name its matrix', () => {
  const named = (level: string) => ({
    'severities/incidents.yaml': incidents,
    ...edited(latency, ['<Severity level="p1" />', `<Severity level="${level}" matrix="incidents" />`]),
  });
  expect(findingsOf(severityUnknownLevel, named('sev-1'))).toEqual([]);
  expect(reportOf(severityUnknownLevel, named('p1'))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:27:38  error  severity/unknown-level
      The severity matrix \`incidents\` has no level \`p1\`: it has \`sev-1\`.
      Use one of them, or add the level to content/severities/incidents.yaml."
  `);
});

test('an escalation policy counts by its own matrix', () => {
  const changes = {
    'severities/incidents.yaml': incidents,
    ...edited('escalations/payments.yaml', ['steps:', 'severityMatrix: incidents\nsteps:']),
  };
  expect(reportOf(severityUnknownLevel, changes)).toMatchInlineSnapshot(`
    "content/escalations/payments.yaml:9:12  error  severity/unknown-level
      The severity matrix \`incidents\` has no level \`p1\`: it has \`sev-1\`.
      Use one of them, or add the level to content/severities/incidents.yaml."
  `);
});

test('without any matrix the hint says where to name one', () => {
  const changes = {
    ...edited('site.yaml', ['severityMatrix: default\n', '']),
    ...edited('services/checkout.mdx', ['    severity: p2\n', '']),
    ...edited('escalations/payments.yaml', ['    only: [p1]\n', '']),
    ...edited(latency, ['<Severity level="p1" /> and ', '']),
  };
  expect(reportOf(severityUnknownLevel, changes)).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:5:11  error  severity/unknown-level
      The level \`p1\` cannot be looked up: neither the service \`checkout\` nor site.yaml names a severity matrix.
      Add \`severityMatrix:\` to content/site.yaml."
  `);
});

test('a level in a part is looked up for the page that includes it', () => {
  const changes = edited('parts/verify-health.mdx', ['## Ask', '<Severity level="p3" />\n\n## Ask']);
  expect(reportOf(severityUnknownLevel, changes)).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:52:1  error  severity/unknown-level
      The severity matrix \`default\`, which applies to the service \`checkout\`, has no level \`p3\`: it has \`p1\`, \`p2\`. The part \`verify-health\`, which is included here, names it.
      Use one of them, or add the level to content/severities/default.yaml."
  `);
});

test('a matrix that is broken or unknown has findings of its own', () => {
  expect(
    findingsOf(severityUnknownLevel, { 'severities/default.yaml': 'levels: []' }, { brokenOnPurpose: true }),
  ).toEqual([]);
  expect(
    findingsOf(severityUnknownLevel, edited('site.yaml', ['severityMatrix: default', 'severityMatrix: gone'])),
  ).toEqual([]);
});

test('an escalation policy without a matrix counts by that of the site', () => {
  expect(reportOf(severityUnknownLevel, edited('escalations/payments.yaml', ['only: [p1]', 'only: [p7]']))).toContain(
    'The severity matrix `default` has no level `p7`',
  );
});
