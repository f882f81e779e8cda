import { titleFrom } from './names.ts';
import { mdxText, yamlText, type NewFile } from './new-file.ts';

/** What a new site is told about itself. */
export interface Starter {
  /** Name of the site. */
  name: string;
  /** Public address. */
  site: string;
  /** Id of the first service, and of the team that owns it. */
  service: string;
  team: string;
}

/** Content of a small site of one's own: one service with its team, its severities, an alert and its runbook. */
export function starterContent(starter: Starter): NewFile[] {
  const { name, site, service, team } = starter;
  const alert = `${titleFrom(service).replace(/\s+(\w)/g, (_all, letter: string) => letter.toUpperCase())}Down`;
  return [
    { path: 'site.yaml', text: yamlText({ name, url: site, severityMatrix: 'default' }) },
    {
      path: `services/${service}.mdx`,
      text: mdxText(
        {
          name: titleFrom(service),
          summary: `To be written: what ${titleFrom(service)} does, in a sentence.`,
          owner: team,
          escalation: team,
        },
        '',
      ),
    },
    { path: `teams/${team}.yaml`, text: teamText(team) },
    { path: `escalations/${team}.yaml`, text: escalationText(team) },
    { path: 'severities/default.yaml', text: severityText },
    { path: `alerts/${service}.yaml`, text: rulesText(starter, alert) },
    { path: `runbooks/${service}/down.mdx`, text: runbookText(starter, alert) },
    { path: 'guides/on-call.mdx', text: guideText(service) },
  ];
}

function teamText(team: string): string {
  return `name: ${titleFrom(team)}
people:
  - id: lead
    role: Team lead
    # A name, and a number with its country code: whoever is called at night must be in reach.
    contact: TBD
rotations:
  - id: rotation
    name: On-call rotation
    every: weekly
    shifts:
      - id: primary
        name: Primary on-call
        # Ids of people in the order in which they take turns, or \`schedule:\` of the rotation for PagerDuty and the like.
        members: [lead]
`;
}

function escalationText(team: string): string {
  return `name: ${titleFrom(team)} escalation
steps:
  - after: 0 min
    to: [${team}/primary]
    by: [page]
  - after: 30 min
    to: [${team}/lead]
    by: [phone]
`;
}

const severityText = `# A proposal: change names, meanings and times to those that you keep.
name: Severities
levels:
  - id: sev1
    name: Critical
    meaning: People cannot do what the service is for, or data is being lost.
    respond: 15 minutes
  - id: sev2
    name: Major
    meaning: Part of it fails, or fails often.
    respond: 1 hour
  - id: sev3
    name: Minor
    meaning: Small things that can wait.
    respond: next business day
`;

function rulesText({ service, site }: Starter, alert: string): string {
  return `# Rules as they are in the monitoring system: put yours here, or name their paths under \`rules:\` in site.yaml.
groups:
  - name: ${service}
    rules:
      - alert: ${alert}
        expr: up{job="${service}"} == 0
        for: 5m
        labels:
          severity: sev1
          service: ${service}
        annotations:
          summary: ${titleFrom(service)} does not answer.
          runbook_url: ${site.replace(/\/*$/, '')}/alerts/${alert}/
`;
}

function runbookText({ service }: Starter, alert: string): string {
  const data = {
    title: `${titleFrom(service)} is down`,
    service,
    severity: 'sev1',
    alerts: [alert],
    status: 'draft',
    params: [
      {
        name: 'instance',
        label: 'Instance, as the alert names it',
        pattern: String.raw`[\w.:-]+`,
        example: 'web-1.example.com:8080',
      },
    ],
  };
  const body = `## Meaning

The monitoring has not reached the service for five minutes.

## Impact

To be written: what people cannot do now.

## Diagnosis

<Step title="See whether it answers">

\`\`\`bash
curl --fail --max-time 10 http://{{instance}}/
\`\`\`

</Step>

<Decision question="Does it answer?">
<Branch if="Yes">The monitoring does not reach it: look at the network between the two.</Branch>
<Branch if="No" goto="#mitigation">Go on.</Branch>
</Decision>

## Mitigation

To be written: what brings it back, the quickest way first.

<Escalate when="It is still down after 30 minutes" />
`;
  return mdxText(data, body);
}

function guideText(service: string): string {
  return mdxText(
    { title: 'Going on call' },
    `## Before your first shift

<Checklist title="Ready">

- [ ] The pager works on your phone
- [ ] You have opened this site on it once: it can be read without a network from then on
- [ ] You have read [what to do when ${titleFrom(service)} is down](/runbooks/${service}/down/)

</Checklist>
`,
  );
}
