import type { Command, Options } from '../command.ts';
import { siteOptions } from '../common-options.ts';
import { text } from '../value-kinds.ts';

export const buildOptions = {
  ...siteOptions,
  public: { summary: 'leaves out what `internal:` of site.yaml names, and refuses to build where a page repeats it' },
  pack: { summary: 'also writes the site as one zip beside it, to read without a network' },
  preview: {
    takes: text('NAME', 'a short name on one line, such as `PR 123`'),
    summary: 'builds a preview of that name, such as "PR 123"',
  },
  diff: {
    takes: text('OLD', 'a revision, a content folder or a built site'),
    summary: 'marks in the preview what differs from a revision, a content folder or a built site',
  },
  'trust-pages': { summary: 'keeps pages that run code (content/pages/) in the preview' },
} as const satisfies Options;

export const buildCommand: Command = {
  name: 'build',
  summary: 'checks the content and builds the site',
  details: [
    'The site is written whole or not at all: if anything is wrong, the last site stays as it was, and the exit code is 1.',
    'Each page of a preview says that it is not for incidents and leads to the real one, asks not to be indexed, and keeps nothing on the reader’s device.',
  ],
  options: buildOptions,
  mainOption: 'content',
  load: () => import('./build.ts'),
  savesMemory: true,
};
