import { linkKey } from '../../model/rule-links/alert-link.ts';
import type { Command, CommandGroup, Operand, Options } from '../command.ts';
import { formatOptions, siteAddress, todayOptions } from '../common-options.ts';
import { file, folder, oneOf, text } from '../value-kinds.ts';

const ruleFiles: Operand = {
  takes: file,
  isOptional: true,
  isRepeated: true,
  summary: 'alert rule files; those in alertbook.yaml if none is given; - is standard input',
  example: 'rules/shop.yaml',
};

/** What links are checked against. */
export const targetOptions = {
  content: { takes: folder, summary: 'checks against a content folder; `content` if no target is named' },
  dist: { takes: folder, summary: 'checks against a built site' },
  urls: { takes: file, summary: 'checks against the api/v1/urls.json of a site, saved or by its web address' },
  site: { takes: siteAddress, summary: 'where the site is, if not where the target says' },
  key: {
    takes: text('NAME', `the name of an annotation, such as ${linkKey}`),
    summary: `annotation or tag that holds the link, if not ${linkKey}`,
  },
  config: {
    takes: file,
    summary: 'settings of the rules; the nearest alertbook.yaml, up to the top of the repository, if not given',
  },
} as const satisfies Options;

export const rulesCheckOptions = {
  ...targetOptions,
  ...formatOptions,
  baseline: { takes: file, summary: 'file of known findings: only others fail' },
  'write-baseline': { summary: 'writes everything that is found now to the baseline' },
  'prune-baseline': { summary: 'removes what is no longer found from the baseline' },
} as const satisfies Options;

export const rulesCoverageOptions = {
  ...targetOptions,
  ...todayOptions,
  format: { takes: oneOf('FORMAT', ['text', 'json']), default: 'text', summary: 'how the numbers are printed' },
} as const satisfies Options;

export const rulesLinkOptions = {
  ...targetOptions,
  to: {
    takes: oneOf('PAGE', ['alert', 'runbook']),
    default: 'alert',
    summary: 'page to link to: that of the alert, whose address never changes, or its runbook',
  },
  all: { summary: 'also replaces links that work' },
  params: { summary: 'adds the labels that the page has parameters for, if the expression is sure to have them' },
  write: { summary: 'writes the links, and leaves every other byte of the files alone' },
} as const satisfies Options;

export const rulesCheckCommand: Command = {
  name: 'rules check',
  summary: 'checks that every link of an alert rule leads to a page and an anchor that exist',
  details: ['Exit 1 when there are errors.'],
  operands: [ruleFiles],
  options: rulesCheckOptions,
  load: () => import('./rules-check.ts'),
};

const commands: readonly Command[] = [
  rulesCheckCommand,
  {
    name: 'rules link',
    summary: 'shows, as a diff, links for rules whose link is missing or dead; --write writes them',
    details: ['Exit 1 when anything is not linked yet.'],
    operands: [ruleFiles],
    options: rulesLinkOptions,
    load: () => import('./rules-link.ts'),
  },
  {
    name: 'rules coverage',
    summary: 'counts, by severity and team, the alerts with a runbook, a section of their own and a review',
    details: [
      'A section: the runbook names one for the alert, is for this alert alone, or the link of the rule leads to one. A review: someone has read the runbook, and it is not due again.',
    ],
    operands: [{ ...ruleFiles, summary: `${ruleFiles.summary}; without either, the rules of the content` }],
    options: rulesCoverageOptions,
    load: () => import('./rules-coverage.ts'),
  },
];

export const rulesCommands: CommandGroup = {
  name: 'rules',
  summary: 'checks and corrects the links that alert rules carry',
  details: [
    'Rules may be of Prometheus, Loki, Mimir, Thanos, PrometheusRule objects, Helm templates, Grafana or CloudFormation.',
  ],
  noun: 'command',
  commands: () => commands,
};
