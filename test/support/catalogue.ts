import { runChecks } from '../../src/checks/registry.ts';
import type { Catalogue } from '../../src/model/catalogue/catalogue.ts';
import { inReadingOrder, type Check, type Finding } from '../../src/model/audit/finding.ts';
import type { Picture } from '../../src/model/catalogue/picture.ts';
import { formatFindings } from '../../src/outputs/reporters.ts';
import { readCatalogue } from '../../src/readers/content/read-catalogue.ts';
import type { ReadFile } from '../../src/readers/content/read-document.ts';

/** Day that counts as today in tests of checks. */
export const today = '2026-03-01';

/** A small content folder, by path, in which no check finds anything. Tests break it in one place. */
export const healthyFiles: Readonly<Record<string, string>> = {
  'site.yaml': `name: On call
url: https://oncall.example.com/docs/
severityMatrix: default
checks:
  url/unrecorded: off
`,
  'services/checkout.mdx': `---
name: Checkout
summary: Takes orders and payments of the web shop.
owner: payments
escalation: payments
components:
  - id: api
    name: Checkout API
  - id: database
    name: Orders database
environments:
  - id: production
    name: Production
links:
  - id: overview
    name: Overview
    kind: dashboard
    url: https://grafana.example.com/d/overview
  - id: pods
    name: Pods
    kind: dashboard
    url: https://grafana.example.com/d/pods?var-namespace={{namespace}}
metrics:
  - id: queue-depth
    name: Queue depth
    component: api
    alert: '> 100 jobs'
    severity: p2
---

## Where to start

Read [what to do when it is slow](../runbooks/checkout/latency.mdx#diagnosis).
`,
  'services/search.yaml': `name: Search
summary: Finds products.
owner: payments
`,
  'teams/payments.yaml': `name: Payments
people:
  - id: ada
    name: Ada Lovelace
    role: Engineering manager
    phone: '+12025550143'
channels:
  - id: ops
    name: '#ops'
    kind: chat
    url: https://chat.example.com/ops
rotations:
  - id: on-call
    name: On-call rotation
    every: weekly
    starts: 2026-01-05
    shifts:
      - id: primary
        name: Primary on-call
        members: [ada]
`,
  'severities/default.yaml': `name: Severities
levels:
  - id: p1
    name: Critical
    respond: 15 minutes
    paged: [payments/primary]
  - id: p2
    name: High
    respond: 1 hour
`,
  'escalations/payments.yaml': `name: Payments escalation
steps:
  - after: 0 min
    until: 30 min
    to: [payments/primary]
  - after: 30 min
    to: [payments/ada]
    only: [p1]
`,
  'slos/checkout.mdx': `---
objectives:
  - id: availability
    name: Availability
    indicator: availability
    target: 99.9%
    component: api
---

## Why

Because the shop is open at night. Read [how to react](/runbooks/checkout/latency/).
`,
  'recovery/checkout.yaml': `targets:
  - id: database
    scope: Database
    component: database
    rto: 4 hours
    rpo: 24 hours
    mttr: 1 hour
backups:
  - id: database
    what: Database
    component: database
    every: daily
    kept: 35 days
    runbook: checkout/restore
drills:
  - id: restore
    what: Restore of the database
    every: quarterly
    next: 2026-06-01
`,
  'maintenance/checkout.yaml': `windows:
  - id: sunday
    name: Scheduled maintenance
    every: 2nd Sunday
    from: '02:00'
    to: '06:00'
    longest: 4 hours
`,
  'parts/verify-health.mdx': `---
title: Verify the health of the API
params:
  - name: health_url
    label: Address of the health check
    pattern: 'https://[\\w./:-]+'
    example: https://api.example.com/health
---

## Ask the health check

\`\`\`bash risk=safe
curl --fail {{health_url}}
\`\`\`
`,
  'runbooks/checkout/latency.mdx': `---
title: Checkout is slow
service: checkout
component: api
severity: p1
alerts:
  - name: CheckoutLatencyHigh
    section: mitigation
reviewed: 2026-02-01
reviewEvery: 90 days
aliases: [/wiki/latency/]
slos: [availability]
params:
  - name: namespace
    label: Kubernetes namespace
    pattern: '[a-z0-9-]+'
    example: shop
related: [checkout/restore#procedure]
---

## Meaning

Half of the answers take longer than a second.

## Impact

<Slo id="availability" />, <Severity level="p1" /> and [all objectives](/slos/#checkout-availability).

## Diagnosis

Look at <Dashboard id="pods" /> and <Dashboard id="checkout/overview" />.

\`\`\`bash risk=safe
kubectl --namespace {{namespace}} get pods
\`\`\`

<Decision question="Did it start with a deploy?">
<Branch if="Yes" goto="#mitigation">Roll back.</Branch>
<Branch if="No" goto="checkout/restore">Restore.</Branch>
</Decision>

## Mitigation

<Step title="Restart the pods">

\`\`\`bash risk=destructive undo="It cannot be undone; pods come back by themselves."
kubectl --namespace {{namespace}} delete pod --selector app=checkout
\`\`\`

</Step>

<Include part="verify-health" />

Still slow? <Contact who="payments/ada" /> or <Escalate policy="payments" />.
`,
  'runbooks/checkout/restore.mdx': `---
title: Restore the database
service: checkout
kind: procedure
---

## Purpose

Get the orders back.

## Procedure

Follow <RunbookLink to="checkout/latency#diagnosis" /> first.

## Verification

Count the [orders](#procedure).

## Rollback

Keep the old database for a day.
`,
  'guides/on-call.mdx': `---
title: Going on call
---

## The first day

See the [contacts](/contacts/#payments-ada), [the policy](/contacts/#escalation-payments) and
[the way back](https://oncall.example.com/docs/runbooks/checkout/latency/#impact).
`,
  'glossary.yaml': `terms:
  - term: SLO
    expansion: Service level objective
`,
};

