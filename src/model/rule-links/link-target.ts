import { decodedAddress, lastPartOf, type AddressLookup, type FoundPage } from '../site/address-lookup.ts';
import { textOf, type AlertLink, type Stretch } from './alert-link.ts';
import { ledgerForm } from '../site/ledger.ts';
import { ownValue } from '../text/own-value.ts';
import { throughFilters } from './link-template.ts';
import type { UrlIndex } from '../site/url-index.ts';
import { Wildcard } from './wildcard.ts';

/** Where a link leads. */
export type LinkTarget =
  /** A template makes the whole link, so that nobody can tell. */
  | { kind: 'unknown' }
  /** To another site, or outside the folder of this one. */
  | { kind: 'elsewhere' }
  /** To no page. `address` is what was looked for, undefined where templates leave it open. */
  | { kind: 'dead-page'; address: string | undefined }
  | { kind: 'dead-anchor'; pages: string[]; anchor: string; anchors: string[] }
  | { kind: 'alive'; pages: string[]; detour: Detour | undefined };

/** Why a link that works should be written in another way. */
export interface Detour {
  by: 'slash' | 'spelling' | 'moved' | 'old-anchor' | 'scheme' | 'prefix';
  /** Address that it leads to, with the anchor. Undefined where templates leave it open. */
  to: string | undefined;
}

/** Text of a part of a link, with templates that can be anything as {@link wild}. */
type Pattern = string;
const wild = '\uFDD1';

/** Behind this many UTF-16 units no value is filled in: labels that are long, and are there often, make texts of any size. */
const longestPattern = 65_536;

/** @param valueOf Value of a label, where the rule tells it. */
export function resolveLink(
  link: AlertLink,
  valueOf: (label: string) => string | undefined,
  lookup: AddressLookup,
): LinkTarget {
  const prefix = prefixOf(link, lookup.index);
  if (prefix) return resolveBelow(link, prefix, valueOf, lookup);
  const path = patternOf(link, link.path, valueOf);
  if (link.host === undefined && new RegExp(`^${wild}+/?$`).test(path)) return { kind: 'unknown' };
  const site = new URL(lookup.index.site);
  const hosts = link.host && new Wildcard(hostOf(patternOf(link, link.host, valueOf)).split(wild), { never: '/' });
  if (hosts && !hosts.test(site.host)) return { kind: 'elsewhere' };
  const pages = path.includes(wild)
    ? findAll(path, site, link.host === undefined, lookup)
    : findOne(path, site, lookup);
  if (pages === 'elsewhere') return { kind: 'elsewhere' };
  if (pages.length === 0)
    return { kind: 'dead-page', address: path.includes(wild) ? undefined : (addressBelow(path, site) ?? path) };
  return withAnchor(link, pages, patternOf(link, link.fragment, valueOf), lookup);
}

/** A beginning of links that stands for an address of the site, and where it ends in a link. */
interface LinkPrefix {
  end: number;
  address: string;
}

/** The longest beginning of a link that the site says to stand for an address of its own. */
export function prefixOf({ text, whole, path }: AlertLink, { prefixes = {} }: UrlIndex): LinkPrefix | undefined {
  const written = text.slice(whole.start, path.end);
  let longest: LinkPrefix | undefined;
  for (const [prefix, address] of Object.entries(prefixes)) {
    const end = whole.start + prefix.length;
    if (written.startsWith(prefix) && end > (longest?.end ?? 0)) longest = { end, address };
  }
  return longest;
}

