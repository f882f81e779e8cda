import type { Command, Options } from './command.ts';
import { contentOptions } from './common-options.ts';
import { folder } from './value-kinds.ts';

export const schemasOptions = {
  ...contentOptions,
  workspace: { takes: folder, summary: 'folder that you open in your editor, if not the one you are in' },
} as const satisfies Options;

export const schemasCommand: Command = {
  name: 'schemas',
  summary: 'writes the JSON Schemas for editors',
  details: [
    'The schemas of all content types are written to .astro/collections/ of the folder that you open in your editor.',
  ],
  options: schemasOptions,
  mainOption: 'content',
  load: () => import('./schemas.ts'),
};
