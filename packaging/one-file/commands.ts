import { checkCommand } from '../../src/cli/check-command.ts';
import type { Command, CommandGroup } from '../../src/cli/command.ts';
import { rulesCheckCommand, rulesCommands } from '../../src/cli/rules/rules-commands.ts';

/** The commands that the file has. */
export const commands: readonly (Command | CommandGroup)[] = [
  checkCommand,
  { ...rulesCommands, commands: () => [rulesCheckCommand] },
];

export const isGroup = (entry: Command | CommandGroup): entry is CommandGroup => 'commands' in entry;