/** Other systems keep the ending of a file, and the name of the one that stands for its folder. */
function resolveBelow(
  link: AlertLink,
  { end, address }: LinkPrefix,
  valueOf: (label: string) => string | undefined,
  lookup: AddressLookup,
): LinkTarget {
  const rest = patternOf(link, { start: end, end: link.path.end }, valueOf).replace(/^\//, '');
  const path = address.replace(/\/*$/, '/') + rest;
  const bare = path.replace(/\.(?:mdx?|html?|adoc|rst)$/i, '');
  const below = [path, bare, bare.replace(/\/(?:README|index|_index)$/i, '/')];
  const base = new URL(lookup.index.site);
  for (const candidate of below) {
    const pages = candidate.includes(wild)
      ? findAll(base.pathname.replace(/\/$/, '') + candidate, base, false, lookup)
      : [lookup.find(candidate)].filter((page) => page !== undefined);
    if (pages.length === 0) continue;
    const target = withAnchor(link, pages, patternOf(link, link.fragment, valueOf), lookup);
    if (target.kind !== 'alive') return target;
    const anchor = link.fragment ? `#${ledgerForm(textOf(link, link.fragment))}` : '';
    const isOne = target.pages.length === 1 && !anchor.includes('{{');
    return {
      ...target,
      detour: { by: 'prefix', to: target.detour?.to ?? (isOne ? target.pages[0]! + anchor : undefined) },
    };
  }
  return { kind: 'dead-page', address: path.includes(wild) ? undefined : bare };
}

function patternOf(
  link: AlertLink,
  stretch: Stretch | undefined,
  valueOf: (label: string) => string | undefined,
): Pattern {
  if (!stretch) return '';
  let pattern = '';
  let from = stretch.start;
  for (const { start, end, kind, name, filters } of link.templates) {
    if (start < stretch.start || end > stretch.end) continue;
    const value = kind === 'label' && pattern.length < longestPattern ? valueOf(name) : undefined;
    pattern +=
      link.text.slice(from, start) + ((value === undefined ? undefined : throughFilters(value, filters)) ?? wild);
    from = end;
  }
  return pattern + link.text.slice(from, stretch.end);
}

/** Host as addresses are compared: in lower case, without who asks and without the port that goes without saying. */
function hostOf(pattern: Pattern): Pattern {
  return pattern
    .replace(/^.*@/, '')
    .replace(/\.?(?::(?:80|443))?$/, '')
    .toLowerCase();
}

/** Address from the site's root; undefined outside the site's folder. */
function addressBelow(path: string, { pathname }: URL): string | undefined {
  const base = pathname.replace(/\/$/, '');
  if (path === base || path === '') return '/';
  return decodedAddress(path).startsWith(`${decodedAddress(base)}/`) ? path.slice(base.length) : undefined;
}

function findOne(path: string, site: URL, lookup: AddressLookup): FoundPage[] | 'elsewhere' {
  const address = addressBelow(path, site);
  if (address === undefined) return lookup.find(path) ? [] : 'elsewhere';
  const found = lookup.find(address);
  return found ? [found] : [];
}

/** An open start may stand for the host, with any part of the way behind it. */
function findAll(path: Pattern, site: URL, isOpenStart: boolean, lookup: AddressLookup): FoundPage[] {
  const base = site.pathname.replace(/\/$/, '');
  const last = lastPartOf(path);
  const knownLast = last.includes(wild) || last === 'index.html' || last === '' ? undefined : last;
  const whole = isOpenStart && path.startsWith(wild);
  const texts = (whole ? path.slice(1) : path).split(wild);
  const pattern = new Wildcard(texts, { never: '/', isOpen: whole });
  return lookup.findAll(pattern, knownLast, (whole ? site.origin : '') + base);
}

/** An anchor has to be on one of the pages. */
function withAnchor(
  link: AlertLink,
  found: readonly FoundPage[],
  fragment: Pattern,
  lookup: AddressLookup,
): LinkTarget {
  const pages = [...new Set(found.map(({ page }) => page))];
  const anchor = decodedAddress(fragment.split(':~:', 1)[0]!);
  const alive = (ways: readonly FoundPage[], by: Detour['by'] | undefined, to?: string): LinkTarget => ({
    kind: 'alive',
    pages: [...new Set(ways.map(({ page }) => page))],
    detour: detourOf(link, ways, by, to, anchor, lookup),
  });
  if (anchor === '' || anchor.toLowerCase() === 'top') return alive(found, undefined);
  const fits = anchor.includes(wild) ? new Wildcard(anchor.split(wild)) : undefined;
  const isAnchor = (name: string): boolean => (fits ? fits.test(name) : decodedAddress(name) === anchor);
  const withIt = found.filter(({ page }) => lookup.anchorsOf(page)?.some(isAnchor) ?? true);
  if (withIt.length > 0) return alive(withIt, undefined);
  for (const way of found)
    for (const address of [way.address, way.page]) {
      const old = lookup.oldAnchorsOf(address).find(isAnchor);
      if (old !== undefined)
        return alive([way], 'old-anchor', fits ? undefined : ownValue(lookup.index.anchors, `${address}#${old}`));
    }
  return {
    kind: 'dead-anchor',
    pages,
    anchor: textOf(link, link.fragment),
    anchors: [...new Set(pages.flatMap((page) => lookup.anchorsOf(page) ?? []))],
  };
}

function detourOf(
  link: AlertLink,
  ways: readonly FoundPage[],
  by: Detour['by'] | undefined,
  to: string | undefined,
  anchor: string,
  lookup: AddressLookup,
): Detour | undefined {
  if (by) return { by, to };
  const isOpen = link.templates.some(({ start, end }) => start >= link.path.start && end <= link.path.end);
  const way = ways.find(({ by }) => by === 'itself') ?? ways[0]!;
  const address = way.page + (anchor === '' ? '' : `#${ledgerForm(anchor)}`);
  const isKnown = !isOpen || ways.length === 1;
  if (way.by !== 'itself') return { by: way.by, to: isKnown && !anchor.includes(wild) ? address : undefined };
  const scheme = new URL(lookup.index.site).protocol.slice(0, -1);
  return link.scheme !== undefined && link.scheme !== scheme
    ? { by: 'scheme', to: isOpen ? undefined : address }
    : undefined;
}
