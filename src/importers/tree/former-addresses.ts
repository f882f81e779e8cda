import path from 'node:path';
import { parseAddress } from '../../../schemas/address.ts';
import { alertAddress } from '../../model/alerts/alerts.ts';
import { ledgerForm } from '../../model/site/ledger.ts';
import type { PageSource } from '../source/page-source.ts';
import { isIndexName, pageStem, withoutPageEnding } from '../write/names.ts';
import type { KeptAnchors } from './page-anchors.ts';
import type { PagePlan } from './plan-tree.ts';

/** Where the pages of a tree were published before. */
export interface OldSite {
  /** Path below which the folder was served, from the root of its host and with `/` at both ends: `/docs/`. */
  path: string;
  /** Its host, if that was named: `https://old.example.com`. */
  host: string | undefined;
}

/** Reads `/docs/` or `https://old.example.com/docs/`. */
export function oldSiteOf(publishedAt: string): OldSite {
  const [, host, below = ''] = /^(https?:\/\/[^/?#]+)?([^?#]*)/i.exec(publishedAt) ?? [];
  return { path: `/${below}/`.replace(/\/{2,}/g, '/'), host: host?.toLowerCase() };
}

/** Old addresses of a page, in the form of the ledger. */
export interface OldAddresses {
  /** Those that its source names, and those that most generators give its file. */
  sure: string[];
  /** Those that some generators give it: where another page has one too, nobody can say whose it was. */
  possible: string[];
}

/**
 * Addresses that led to a page before: what its front matter names, and, where the place of the old site is known, the paths
 * that generators make of its file.
 */
export function oldAddressesOf(
  { path: file, frontMatter }: Pick<PageSource, 'path' | 'frontMatter'>,
  site: OldSite | undefined,
): OldAddresses {
  const base = site?.path ?? '/';
  const named = namedIn(frontMatter?.fields ?? {}, file);
  const served = site === undefined ? { sure: [], possible: [] } : pathsOf(file, base);
  // Of a site below `/docs/`, an address may be written with that or without it.
  const isBelow = (one: string): boolean => base !== '/' && one.startsWith('/') && !one.startsWith(base);
  const fromRoot = (one: string): string => (one.startsWith('/') ? one : base + one);
  return {
    sure: addresses([...named.sure.map(fromRoot), ...served.sure]),
    possible: addresses([
      ...named.sure.filter(isBelow).map((one) => base + one.slice(1)),
      ...named.possible.map(fromRoot),
      ...served.possible,
    ]),
  };
}

function addresses(written: readonly string[]): string[] {
  const read = written.flatMap((one) => {
    const [plain = ''] = one.split(/[?#]/);
    const found = parseAddress(plain.replace(/(?<=\/)index\.html?$/i, ''));
    return 'address' in found && found.address !== '/' ? [found.address] : [];
  });
  return [...new Set(read)];
}

/** Fields with addresses that lead to the page: of Hugo, Jekyll, Docusaurus, VuePress, Eleventy, GOV.UK, Docsy, Starlight… */
const lists = [
  'aliases',
  'alias',
  'redirect_from',
  'redirectFrom',
  'redirects_from',
  'redirects',
  'old_paths',
  'old_urls',
  'permalink',
  'url',
];

/** Addresses that front matter names: from the root with a `/` in front, else from where the folder was served. */
function namedIn(fields: Readonly<Record<string, unknown>>, file: string): OldAddresses {
  const folder = folderOf(file);
  const written = lists.flatMap((name) => texts(Object.hasOwn(fields, name) ? fields[name] : undefined));
  const paths = written.filter(isPath);
  const slugs = texts(fields['slug']).filter(isPath);
  return {
    sure: [...paths, ...slugs].filter((one) => one.startsWith('/')),
    possible: [
      // Hugo counts from the folder of the page, Jekyll from the root.
      ...paths.filter((one) => !one.startsWith('/')).flatMap((one) => [one, path.posix.join(folder, one)]),
      // Hugo and Docusaurus name the last part of the address so, Starlight all of it.
      ...slugs.filter((one) => !one.startsWith('/')).flatMap((one) => [path.posix.join(folder, one), one]),
    ],
  };
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').map((one) => one.trim());
}

/** Neither the address of another host, nor a pattern such as `/:categories/:title/` or `{{ page.url }}`, nor `pretty`. */
function isPath(text: string): boolean {
  return text !== '' && !/[:{}\s]|^\/\/|^(?:pretty|date|ordinal|none|weekdate)$/.test(text);
}

function folderOf(file: string): string {
  const folder = path.posix.dirname(file);
  return folder === '.' ? '' : `${folder}/`;
}

function pathsOf(file: string, base: string): OldAddresses {
  const stem = withoutPageEnding(file);
  const served = servedPath(file);
  // Jekyll leaves out the sign of its collections, Docusaurus the numbers that order pages; Hugo writes small letters.
  const plain = served
    .split('/')
    .map((part) => part.replace(/^_/, '').replace(/^\d+\s*[-_.]+\s*(?=[^\d\s])/, ''))
    .join('/');
  const small = [served, plain].map((one) => one.toLowerCase().replace(/\s+/g, '-'));
  const encoded = (one: string): string => (base + one).split('/').map(encodeURIComponent).join('/');
  return {
    sure: [served, `${stem}.html`, file].map(encoded),
    possible: [plain, ...small].filter((one) => one !== served).map(encoded),
  };
}

function servedPath(file: string): string {
  return isIndexName(pageStem(file)) ? folderOf(file) : `${withoutPageEnding(file)}/`;
}

/** Lines for the ledger: names of sections that are not ids any more, each with where it leads now. */
export function formerSections(
  { address, alerts }: Pick<PagePlan, 'address' | 'alerts'>,
  { idByName, former }: KeptAnchors,
): [old: string, now: string][] {
  const pages = [ledgerForm(address), ...alerts.map((name) => ledgerForm(alertAddress(name)))];
  return pages.flatMap((page) =>
    former.map((name): [string, string] => {
      const id = idByName.get(name)!;
      return [`${page}#${ledgerForm(name)}`, id === '' ? page : `${page}#${ledgerForm(id)}`];
    }),
  );
}

/**
 * Old addresses of all pages, each with the page that has it now. What two pages may have had is nobody's, and so is what a
 * page has now.
 */
export function formerPages(pages: readonly { address: string; old: OldAddresses }[]): Map<string, string> {
  const now = new Set(pages.map(({ address }) => ledgerForm(address)));
  const former = new Map<string, string>();
  for (const { address, old } of pages)
    for (const one of old.sure) if (!now.has(one) && !former.has(one)) former.set(one, ledgerForm(address));
  const claims = Map.groupBy(
    pages.flatMap(({ address, old }) => old.possible.map((one) => ({ one, address }))),
    ({ one }) => one,
  );
  for (const [one, claimed] of claims) {
    const [only, ...others] = new Set(claimed.map(({ address }) => address));
    if (others.length === 0 && !now.has(one) && !former.has(one)) former.set(one, ledgerForm(only!));
  }
  return former;
}
