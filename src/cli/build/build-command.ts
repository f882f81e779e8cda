import type { Command, Options } from '../command.ts';
import { siteOptions } from '../common-options.ts';
import { count, text } from '../value-kinds.ts';

export const buildOptions = {
  ...siteOptions,
  public: { summary: 'leaves out the fields under `internal:` in site.yaml, and fails if a page repeats one' },
  pack: { summary: 'also writes the site as one zip beside it, to read without a network' },
  preview: {
    takes: text('NAME', 'a short name on one line, such as `PR 123`'),
    summary: 'builds a preview of that name, such as "PR 123"',
  },
  diff: {
    takes: text('OLD', 'a revision, a content folder or a built site'),
    summary: 'marks in the preview what differs from a revision, a content folder or a built site',
  },
  workers: {
    takes: count,
    summary: 'threads that make pages besides the first one; 0 takes the least memory (default: by cores and pages)',
  },
  'trust-pages': { summary: 'keeps pages that run code (content/pages/) in the preview' },
} as const satisfies Options;

export const buildCommand: Command = {
  name: 'build',
  summary: 'checks the content and builds the site',
  details: [
    'The site is written whole or not at all: if anything is wrong, the last site stays as it was, and the exit code is 1.',
    'Preview pages are marked as not for incidents, link to the real page, ask not to be indexed, and keep nothing on the device.',
  ],
  options: buildOptions,
  mainOption: 'content',
  load: () => import('./build.ts'),
  savesMemory: true,
};
