const word = 'KubernetesPersistentVolumeClaimFillingUpWithinTheNextFourHoursInTheSecondaryRegion';
const dotted = 'payments.eu-central-1.checkout-orchestrator.internal.example.com';
const sentence =
  'When the orchestrator of the checkout cannot reach the ledger within the time that its callers allow, orders wait in the queue until someone looks.';
const alerts = Array.from({ length: 24 }, (_, index) => `${word.slice(0, 20 + (index % 40))}${index}`);

/** A healthy content folder of which everything is either very long or very short, as texts by path. */
export const extremeSite: Record<string, string> = {
  'site.yaml': `name: The operations handbook of the payments and checkout platform group
description: ${sentence}
url: https://oncall.example.com/
severityMatrix: long
`,
  'services/x.yaml': 'name: X\nsummary: X.\nowner: x\n',
  'teams/x.yaml': 'name: X\n',
  'guides/x.mdx': '---\ntitle: X\nservice: x\n---\n\nX.\n',
  'guides/empty.mdx': '---\ntitle: Y\n---\n\n## A\n\nB\n',
  'runbooks/x/x.mdx':
    '---\ntitle: X\nservice: x\nkind: procedure\n---\n\n## Purpose\n\nX.\n\n## Procedure\n\nX.\n\n## Verification\n\nX.\n\n## Rollback\n\nX.\n',
  'services/long.mdx': `---
name: Checkout orchestration, ledger and reconciliation of ${dotted}
summary: ${sentence} ${sentence}
tier: 1
owner: long
escalation: long
components:
${Array.from({ length: 9 }, (_, index) => `  - id: part-${index}\n    name: ${dotted}\n    summary: ${sentence}`).join('\n')}
links:
${['dashboard', 'logs', 'traces', 'metrics', 'console', 'repository'].map((kind) => `  - id: ${kind}\n    name: ${dotted} ${kind} of every region\n    kind: ${kind}\n    url: https://${dotted}/${kind}?namespace={{namespace}}&range=now-6h`).join('\n')}
metrics:
  - id: depth
    name: ${word}
    alert: "> 100 jobs"
---

## ${word}

${sentence} \`${word}\` ${dotted}

| ${word} | B | C |
| --- | --- | --- |
| ${dotted} | ${sentence} | https://${dotted}/a/very/long/path/that/does/not/end/where/one/would/like |
`,
  'teams/long.yaml': `name: The team that answers for ${dotted}
summary: ${sentence}
timeZone: America/Argentina/ComodRivadavia
people:
${Array.from({ length: 6 }, (_, index) => `  - id: person-${index}\n    name: Maximiliana Featherstonehaugh-Cholmondeley the ${index}th\n    role: Principal engineer for ${dotted}\n    phone: "+1202555010${index}"\n    email: maximiliana.featherstonehaugh-cholmondeley.${index}@${dotted}\n    note: ${sentence}`).join('\n')}
rotations:
  - id: primary
    name: Primary rotation for weekdays, weekends and the public holidays of every country
    every: weekly
    starts: 2026-01-05
    handover: { day: monday, time: "09:00" }
    shifts:
      - id: first
        name: Primary on call, for everything that pages and for whatever is told in the channel
        members: [person-0, person-1, person-2, person-3, person-4, person-5]
channels:
  - id: alerts
    name: "#${dotted}"
    kind: chat
`,
  'severities/long.yaml': `name: Severities of ${dotted}
levels:
${['Catastrophic for every customer of the group', 'B', word, 'Business-hours only'].map((name, index) => `  - id: s${index}\n    name: ${name}\n    meaning: ${sentence}\n    acknowledge: 5 minutes\n    respond: 15 minutes\n    update: 30 minutes\n    examples: [${JSON.stringify(sentence)}]`).join('\n')}
`,
  'escalations/long.yaml': `name: Escalation policy of ${dotted}
steps:
  - after: 0 min
    to: [long/first]
    by: [phone]
    note: ${sentence}
  - after: 15 min
    to: [${Array.from({ length: 6 }, (_, index) => `long/person-${index}`).join(', ')}]
    by: [phone]
`,
  'slos/long.yaml': `objectives:
  - id: availability
    name: ${sentence}
    indicator: availability
    target: 99.95%
    window: 30d
    component: part-0
    alerts: [${alerts[0]}]
`,
  'recovery/long.yaml': `targets:
  - id: part-0
    scope: ${dotted}
    component: part-0
    rto: 4 hours
    rpo: 15 minutes
    note: ${sentence}
`,
  'runbooks/long/long.mdx': `---
title: ${sentence.slice(0, 110)}
service: long
summary: ${sentence} ${sentence}
severity: s0
reviewed: 2026-02-01
alerts:
${alerts.map((name) => `  - ${name}`).join('\n')}
params:
  - name: namespace
    label: ${sentence}
    example: shop
  - name: pod
    label: Pod
    example: api-1
---

## Meaning

${word} ${sentence}

## Impact

- ${dotted}
  - ${sentence}
    - ${word}

## Diagnosis

### ${word} ${dotted} in a heading of the third rank

<Step id="look" title="${sentence.replaceAll('"', '')}">

\`\`\`bash title="${sentence}" risk=safe
kubectl get pods --namespace={{namespace}} --field-selector=status.phase!=Running --output=custom-columns=NAME:.metadata.name,NODE:.spec.nodeName {{pod}}
\`\`\`

</Step>

<Decision id="which" question="${sentence}">
<Branch if="${word}">

${sentence}

</Branch>
<Branch if="No">

X.

</Branch>
</Decision>

\`\`\`text
${'a column '.repeat(40)}
\`\`\`

## Mitigation

> [!WARNING]
> ${word}

<Callout kind="danger" title="${sentence}">

${dotted}

</Callout>

1. ${sentence}
2. [${dotted}](https://${dotted}/${word})
`,
};
