import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { firstOfEach, usesInCommands, type CommandUse } from './commands/parameter-uses.ts';

/** A link can bring any value: it must not decide which program runs, or what the program is told to do. */
export const parameterChoosesCommand = {
  id: 'parameter/chooses-command',
  level: 'warning',
  summary: 'No parameter is the name of a command, or a whole option.',
  run: (catalogue: Catalogue) =>
    firstOfEach(
      usesInCommands(catalogue).filter((use) => roleOf(use) !== undefined),
      (use) => roleOf(use)!,
    ).map((use) => ({
      message: `\`{{${use.name}}}\` is ${roleOf(use)}: whoever writes the link decides what runs.`,
      hint: 'Write the command out, and let the parameter be the value of an argument. Two commands are two blocks.',
      at: use.at,
    })),
} satisfies Check;

function roleOf({ command: { place }, declared }: CommandUse): string | undefined {
  if ('why' in place && place.why.kind === 'command-name') return 'the name of a command';
  const isOption = [declared?.example, declared?.default].some((value) => value?.startsWith('-'));
  if (isOption || ('why' in place && place.why.kind === 'option-name')) return 'an option, or a part of its name';
  return undefined;
}
