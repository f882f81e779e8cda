import { linkKey } from '../model/rule-links/alert-link.ts';
import type { Command, Options } from './command.ts';
import { contentOptions, siteAddress } from './common-options.ts';
import { folder, oneOf, text, type ValueKind } from './value-kinds.ts';

/** At most so many steps of a runbook can be in a message. */
export const maxSteps = 9;

const stepCount: ValueKind = {
  name: 'N',
  expected: `a number from 0 to ${maxSteps}`,
  isValid: (text) => /^\d$/.test(text),
};

export const notifyOptions = {
  ...contentOptions,
  site: { takes: siteAddress, summary: 'public address of the site, if not `url:` of site.yaml' },
  key: {
    takes: text('NAME', `the name of an annotation, such as ${linkKey}`),
    default: linkKey,
    summary: 'annotation that holds the link of an alert',
  },
  steps: { takes: stepCount, default: '3', summary: 'steps of a runbook that a message shows; 0 for none' },
  out: { takes: folder, summary: 'folder to write the templates and an example of receivers to' },
} as const satisfies Options;

export const notifyCommand: Command = {
  name: 'notify',
  summary: 'writes message templates whose links carry the values and start of an alert',
  details: [
    'With --out, it writes them, and receivers that use them. A file that you changed is never replaced.',
    'Run it again when runbooks change: the templates hold their first steps.',
  ],
  operands: [
    {
      takes: oneOf('SYSTEM', ['alertmanager', 'grafana', 'helm']),
      summary: 'what sends the messages; helm is kube-prometheus-stack',
      example: 'alertmanager',
    },
  ],
  options: notifyOptions,
  load: () => import('./notify.ts'),
};
