import { AddressLookup } from '../address-lookup.ts';
import { splitAddress } from '../ledger.ts';
import type { UrlIndex } from '../url-index.ts';
import type { Change, ValueChange } from './changes.ts';
import type { DocumentPair } from './compare-documents.ts';
import type { AlertState, ContentState, SiteState } from './site-state.ts';

export interface LinkContext {
  pairs: readonly DocumentPair[];
  /** Keys of documents that one side cannot read. */
  unknown: ReadonlySet<string>;
}

/**
 * Addresses that alerts may carry, that led somewhere on the old side and now lead nowhere or elsewhere: pages of alerts,
 * of runbooks and of anything else with a page, sections of texts, and addresses of old. Addresses of people, objectives
 * and the like are told where these are.
 */
export function compareLinks(old: SiteState, now: SiteState, context: LinkContext): Change[] {
  const before = new AddressLookup(old.index);
  const after = new AddressLookup(now.index);
  const retired = now.content?.retired ?? {};
  const statesSite = ({ content }: SiteState): boolean => content!.documents.some(({ key }) => key === 'site/site');
  const movedSite = statesSite(old) && statesSite(now) ? siteChange(old.index, now.index) : [];
  const landings = new Set(changedLandings(old.content!, now.content!, context));
  const dead = deadLinks(old, { before, after, landings }, context).map(({ address, also }) =>
    deadChange(old.content!, address, also, retired),
  );
  return [
    ...movedSite,
    ...dead,
    ...movedLinks(old, { before, after, landings }, context),
    ...revivedLinks(old, after),
    ...newRedirects(before, now),
  ];
}

function siteChange(old: UrlIndex, now: UrlIndex): Change[] {
  if (old.site === now.site) return [];
  return [linkChange('moved', 'site', now.site, { values: [{ field: 'address', old: old.site, new: now.site }] })];
}

export function linkChange(kind: Change['kind'], noun: string, name: string, more: Partial<Change> = {}): Change {
  return { section: 'links', kind, noun, name, values: [], text: [], ...more };
}

/** Addresses of the old side that an alert may carry, each with the page that it showed. Sections stand after their page. */
function linkable({ index, content }: SiteState, { unknown }: LinkContext): { address: string; page: string }[] {
  const documents = content!.documents.filter(({ key, type }) => type !== 'part' && !unknown.has(key));
  const alerts = content!.alerts.filter(({ sources }) => !sources.some((source) => unknown.has(source)));
  const pages = [
    ...alerts.map(({ address }) => ({ address, anchors: anchorsOf(index, address) })),
    ...documents
      .filter(({ address }) => address !== '' && address !== '/')
      .map(({ address, anchors }) => ({ address, anchors })),
  ];
  return [
    ...pages.flatMap(({ address, anchors }) => [
      ...(address.includes('#') ? [] : [{ address, page: address }]),
      ...anchors.map((anchor) => ({ address: anchor, page: splitAddress(anchor).page })),
    ]),
    ...Object.keys(index.anchors).map((address) => ({ address, page: splitAddress(address).page })),
    ...Object.entries(index.alternates).map(([address, { of }]) => ({ address, page: of })),
  ];
}

/** Sections of the page of an alert that come from its runbook. */
function anchorsOf({ pages }: UrlIndex, address: string): string[] {
  const own = (pages[address] ?? []).filter((anchor) => anchor !== 'call' && anchor !== 'rules');
  return own.map((anchor) => `${address}#${anchor}`);
}

interface Lookups {
  before: AddressLookup;
  after: AddressLookup;
  /** Pages of alerts that show another text than before. */
  landings: ReadonlySet<string>;
}

interface DeadLink {
  address: string;
  /** Other addresses that died with it. */
  also: string[];
}

function deadLinks(old: SiteState, { before, after, landings }: Lookups, context: LinkContext): DeadLink[] {
  const deadPages = new Map<string, DeadLink>();
  const deadByAnchor = new Map<string, DeadLink>();
  const links: DeadLink[] = [];
  for (const { address, page } of linkable(old, context)) {
    const { page: own, anchor } = splitAddress(address);
    if (destination(before, address) === undefined || destination(after, address) !== undefined) continue;
    const home = deadPages.get(own) ?? deadPages.get(page);
    if (home) {
      home.also.push(address);
      continue;
    }
    if (anchor !== undefined && landings.has(own)) continue;
    // A section that is gone is gone from the page of the runbook and from those of its alerts.
    const twin = anchor === undefined ? undefined : deadByAnchor.get(sourceOf(old.content!, own, anchor));
    if (twin) {
      twin.also.push(address);
      continue;
    }
    const link: DeadLink = { address, also: [] };
    links.push(link);
    if (anchor === undefined) deadPages.set(address, link);
    else deadByAnchor.set(sourceOf(old.content!, own, anchor), link);
  }
  return links;
}

/** The section that an anchor stands for: the page of an alert shows one of its runbook. */
function sourceOf({ alerts }: ContentState, page: string, anchor: string): string {
  const runbook = alerts.find(({ address }) => address === page)?.runbook?.key;
  return `${runbook === undefined ? page : `/${runbook.replace('runbook/', 'runbooks/')}/`}#${anchor}`;
}

