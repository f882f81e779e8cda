import { longestComment } from '../../outputs/diff-markdown.ts';
import type { Command, Options } from '../command.ts';
import { contentOptions, siteAddress, todayOptions } from '../common-options.ts';
import { address, file, oneOf, text } from '../value-kinds.ts';

const preview = address('https://preview.example.com/pr-123/');
const side = {
  takes: text('OLD', 'a content folder, a built site or a revision'),
  summary: 'content folder, built site or git revision to compare with',
  example: 'main',
};

export const diffOptions = {
  ...contentOptions,
  format: {
    takes: oneOf('FORMAT', ['markdown', 'json', 'html']),
    default: 'markdown',
    summary: 'markdown (a comment), json (for tools) or html (a page of its own)',
  },
  out: { takes: file, summary: 'file that the report is written to, instead of printing it' },
  limit: {
    takes: {
      name: 'N',
      expected: 'a number of characters from 2000 on',
      isValid: (written: string) => /^\d{4,9}$/.test(written) && Number(written) >= 2000,
    },
    default: String(longestComment),
    summary: 'maximum number of Markdown characters; the default fits a GitHub comment',
  },
  preview: { takes: preview, summary: 'address where the new side can be seen; names in the Markdown link there' },
  full: { takes: preview, summary: 'address of the whole report, in case the Markdown is cut' },
  site: { takes: siteAddress, summary: 'public address of both sides, if not `url:` of site.yaml' },
  ...todayOptions,
  strict: { summary: 'exit 1 if an alert link dies, an alert loses its runbook, or an error is new' },
} as const satisfies Options;

export const diffCommand: Command = {
  name: 'diff',
  summary: 'shows what a change does for people on call',
  details: [
    'It reports alert links that die or move, commands, contacts, severities, objectives with their error budgets, recovery, maintenance, pages, reviews and problems, and nothing that did not change.',
    '`alertbook diff main` shows what your branch does: NEW is the content folder as it is now, unless you name another side.',
    'Exit 0 when both sides could be compared, even if some of their files cannot be read: the report names them.',
  ],
  operands: [
    side,
    { ...side, takes: { ...side.takes, name: 'NEW' }, isOptional: true, summary: 'the same for the new side' },
  ],
  options: diffOptions,
  load: () => import('./diff.ts'),
};
