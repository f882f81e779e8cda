import { alertAddress } from '../alerts/alerts.ts';
import { searchKinds, type SearchEntry } from './search.ts';
import { searchIndexTexts } from '../../texts/search.ts';

/** Of the format below. A page of one version of the site may meet an index of another. */
export const searchIndexVersion = 1;

/** Entries as they travel: what can be worked out from what is beside it is left out. */
export interface PackedIndex {
  version: number;
  /** Id of each service, and its name where that differs. */
  services: [id: string, name?: string][];
  levels: string[];
  entries: PackedEntry[];
}

/** Kind as a place in `searchKinds`; service and level as places in their lists, from 1; 0 for what is not there. */
type PackedEntry = [
  kind: number,
  title: string,
  service?: number,
  level?: number,
  address?: string | 0,
  ...words: string[],
];

/** @returns The index as it travels. */
export function packSearchIndex(entries: readonly SearchEntry[]): PackedIndex {
  const names = new Map<string, string>();
  for (const { service } of entries) if (service) names.set(service.id, service.name);
  const ids = [...names.keys()];
  const levels = [...new Set(entries.flatMap(({ level }) => level ?? []))];
  let page = '';
  const packed = entries.map((entry) => {
    const guessed = guessAddress(entry, page);
    const address = entry.address === guessed ? 0 : shorten(entry, page);
    if (entry.kind !== 'section') page = entry.address;
    const fields: PackedEntry = [
      searchKinds.indexOf(entry.kind),
      entry.title,
      entry.service ? ids.indexOf(entry.service.id) + 1 : 0,
      entry.level === undefined ? 0 : levels.indexOf(entry.level) + 1,
      address,
      ...entry.words,
    ];
    while (fields.at(-1) === 0 && fields.length > 2) fields.pop();
    return fields;
  });
  return {
    version: searchIndexVersion,
    services: ids.map((id) => (names.get(id) === id ? [id] : [id, names.get(id)!])),
    levels,
    entries: packed,
  };
}

/** @throws Error when what arrived is not an index of this version; the message is for the reader. */
export function unpackSearchIndex(index: unknown): SearchEntry[] {
  const { version, services, levels, entries } = (index ?? {}) as Partial<PackedIndex>;
  if (version === undefined || !services || !levels || !entries) throw new Error(searchIndexTexts.inPart);
  if (version !== searchIndexVersion) throw new Error(searchIndexTexts.otherVersion);
  let page = '';
  return entries.map(([kindPlace, title, servicePlace = 0, levelPlace = 0, written = 0, ...words]) => {
    const kind = searchKinds[kindPlace]!;
    const named = services[servicePlace - 1];
    const service = named && { id: named[0], name: named[1] ?? named[0] };
    const known = { kind, title, service };
    const address = written === 0 ? guessAddress(known, page) : (kind === 'section' ? page : prefixes[kind]) + written;
    if (kind !== 'section') page = address;
    return { ...known, address, words, level: levels[levelPlace - 1] };
  });
}

const prefixes = {
  alert: '/alerts/',
  runbook: '/runbooks/',
  section: '',
  service: '/services/',
  guide: '/guides/',
  person: '/contacts/#',
  channel: '/contacts/#',
  slo: '/slos/#',
  severity: '/severities/#',
} satisfies Record<SearchEntry['kind'], string>;

/** What is behind the part of an address that its kind, or the page of a section, tells. */
function shorten({ kind, address }: SearchEntry, page: string): string {
  return address.slice((kind === 'section' ? page : prefixes[kind]).length);
}

/** The address that most things of this name would have. @param page Page that a section is of. */
function guessAddress({ kind, title, service }: Pick<SearchEntry, 'kind' | 'title' | 'service'>, page: string): string {
  const id = service?.id ?? '';
  switch (kind) {
    case 'alert':
      return alertAddress(title);
    case 'runbook':
      return `/runbooks/${id}/${slugOf(title)}/`;
    case 'guide':
      return `/guides/${id}${id && '/'}${slugOf(title)}/`;
    case 'service':
      return `/services/${id}/`;
    case 'section':
      return `${page}#${slugOf(title)}`;
    case 'slo':
      return `/slos/#${id}-${slugOf(title)}`;
    default:
      return prefixes[kind] + slugOf(title);
  }
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
