import { pluralsOf } from './plurals.ts';

const plural = pluralsOf('en');

/** Pages of alerts, and lists of them. */
export const alertTexts = {
  all: (count: number) => `All ${count} of them`,
  crumb: 'Alerts',
  list: {
    title: 'Alerts',
    description: 'Every alert, what it means and what to do.',
    lead: 'Every alert in a runbook or a rule. Its address never changes, so the alert itself can link to it.',
    filter: 'Show alerts with these words',
    /** How many are shown then, by the form that the number asks for. A script fills in the number. */
    shown: { one: '1 alert', other: '{count} alerts' },
    ofNoService: 'Without a service',
    noRunbook: 'no runbook yet',
    empty: 'No runbook names an alert, and no rule file is read: see {alerts} of a runbook and {rules} of {settings}.',
  },
  page: {
    /** What a phone folds. */
    whenItFires: 'When it fires',
    rules: (count: number) => plural(count, { one: 'The rule', other: `The ${count} rules with this name` }),
    ruleNumber: ({ number, severity }: { number: number; severity: string | undefined }) =>
      severity === undefined ? `Rule ${number}` : `Rule ${number}: ${severity}`,
    noRule: 'No rule file of this site has an alert with this name.',
    wholeRunbook: 'This is the section for this alert. The whole runbook: {runbook}',
    runbook: 'Runbook: {runbook}',
    alsoNamedBy: 'Also named by {runbook}',
    noRunbook: 'No runbook covers this alert yet',
    about: 'About this alert',
    service: 'Service',
    team: 'Team',
    objectives: 'Objectives it guards',
    others: ({ count, service }: { count: number; service: string }) =>
      plural(count, { one: `1 other alert of ${service}`, other: `${count} other alerts of ${service}` }),
  },
  first: 'First',
  /** Title of a first command that is in no section. */
  startHere: 'Start here',
  rule: {
    for: 'Fires after',
    threshold: 'Threshold',
    severity: 'Severity in the rule',
    group: 'Group',
    summary: 'Summary',
    description: 'Description',
    runbook: 'Runbook in the rule',
    labels: 'Labels',
  },
  newRunbook: {
    elsewhere: 'The rule names a runbook elsewhere: {runbook}',
    writeDown: 'The rule is below, contacts are above. When it is over, write down what you did:',
    putInto: 'Put this into {path}:',
    putIntoRepository: 'Put this into {path}, {repository}:',
    inRepository: 'in the repository',
    /** Stands in the text of the new runbook. */
    named: (runbook: string) => `Runbook that the rule names: ${runbook}`,
  },
  coverage: {
    caption: 'Alerts by severity and team, and how many of them have a runbook',
    severity: 'Severity',
    team: 'Team',
    alerts: 'Alerts',
    runbook: 'Runbook',
    draft: 'Draft',
    section: 'Own section',
    reviewed: 'Reviewed',
    notStated: 'Not stated',
    all: 'All',
    allTeams: 'All teams',
    ofAlerts: ({ count, all }: { count: number; all: number }) => `${count} of ${all}`,
  },
  missing: {
    caption: 'What is in each place now, and where to fill it in',
    page: 'Page',
    value: 'Value',
    written: 'Written there',
    file: 'File',
  },
};

/** Severities: their page, and the times of a level. */
export const severityTexts = {
  title: 'Severities',
  summary: 'How bad it is, how soon someone answers, and who is paged.',
  noMatrix: 'No severity matrix yet',
  for: 'For',
  levels: (labels: readonly string[]) => `Levels: ${labels.join(', ')}`,
  sideBySide: 'Levels of every matrix, side by side',
  compare: (count: number) => `Compare the levels of ${count} matrices`,
  grid: {
    caption: 'The levels of every matrix, side by side; levels in one row are equivalent',
    rank: (rank: number) => `Rank ${rank}`,
    worst: 'the worst',
  },
  times: {
    acknowledge: 'Acknowledge',
    respond: 'Respond',
    updateEvery: 'Update every',
    recover: 'Recover',
    recoverWithin: 'Recover within',
  },
  coverage: 'Coverage',
  escalation: 'Escalation',
  isPaged: 'Paged',
  examples: 'For example',
  rules: 'What to do',
  /** Beside a severity in running text. */
  respondIn: (time: string) => `(respond: ${time})`,
};
