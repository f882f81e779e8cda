import type { Command, CommandGroup, Operand, Options } from './command.ts';
import { contentOptions } from './common-options.ts';
import { text } from './value-kinds.ts';

const address = (name: string, summary: string, example: string): Operand => ({
  takes: text(name, 'an address such as /runbooks/shop/down/#impact'),
  summary,
  example,
});

export const urlsOptions = { ...contentOptions } as const satisfies Options;
export const retireOptions = {
  ...contentOptions,
  reason: { takes: text('WHY', 'one line of text'), summary: 'why, for readers of old links' },
} as const satisfies Options;

const commands: readonly Command[] = [
  {
    name: 'urls list',
    summary: 'shows every recorded address and where it leads',
    options: urlsOptions,
    mainOption: 'content',
    load: async () => ({ run: (await import('./urls.ts')).list }),
  },
  {
    name: 'urls record',
    summary: 'adds the addresses that are new',
    options: urlsOptions,
    mainOption: 'content',
    load: async () => ({ run: (await import('./urls.ts')).record }),
  },
  {
    name: 'urls move',
    summary: 'makes an old address lead to a new one',
    operands: [
      address('OLD', 'address that the ledger has', '/runbooks/shop/down/'),
      address('NEW', 'address that exists', '/runbooks/shop/outage/'),
    ],
    options: urlsOptions,
    load: async () => ({ run: (await import('./urls.ts')).move }),
  },
  {
    name: 'urls fix',
    summary: 'moves what was renamed, where there is no doubt',
    options: urlsOptions,
    mainOption: 'content',
    load: async () => ({ run: (await import('./urls.ts')).fix }),
  },
  {
    name: 'urls retire',
    summary: 'lets an address lead nowhere, on purpose',
    operands: [address('ADDRESS', 'address of a page or section that is gone', '/runbooks/shop/down/')],
    options: retireOptions,
    load: async () => ({ run: (await import('./urls.ts')).retire }),
  },
];

export const urlsCommands: CommandGroup = {
  name: 'urls',
  summary: 'shows, records, moves and retires addresses',
  details: [
    'All but `urls list` write the ledger, content/urls.lock, and nothing else. `alertbook urls` alone is `alertbook urls list`.',
  ],
  noun: 'command',
  commands: () => commands,
  usual: 'urls list',
};
