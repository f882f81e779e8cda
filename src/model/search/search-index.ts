import { alertAddress } from '../alerts/alerts.ts';
import { readNumbers, writeNumbers } from './number-text.ts';
import { searchKinds, type SearchEntry } from './search.ts';
import { atOnce, type Steps } from './steps.ts';
import { searchIndexTexts } from '../../texts/search.ts';

/** Of the format below. A page of one version of the site may meet an index of another. */
export const searchIndexVersion = 2;

/** Entries as they travel: what can be worked out from what is beside it is left out. */
export interface PackedIndex {
  version: number;
  /** Id of each service, and its name where that differs. */
  services: [id: string, name?: string][];
  levels: string[];
  /** Alerts come first, and there may be thousands. */
  alerts: PackedAlerts;
  /** What comes after them. */
  entries: PackedEntry[];
}

/** Alerts by what they have, each a text of `writeNumbers`; service and level as in an entry. */
interface PackedAlerts {
  /** Parts of names, the one that stands in most names first. */
  parts: string[];
  /** Of each name: how many parts are those of the name before it, how many follow, and which those are. */
  names: string;
  services: string;
  levels: string;
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
  const serviceOf = ({ service }: SearchEntry): number => (service ? ids.indexOf(service.id) + 1 : 0);
  const levelPlaceOf = ({ level }: SearchEntry): number => (level === undefined ? 0 : levels.indexOf(level) + 1);
  const firstOther = entries.findIndex((entry) => !isPlainAlert(entry));
  const alerts = firstOther === -1 ? entries : entries.slice(0, firstOther);
  let page = '';
  const packed = entries.slice(alerts.length).map((entry) => {
    const guessed = guessAddress(entry, page);
    const address = entry.address === guessed ? 0 : shorten(entry, page);
    if (entry.kind !== 'section') page = entry.address;
    const fields: PackedEntry = [
      searchKinds.indexOf(entry.kind),
      entry.title,
      serviceOf(entry),
      levelPlaceOf(entry),
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
    alerts: {
      ...packNames(alerts.map(({ title }) => title)),
      services: writeNumbers(alerts.map(serviceOf)),
      levels: writeNumbers(alerts.map(levelPlaceOf)),
    },
    entries: packed,
  };
}

/** Whether its name says everything of an alert but its service and its level. */
function isPlainAlert(entry: SearchEntry): boolean {
  return entry.kind === 'alert' && entry.words.length === 0 && entry.address === guessAddress(entry, '');
}

/** What `PackedAlerts` has of names. The parts are how names are written in most places; any other sign is one by itself. */
function packNames(names: readonly string[]): Pick<PackedAlerts, 'parts' | 'names'> {
  const partsOfNames = names.map(
    (name) => name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\0-\x7f]+|[^A-Za-z\d]/g) ?? [],
  );
  const counts = new Map<string, number>();
  for (const part of partsOfNames.flat()) counts.set(part, (counts.get(part) ?? 0) + 1);
  const parts = [...counts.keys()].toSorted((a, b) => counts.get(b)! - counts.get(a)!);
  const places = new Map(parts.map((part, place) => [part, place]));
  let before: readonly string[] = [];
  const numbers = partsOfNames.flatMap((own) => {
    const differs = own.findIndex((part, index) => part !== before[index]);
    const shared = differs === -1 ? own.length : differs;
    before = own;
    return [shared, own.length - shared, ...own.slice(shared).map((part) => places.get(part)!)];
  });
  return { parts, names: writeNumbers(numbers) };
}

/** @throws Error when what arrived is not an index of this version; the message is for the reader. */
export function unpackSearchIndex(index: unknown): SearchEntry[] {
  return atOnce(unpackInSteps(index));
}

/** As `unpackSearchIndex`, with a pause after every few entries in which others can work. */
export function* unpackInSteps(index: unknown): Steps<SearchEntry[]> {
  const { version, services, levels, alerts, entries } = (index ?? {}) as Partial<PackedIndex>;
  if (version !== undefined && version !== searchIndexVersion) throw new Error(searchIndexTexts.otherVersion);
  if (version === undefined || !services || !levels || !alerts || !entries) throw new Error(searchIndexTexts.inPart);
  const named = services.map(([id, name = id]) => ({ id, name }));
  const unpacked: SearchEntry[] = [];
  for (const alert of alertsIn(alerts)) {
    const { title, service, level } = alert;
    const address = alertAddress(title);
    unpacked.push({ kind: 'alert', title, service: named[service - 1], address, words: [], level: levels[level - 1] });
    if (unpacked.length % entriesInStep === 0) yield;
  }
  let page = '';
  for (const [kindPlace, title, servicePlace = 0, levelPlace = 0, written = 0, ...words] of entries) {
    const kind = searchKinds[kindPlace]!;
    const known = { kind, title, service: named[servicePlace - 1] };
    const address = written === 0 ? guessAddress(known, page) : (kind === 'section' ? page : prefixes[kind]) + written;
    if (kind !== 'section') page = address;
    unpacked.push({ ...known, address, words, level: levels[levelPlace - 1] });
    if (unpacked.length % entriesInStep === 0) yield;
  }
  return unpacked;
}

/** A phone takes a few milliseconds for so many. */
const entriesInStep = 200;

function* alertsIn(packed: PackedAlerts): Generator<{ title: string; service: number; level: number }> {
  const numbers = readNumbers(packed.names);
  const services = readNumbers(packed.services);
  const levels = readNumbers(packed.levels);
  let own: string[] = [];
  let at = 0;
  for (const [index, service] of services.entries()) {
    const start = at + 2;
    const end = start + numbers[at + 1]!;
    own = [...own.slice(0, numbers[at]), ...numbers.slice(start, end).map((place) => packed.parts[place]!)];
    at = end;
    yield { title: own.join(''), service, level: levels[index]! };
  }
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
