import type { Command, CommandGroup, Options } from '../command.ts';
import { file, folder, id, oneOf } from '../value-kinds.ts';

export const sloImportOptions = {
  content: { takes: folder, default: 'content', summary: 'content folder to add to' },
  service: { takes: id, summary: 'service of all of them, if it is not the one that the files name' },
  'dry-run': { summary: 'shows what would be written, and writes nothing' },
} as const satisfies Options;

export const sloExportOptions = {
  content: { takes: folder, default: 'content', summary: 'content folder to read' },
  format: {
    takes: oneOf('FORMAT', ['openslo', 'sloth', 'pyrra']),
    summary: 'program that the files are for',
  },
  out: { takes: folder, summary: 'folder to write files into, instead of standard output' },
} as const satisfies Options;

const commands: readonly Command[] = [
  {
    name: 'slo import',
    summary: 'writes objectives from files of Sloth, Pyrra and OpenSLO',
    details: [
      'Every value of a file goes into an objective or is reported with its place. Files are never changed, and nothing that exists is overwritten.',
      'Exit 1 when a file or an objective cannot be read; the others are written.',
    ],
    operands: [{ takes: file, isRepeated: true, summary: 'files of specifications', example: 'slos/checkout.yaml' }],
    options: sloImportOptions,
    load: () => import('./slo-import.ts'),
  },
  {
    name: 'slo export',
    summary: 'writes objectives as files of OpenSLO, Sloth or Pyrra',
    details: [
      'An objective without something that the program needs is an error, and is not exported. Values that the program has no field for are reported.',
      'Exit 1 when an objective could not be exported; the others are written.',
    ],
    operands: [
      {
        takes: id,
        isRepeated: true,
        isOptional: true,
        summary: 'services; all of them if none is named',
        example: 'checkout',
      },
    ],
    options: sloExportOptions,
    mainOption: 'format',
    load: () => import('./slo-export.ts'),
  },
];

export const sloCommands: CommandGroup = {
  name: 'slo',
  summary: 'imports objectives from other programs, and exports them',
  noun: 'command',
  commands: () => commands,
};
