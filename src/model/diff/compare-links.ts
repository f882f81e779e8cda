import { AddressLookup } from '../site/address-lookup.ts';
import { splitAddress } from '../site/ledger.ts';
import { ownValue } from '../text/own-value.ts';
import type { UrlIndex } from '../site/url-index.ts';
import type { Change } from './changes.ts';
import { compareDeadLinks } from './compare-dead-links.ts';
import {
  destination,
  linkable,
  linkChange,
  opensOtherwise,
  renamedKeys,
  type LinkContext,
  type Lookups,
} from './link-state.ts';
import type { ContentState, SiteState } from './site-state.ts';

/**
 * Addresses that alerts may carry, that led somewhere on the old side and now lead nowhere or elsewhere: pages of alerts,
 * of runbooks and of anything else with a page, sections of texts, and former addresses. Addresses of people, objectives
 * and the like are told where these are.
 */
export function compareLinks(old: SiteState, now: SiteState, context: LinkContext): Change[] {
  const before = new AddressLookup(old.index);
  const after = new AddressLookup(now.index);
  const statesSite = ({ content }: SiteState): boolean => content!.documents.some(({ key }) => key === 'site/site');
  const movedSite = statesSite(old) && statesSite(now) ? siteChange(old.index, now.index) : [];
  const landings = new Set(changedLandings(old.content!, now.content!, context));
  const lookups = { before, after, landings };
  return [
    ...movedSite,
    ...compareDeadLinks(old, lookups, context, now.content!.retired),
    ...movedLinks(old, lookups, context),
    ...revivedLinks(old, after),
    ...newRedirects(before, now),
  ];
}

function siteChange(old: UrlIndex, now: UrlIndex): Change[] {
  if (old.site === now.site) return [];
  return [linkChange('moved', 'site', now.site, { values: [{ field: 'address', old: old.site, new: now.site }] })];
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
    const isSpelling = ownValue(old.index.alternates, address)?.kind === 'spelling';
    if (was === undefined || is === undefined || was === is || isSpelling) return [];
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
  return Object.entries(now.index.alternates).flatMap(([address, { of, kind }]) => {
    if (kind === 'spelling' || before.find(address) !== undefined) return [];
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
