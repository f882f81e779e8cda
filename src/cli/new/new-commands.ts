import type { CommandGroup } from '../command.ts';

export const newCommands: CommandGroup = {
  name: 'new',
  summary: 'writes a file of content, or drafts of runbooks from alert rules',
  details: [
    'Each type has an option for each field that it needs. In a terminal you are asked for what you did not give. Nothing that exists is overwritten.',
    '`alertbook new runbook --from-rules FILE…` drafts a runbook for each alert of these rules that has none.',
  ],
  noun: 'type',
  // Schemas of content take half a second to load.
  commands: async () => (await import('./new-types.ts')).newTypeCommands(),
};
