import type { Command, CommandGroup, Options } from '../command.ts';
import { file, folder, id } from '../value-kinds.ts';

export const sloImportOptions = {
  content: { takes: folder, default: 'content', summary: 'content folder to add to' },
  service: { takes: id, summary: 'service of all of them, if it is not the one that the files name' },
  'dry-run': { summary: 'says what would be written, and writes nothing' },
} as const satisfies Options;

const commands: readonly Command[] = [
  {
    name: 'slo import',
    summary: 'writes objectives from files of Sloth, Pyrra and OpenSLO',
    details: [
      'Each value of a file is in an objective, or is named with its place. Files are never changed, and nothing that exists is overwritten.',
      'Exit 1 when a file or an objective cannot be read; the others are written.',
    ],
    operands: [{ takes: file, isRepeated: true, summary: 'files of specifications', example: 'slos/checkout.yaml' }],
    options: sloImportOptions,
    load: () => import('./slo-import.ts'),
  },
];

export const sloCommands: CommandGroup = {
  name: 'slo',
  summary: 'imports objectives from the specifications of other programs',
  noun: 'command',
  commands: () => commands,
};
