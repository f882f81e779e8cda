import type { Options } from './command.ts';
import { reporters } from '../outputs/reporters.ts';
import { colorChoices } from './terminal.ts';
import { address, basePath, day, folder, oneOf } from './value-kinds.ts';

/** Options that every command has. */
export const commonOptions = {
  color: {
    takes: oneOf('WHEN', colorChoices),
    default: 'auto',
    summary: 'colours: auto (where the terminal shows them and NO_COLOR is not set), always or never',
  },
  cache: { takes: folder, summary: 'folder for the cache; by default one of your own' },
} as const satisfies Options;

export const contentOptions = {
  content: { takes: folder, default: 'content', summary: 'content folder' },
} as const satisfies Options;

export const todayOptions = {
  today: { takes: day, summary: 'date to use instead of today, for reviews and next dates' },
} as const satisfies Options;

export const formatOptions = {
  format: {
    takes: oneOf(
      'FORMAT',
      reporters.map(({ name }) => name),
    ),
    default: 'text',
    summary: `how findings are printed: ${reporters.map(({ name, description }) => `${name} (${description})`).join(', ')}`,
  },
} as const satisfies Options;

export const siteAddress = address('https://oncall.example.com/');

/** Where a site is built from and for. */
export const siteOptions = {
  ...contentOptions,
  out: { takes: folder, default: 'dist', summary: 'folder that the site is written to' },
  base: { takes: basePath, summary: 'path that the site is served under, if not that of its address' },
  site: { takes: siteAddress, summary: 'public address of the site, if not `url:` of site.yaml' },
  ...todayOptions,
} as const satisfies Options;
