import type { Command, Options } from './command.ts';
import { contentOptions, siteOptions, todayOptions } from './common-options.ts';
import { folder, port, text } from './value-kinds.ts';

export const previewOptions = {
  out: { takes: folder, default: 'dist', summary: 'folder of the built site' },
  base: siteOptions.base,
  port: { takes: port, default: '4321', summary: 'port to serve on; the next free one if it is taken' },
  host: {
    takes: text('NAME', 'the name of this machine, such as localhost'),
    default: 'localhost',
    summary: 'name that the server listens on and answers to',
  },
  // `npm start` hands its options to both of its commands.
  content: { ...contentOptions.content, isIgnored: true },
  site: { ...siteOptions.site, isIgnored: true },
  today: { ...todayOptions.today, isIgnored: true },
} as const satisfies Options;

export const previewCommand: Command = {
  name: 'preview',
  summary: 'serves a built site',
  details: [
    'It serves only this machine unless --host says otherwise, and runs until Ctrl-C. It accepts only the names of this machine and NAME, so that another site cannot read it under a name of its own.',
  ],
  options: previewOptions,
  mainOption: 'out',
  load: () => import('./preview.ts'),
};
