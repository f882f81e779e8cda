/** A small healthy content folder, as texts by path: one service with everything that a site may have. */
export const shop: Record<string, string> = {
  'site.yaml': `name: Shop on call
url: https://oncall.example.com/
severityMatrix: shop
`,
  'services/shop.mdx': `---
name: Shop
summary: Sells things.
owner: shop
escalation: shop
components:
  - id: api
    name: Shop API
links:
  - id: overview
    name: Overview
    kind: dashboard
    url: https://grafana.example.com/d/shop?var-ns={{namespace}}
metrics:
  - id: queue-depth
    name: Queue depth
    alert: "> 100 jobs"
---

All orders go through here.
`,
  'teams/shop.yaml': `name: Shop team
people:
  - id: ada
    name: Ada Lovelace
    role: Engineering manager
    phone: "+12025550143"
  - id: dba
    role: Database administrator
    phone: "[Contact Info]"
rotations:
  - id: on-call
    name: On-call rotation
    every: weekly
    shifts:
      - id: primary
        name: Primary on-call
        members: [ada]
channels:
  - id: alerts
    name: "#shop-alerts"
    kind: chat
`,
  'severities/shop.yaml': `name: Shop severities
levels:
  - id: p1
    name: Critical
    acknowledge: 5 minutes
    respond: 15 minutes
    examples: [Complete outage]
  - id: p2
    name: High
    respond: 1 hour
`,
  'escalations/shop.yaml': `name: Shop escalation
steps:
  - after: 0 min
    to: [shop/primary]
    by: [page]
  - after: 30 min
    to: [shop/ada]
    by: [phone]
`,
  'slos/shop.yaml': `objectives:
  - id: availability
    name: Availability
    indicator: availability
    target: 99.9%
    window: 30d
    component: api
  - id: latency
    name: Latency
    indicator: latency
    target: p95 < 200ms
`,
  'recovery/shop.yaml': `targets:
  - id: database
    scope: Database
    rto: 4 hours
    rpo: 1 hour
backups:
  - id: database
    what: Database
    every: hourly
    kept: 35 days
`,
  'maintenance/shop.yaml': `windows:
  - id: sunday
    name: Scheduled maintenance
    every: 2nd and 4th Sunday
    from: "02:00"
    to: "06:00"
    timeZone: UTC
    longest: 4 hours
    notice: 7 days
`,
  'glossary.yaml': `terms:
  - term: SLO
    expansion: Service level objective
`,
  'parts/verify-health.mdx': `---
title: Verify the health of the shop
params:
  - name: namespace
    label: Kubernetes namespace
    example: shop
---

\`\`\`bash
kubectl -n {{namespace}} get pods
\`\`\`
`,
  'runbooks/shop/queue-backlog.mdx': `---
title: The queue grows
service: shop
component: api
severity: p2
alerts:
  - name: ShopQueueBacklog
    section: mitigation
symptoms: [orders are late]
slos: [availability]
params:
  - name: namespace
    label: Kubernetes namespace
    pattern: "[a-z0-9-]+"
    example: shop
---

## Meaning

Jobs wait longer than usual. See the [service level objectives](/slos/#shop).

## Impact

Orders are late: <Slo id="availability" />

## Diagnosis

<Step id="look" title="Look at the pods">

\`\`\`bash
kubectl -n {{namespace}} get pods
\`\`\`

</Step>

<Decision question="Do pods restart?">
<Branch if="Yes" goto="#mitigation">Restart them in order.</Branch>
<Branch if="No">Look at <Dashboard id="overview" />.</Branch>
</Decision>

## Mitigation

\`\`\`bash risk=destructive destroys="All jobs that wait." undo="Replay the journal."
kubectl -n {{namespace}} delete pod --all
\`\`\`

<Include part="verify-health" />

<Escalate when="The queue still grows after 30 minutes" />
`,
  'guides/shop/on-call.mdx': `---
title: Going on call for the shop
service: shop
---

## Before your first shift

<Checklist title="Access">

- [ ] The pager works on your phone
- [ ] [The queue runbook](../../runbooks/shop/queue-backlog.mdx) is read

</Checklist>
`,
};
