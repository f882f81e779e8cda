import type { Command, Options } from './command.ts';
import { contentOptions, formatOptions, todayOptions } from './common-options.ts';

export const checkOptions = { ...contentOptions, ...formatOptions, ...todayOptions } as const satisfies Options;

export const checkCommand: Command = {
  name: 'check',
  summary: 'validates all content without building the site',
  details: ['Exit 1 when there are errors; warnings and notes pass. What each check finds is in docs/checks/.'],
  options: checkOptions,
  mainOption: 'content',
  load: () => import('./check.ts'),
};
