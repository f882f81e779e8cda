import { buildCommand } from './build/build-command.ts';
import { checkCommand } from './check-command.ts';
import type { Command, CommandGroup } from './command.ts';
import { completionCommand } from './completion/completion-command.ts';
import { devCommand } from './dev-command.ts';
import { diffCommand } from './diff/diff-command.ts';
import { importCommand } from './import/import-command.ts';
import { initCommand } from './new/init-command.ts';
import { newCommands } from './new/new-commands.ts';
import { notifyCommand } from './notify-command.ts';
import { previewCommand } from './preview-command.ts';
import { rulesCommands } from './rules/rules-commands.ts';
import { schemasCommand } from './schemas-command.ts';
import { sloCommands } from './slo/slo-commands.ts';
import { urlsCommands } from './urls-commands.ts';

/** Every command, in the order of help. */
export const commands: readonly (Command | CommandGroup)[] = [
  initCommand,
  newCommands,
  importCommand,
  checkCommand,
  buildCommand,
  devCommand,
  previewCommand,
  diffCommand,
  rulesCommands,
  sloCommands,
  notifyCommand,
  urlsCommands,
  schemasCommand,
  completionCommand,
];

export function isGroup(entry: Command | CommandGroup): entry is CommandGroup {
  return 'commands' in entry;
}
