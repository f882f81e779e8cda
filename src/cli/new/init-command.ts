import type { Command, Options } from '../command.ts';
import { siteAddress } from '../common-options.ts';
import { folder, id, text } from '../value-kinds.ts';

export const initOptions = {
  name: { takes: text('NAME', 'a name'), summary: 'name of the site' },
  site: { takes: siteAddress, default: 'https://oncall.example.com/', summary: 'public address of the site' },
  service: { takes: id, default: 'my-service', summary: 'your first service' },
  team: { takes: id, default: 'on-call', summary: 'team that owns it' },
  program: {
    takes: text('SPEC', 'what npm installs: a version, a repository or a path'),
    summary:
      'what npm installs as alertbook; if not given, this version, or the path of a program that is not installed',
  },
} as const satisfies Options;

export const initCommand: Command = {
  name: 'init',
  summary: 'adds a small site of your own to a folder, beside what is there',
  details: [
    'It writes content that passes the checks, and files for npm, the editor and CI. Nothing that exists is overwritten: it says what it wrote, added and left, and what you may add.',
    'In a folder of a repository, the workflows go to the top of the repository, where a code host looks for them.',
  ],
  operands: [
    {
      takes: folder,
      isOptional: true,
      summary: 'folder to write into; this one if not given',
      example: 'ops',
    },
  ],
  options: initOptions,
  load: () => import('./init.ts'),
};
