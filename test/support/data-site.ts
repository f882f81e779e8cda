/** A content folder whose data meet the rare cases: tests of the pages of data build it. */
export const dataSite: Record<string, string> = {
  'site.yaml': 'name: Data\nurl: https://oncall.example.com/\nseverityMatrix: one\n',
  'glossary.yaml':
    'terms:\n  - { term: SLO, expansion: Service level objective, meaning: What we promise. }\n  - { term: DLQ }\n',
  'services/shop.yaml': `name: Shop
summary: Sells.
owner: payments
escalation: payments
components: [{ id: api, name: Shop API }]
environments: [{ id: production, name: Production }]
`,
  'services/till.yaml': 'name: <b>Till</b> & sons\nsummary: Counts.\nowner: payments\nseverityMatrix: two\n',
  'slos/shop.mdx': `---
objectives:
  - { id: availability, name: Availability, indicator: availability, target: 99.9%, window: monthly, component: api, environment: production }
  - { id: median, name: Median, indicator: latency, target: p50 < 200ms, scope: Reads only }
  - { id: lag, name: Freshness of the warehouse, indicator: freshness, target: p95 < 15 minutes, component: api, scope: How far it lags behind the shop, alerts: [WarehouseLagsBehindTheShopByMoreThanItsBudgetAllows] }
  - { id: cost, name: Cost, indicator: cost, target: < 10%, window: monthly }
---

## Why

Because people buy at night. See [above](#why).
`,
  'slos/till.mdx': `---
objectives:
  - { id: availability, name: Availability, indicator: availability, target: 99.99%, window: 28d, alerts: [TillBudgetBurn] }
---

## Why

Because people pay.
`,
  'severities/one.yaml': `name: First matrix
levels:
  - { id: p1, name: Critical, acknowledge: 5 minutes, respond: 15 minutes, update: 30 minutes, recoverWithin: < 1h, coverage: 24/7, paged: [payments/primary], escalation: At once, examples: [Down], rules: [Open a bridge.], meaning: All is down. }
  - { id: p2, name: High, respond: 1 hour }
`,
  'severities/two.yaml':
    'name: Second matrix\nlevels:\n  - { id: sev1, name: Major, respond: 30 minutes }\n  - { id: sev5, name: Minor, rank: 5, respond: best effort }\n',
  'teams/payments.yaml': `name: Payments
people:
  - { id: ada, name: Ada Lovelace, role: Manager, phone: "+12025550143", email: ada@example.com, chat: "@ada", timeZone: Europe/Berlin }
  - { id: dba, role: Database administrator, phone: "+1-XXX-XXX-XXXX" }
rotations:
  - id: on-call
    name: On-call rotation
    every: weekly
    handover: { day: monday, time: "09:00", how: In the chat }
    coverage: 24/7
    schedule: { tool: PagerDuty, name: ops-core, url: https://example.pagerduty.com/schedules/P1 }
    shifts:
      - { id: primary, name: Primary on-call, members: [ada], acknowledge: 5 minutes, duties: [Leads the response.] }
`,
  'escalations/payments.yaml': `name: Payments escalation
steps:
  - { name: Level 1, after: 0 min, until: 30 min, to: [payments/primary] }
  - { name: Level 2, after: 30 min, to: [payments/ada], only: [p1], by: [phone] }
`,
  'recovery/shop.yaml': 'targets:\n  - { id: all, scope: Everything, rto: 4 hours, rpo: "0" }\n',
  'maintenance/shop.yaml': `windows:
  - { id: sunday, name: Sunday window, every: every Sunday, from: "02:00", to: "06:00", timeZone: Europe/Berlin, notice: 7 days, longest: 4 hours }
  - { id: unknown, name: Now and then, every: monthly, from: "22:00", to: "02:00" }
routines:
  - { id: monday, name: Review, every: every Monday, tasks: [Read the logs] }
`,
};
