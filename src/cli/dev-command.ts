import type { Command, Options } from './command.ts';
import { contentOptions, siteOptions, todayOptions } from './common-options.ts';
import { port } from './value-kinds.ts';

export const devOptions = {
  ...contentOptions,
  base: siteOptions.base,
  site: siteOptions.site,
  ...todayOptions,
  port: { takes: port, default: '4321', summary: 'port to serve on; the next free one if it is taken' },
} as const satisfies Options;

export const devCommand: Command = {
  name: 'dev',
  summary: 'serves the site while you write',
  details: [
    'A page changes when its file does, and what is wrong is shown here and in the browser. It runs until Ctrl-C.',
  ],
  options: devOptions,
  mainOption: 'content',
  load: () => import('./dev.ts'),
};