/** Files to put over the healthy ones: their text by path; undefined deletes one. */
export type Changes = Record<string, string | undefined>;

/** One healthy file with texts in it replaced. @throws Error when a text is not in the file, so that a test cannot pass by accident. */
export function edited(path: string, ...replacements: [text: string, by: string][]): Changes {
  let source = healthyFiles[path] ?? '';
  for (const [text, by] of replacements) {
    if (!source.includes(text)) throw new Error(`${path} of the healthy files does not hold ${JSON.stringify(text)}.`);
    source = source.replace(text, () => by);
  }
  return { [path]: source };
}

const cache = new Map<string, ReadFile | Picture>();

/** The healthy content folder with changes, read. Files that a test leaves alone are read once. */
export function catalogueWith(changes: Changes = {}): Catalogue {
  const texts = { ...healthyFiles, ...changes };
  const entries = Object.keys(texts)
    .toSorted()
    .flatMap((path) => (texts[path] === undefined ? [] : [{ path, bytes: new TextEncoder().encode(texts[path]) }]));
  return readCatalogue(entries, { shownAs: 'content', cache });
}

/** What one check finds in the healthy content folder with changes. @throws Error when a file cannot be read: give `brokenOnPurpose`. */
export function findingsOf(
  check: Check,
  changes: Changes = {},
  { on = today, brokenOnPurpose = false }: { on?: string; brokenOnPurpose?: boolean } = {},
): Finding[] {
  const catalogue = catalogueWith(changes);
  if (!brokenOnPurpose && catalogue.findings.length > 0) throw new Error(formatFindings(catalogue.findings, 'text'));
  const { id, level } = check;
  return inReadingOrder(check.run(catalogue, { today: on }).map((reported) => ({ id, level, ...reported })));
}

/** What one check finds, as people read it. */
export function reportOf(...args: Parameters<typeof findingsOf>): string {
  return formatFindings(findingsOf(...args), 'text').trimEnd();
}

/** What all checks find, with the levels of `site.yaml`. */
export function findingsOfAll(changes: Changes = {}): Finding[] {
  return runChecks(catalogueWith(changes), { today });
}
