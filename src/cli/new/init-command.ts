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
    summary: 'what npm installs as alertbook in CI; the path of this program if not given',
  },
} as const satisfies Options;

export const initCommand: Command = {
  name: 'init',
  summary: 'writes a small site of your own into an empty folder',
  details: [
    'It writes content that passes the checks, and files for the editor and for CI. Nothing that exists is overwritten.',
  ],
  operands: [
    {
      takes: folder,
      isOptional: true,
      summary: 'empty folder to write into; this one if not given',
      example: 'my-site',
    },
  ],
  options: initOptions,
  load: () => import('./init.ts'),
};
