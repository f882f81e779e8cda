/** Names that every object, function or list has something under, and some that libraries look for. */
export const inheritedNames = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'then',
  'toJSON',
  'length',
  'name',
  'caller',
  'arguments',
];

/** Some of them that can be ids. */
export const inheritedIds = ['constructor', 'prototype', 'then', 'length', 'name'];

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
const each = (write: (name: string) => string, names: readonly string[] = inheritedNames): string =>
  names.map(write).join('');

/** Languages that highlighters take for their own functions, besides. */
const languages = [...inheritedNames, 'extend', 'insertBefore', 'DFS'];

const service = (id: string): string => `---
name: Service ${id}
summary: Sells ${id}.
owner: ${id}
escalation: ${id}
severityMatrix: ${id}
components: [${inheritedIds.map((component) => `{ id: ${component}, name: Component ${component} }`).join(', ')}]
environments: [${inheritedIds.map((environment) => `{ id: ${environment}, name: Environment ${environment} }`).join(', ')}]
links: [${inheritedIds.map((link) => `{ id: ${link}, name: Link ${link}, kind: dashboard, url: "https://grafana.example.com/d/${link}" }`).join(', ')}]
metrics: [${inheritedIds.map((metric) => `{ id: ${metric}, name: Metric ${metric}, component: ${metric}, alert: "> 100 jobs" }`).join(', ')}]
---

About ${id}.
`;

const team = (id: string): string => `name: Team ${id}
people:
${each((person) => `  - { id: p-${person}, name: Person ${person}, role: ${person}, phone: "+12025550143" }\n`, inheritedIds)}rotations:
${each(
  (rotation) => `  - id: ${rotation}
    name: Rotation ${rotation}
    every: weekly
    starts: 2026-01-05
    handover: { day: monday, time: "09:00", timeZone: UTC }
    shifts: [{ id: s-${rotation}, name: Shift ${rotation}, members: [p-${rotation}, p-${inheritedIds[0]}, p-${inheritedIds[1]}] }]
`,
  inheritedIds,
)}channels:
${each((channel) => `  - { id: c-${channel}, name: "#${channel}", kind: chat }\n`, inheritedIds)}`;

const runbook = (id: string): string => `---
title: Runbook ${id}
service: ${id}
component: ${id}
kind: ${id}
severity: ${id}
alerts: [${id === 'constructor' ? inheritedNames.map((name) => `{ name: "${name}", section: "__proto__" }`).join(', ') : ''}]
symptoms: [${inheritedNames.join(', ')}]
slos: [${id}]
aliases: [${id === 'constructor' ? inheritedNames.map((name) => `"/old/${name}/"`).join(', ') : ''}]
params:
${each((name) => `  - { name: ${name}, label: Value ${name}, pattern: "[a-z]+", example: ${name.replace(/[^a-z]/gi, '').toLowerCase()} }\n`)}---

## ${id} [#start]

See [one][constructor], [two][__proto__] and a note[^constructor], another[^__proto__]. {{constructor}} {{__proto__}}

[constructor]: https://example.com/constructor
[__proto__]: https://example.com/proto

[^constructor]: Note of constructor.
[^__proto__]: Note of proto.

${each((name) => `## Heading \`${name}\` [#${name.replaceAll('_', '\\_')}]\n\nText of ${name}. See [above](#${name}).\n\n`)}
<Step id="step-then" title="constructor">

Do it.

</Step>

<Checklist id="checklist" title="__proto__">

${each((name) => `- [ ] \`${name}\`\n`)}
</Checklist>

<Decision id="decision-length" question="constructor">
<Branch if="__proto__" goto="#step-then">Yes.</Branch>
<Branch if="toString">No: <Dashboard id="constructor" />.</Branch>
</Decision>

<Severity level="constructor" /> <Slo id="name" /> <Contact who="constructor/prototype" /> <AlertLink name="__proto__" />

<Include part="${id}" />

${each((language) => `\`\`\`${language} title="Listing ${language}"\necho {{${inheritedNames.includes(language) ? language : 'constructor'}}} ${language}\n\`\`\`\n\n`, languages)}
\`\`\`bash title="Listing of all"
${each((name) => `run --${name}={{${name}}}\n`)}\`\`\`

<Escalate policy="${id}" when="constructor" />
`;

const rules = `groups:
  - name: constructor
    rules:
${each(
  (name) => `      - alert: "${name}"
        expr: up{${name.replace(/^__proto__$/, 'proto')}="1"} == 0
        labels:
          severity: ${name}
          service: constructor
${each((label) => `          "${label}": "Label ${label}"\n`)}        annotations:
          runbook_url: https://oncall.example.com/alerts/${name}/?constructor={{ $labels.constructor }}
${each((annotation) => `          "${annotation}": "Annotation ${annotation}"\n`)}`,
)}`;

/** A content folder in which everything that has a name has one of these. */
export const inheritedNamesSite: Record<string, string> = {
  'site.yaml': `name: Names
url: https://oncall.example.com/
severityMatrix: constructor
runbookKinds: { ${inheritedIds.map((id) => `${id}: [${id}]`).join(', ')} }
`,
  'glossary.yaml': `terms:\n${each((name) => `  - { term: "${name}", meaning: What ${name} means. }\n`)}`,
  'alerts/rules.yaml': rules,
  ...Object.fromEntries(
    inheritedIds.flatMap((id) => [
      [`services/${id}.mdx`, service(id)],
      [`teams/${id}.yaml`, team(id)],
      [
        `severities/${id}.yaml`,
        `name: Matrix ${id}\nlevels:\n${each((level) => `  - { id: ${level}, name: Level ${level}, respond: 1 hour }\n`, inheritedIds)}`,
      ],
      [
        `slos/${id}.yaml`,
        `objectives:\n${each((objective) => `  - { id: ${objective}, name: Objective ${objective}, indicator: availability, target: 99.9%, window: 30d, component: ${objective}, environment: ${objective}, alerts: ["slo-${objective}"] }\n`, inheritedIds)}`,
      ],
      [`escalations/${id}.yaml`, `name: Policy ${id}\nsteps: [{ name: ${id}, after: 0 min, to: [${id}/${id}] }]\n`],
      [
        `recovery/${id}.yaml`,
        `targets: [{ id: ${id}, scope: ${id}, rto: 4 hours }]\nbackups: [{ id: ${id}, what: ${id}, every: hourly, component: ${id}, environment: ${id} }]\n`,
      ],
      [
        `maintenance/${id}.yaml`,
        `windows: [{ id: ${id}, name: Window ${id}, every: every Sunday, from: "02:00", to: "06:00" }]\nroutines: [{ id: ${id}, name: Routine ${id}, every: every Monday, tasks: [${id}] }]\n`,
      ],
      [`parts/${id}.mdx`, `---\ntitle: Part ${id}\n---\n\nText of the part ${id}.\n`],
      [
        `guides/${id}/${id}.mdx`,
        `---\ntitle: Guide ${id}\nservice: ${id}\n---\n\n## ${id}\n\n${indented(
          each((name) => `- ${name}\n`),
          '',
        )}`,
      ],
      [`runbooks/${id}/${id}.mdx`, runbook(id)],
    ]),
  ),
};