/** Where an address leads: a page, with the anchor where it has one. Undefined when it leads nowhere. */
function destination(lookup: AddressLookup, address: string): string | undefined {
  const { page, anchor } = splitAddress(address);
  const found = lookup.find(page);
  if (!found || anchor === undefined) return found?.page;
  const old = lookup.index.anchors[address];
  if (old !== undefined) return old;
  const anchors = lookup.anchorsOf(found.page);
  if (anchors === undefined || anchors.includes(anchor)) return `${found.page}#${anchor}`;
  return lookup.index.anchors[`${found.page}#${anchor}`];
}

function deadChange(
  old: ContentState,
  address: string,
  also: readonly string[],
  retired: Readonly<Record<string, string>>,
): Change {
  const { page } = splitAddress(address);
  const alert = old.alerts.find((alert) => alert.address === page);
  const landing = old.alerts.filter(
    ({ runbook }) => runbook !== null && page === `/${runbook.key.replace('runbook/', 'runbooks/')}/`,
  );
  const reason = retired[address] ?? retired[page];
  const values: ValueChange[] = [
    ...(reason === undefined ? [] : [{ field: 'retired because', new: reason }]),
    ...(landing.length > 0 && !alert
      ? [{ field: 'alerts that led there', old: namesText(landing.map(({ name }) => name)) }]
      : []),
    ...(also.length > 0 ? [{ field: 'and with it', old: namesText(also) }] : []),
  ];
  const kind = reason === undefined ? 'dead' : 'retired';
  return linkChange(
    kind,
    alert && address === page ? 'alert' : 'address',
    alert && address === page ? alert.name : address,
    {
      oldAddress: address,
      values,
    },
  );
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown;
}

/** Addresses that lead elsewhere than before, and not because the page that they led to was renamed. */
function movedLinks(old: SiteState, { before, after, landings }: Lookups, context: LinkContext): Change[] {
  const renamed = new Map(
    context.pairs.flatMap((pair) =>
      pair.old && pair.new ? [[pageOf(pair.old.address), pageOf(pair.new.address)] as const] : [],
    ),
  );
  const moved = new Set<string>();
  return linkable(old, context).flatMap(({ address }): Change[] => {
    const [was, is] = [destination(before, address), destination(after, address)];
    const { page, anchor } = splitAddress(address);
    if (was === undefined || is === undefined || was === is || old.index.alternates[address]?.kind === 'spelling')
      return [];
    const from = splitAddress(was);
    const to = splitAddress(is);
    const followed = renamed.get(from.page) ?? from.page;
    const isExpected = followed === to.page && from.anchor === to.anchor;
    if (isExpected || (anchor !== undefined && (moved.has(page) || landings.has(page)))) return [];
    if (anchor === undefined) moved.add(page);
    const alert = old.content!.alerts.find((alert) => alert.address === address);
    return [
      linkChange('moved', alert ? 'alert' : 'address', alert?.name ?? address, {
        address: is,
        oldAddress: address,
        values: [{ field: 'leads to', old: was, new: is }],
      }),
    ];
  });
}

function pageOf(address: string): string {
  return splitAddress(address).page;
}

/** Addresses of the ledger that led nowhere, and lead somewhere again. */
function revivedLinks(old: SiteState, after: AddressLookup): Change[] {
  return old.content!.dead.flatMap((address) => {
    const is = destination(after, address);
    if (is === undefined) return [];
    return [linkChange('revived', 'address', address, { address: is, values: [{ field: 'leads to', new: is }] })];
  });
}

/** Old addresses that the new side answers and the old one never had: an alias that was written. */
function newRedirects(before: AddressLookup, now: SiteState): Change[] {
  const dead = new Set(Object.keys(now.index.alternates).filter((address) => before.find(address) === undefined));
  return [...dead].flatMap((address) => {
    const { of, kind } = now.index.alternates[address]!;
    if (kind === 'spelling') return [];
    return [linkChange('added', 'address', address, { address: of, values: [{ field: 'leads to', new: of }] })];
  });
}

/** Pages of alerts that show another text than before: their sections go with it, and are told with the alert. */
function changedLandings(old: ContentState, now: ContentState, { pairs }: LinkContext): string[] {
  const keys = renamedKeys(pairs);
  const nowByName = new Map(now.alerts.map((alert) => [alert.name, alert]));
  return old.alerts.flatMap((alert) => {
    const is = nowByName.get(alert.name);
    return is && opensOtherwise(alert, is, keys) ? [alert.address] : [];
  });
}

/** Whether the link of an alert opens another runbook or section than before. */
export function opensOtherwise(old: AlertState, now: AlertState, keys: ReadonlyMap<string, string>): boolean {
  const was = old.runbook === null ? undefined : (keys.get(old.runbook.key) ?? old.runbook.key);
  return was !== now.runbook?.key || old.section !== now.section;
}

export function renamedKeys(pairs: readonly DocumentPair[]): Map<string, string> {
  return new Map(pairs.flatMap(({ old, new: now }) => (old && now ? [[old.key, now.key] as const] : [])));
}
