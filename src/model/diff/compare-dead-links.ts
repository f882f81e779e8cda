import { splitAddress } from '../site/ledger.ts';
import { ownValue } from '../text/own-value.ts';
import type { Change, ValueChange } from './changes.ts';
import { destination, linkable, linkChange, type LinkContext, type Lookups } from './link-state.ts';
import type { ContentState, SiteState } from './site-state.ts';

/** Addresses that led somewhere and lead nowhere any more, each with those that died with it. */
export function compareDeadLinks(
  old: SiteState,
  lookups: Lookups,
  context: LinkContext,
  retired: Readonly<Record<string, string>>,
): Change[] {
  return deadLinks(old, lookups, context).map(({ address, also }) => deadChange(old.content!, address, also, retired));
}

interface DeadLink {
  address: string;
  /** Other addresses that died with it. */
  also: string[];
}

function deadLinks(old: SiteState, { before, after, landings }: Lookups, context: LinkContext): DeadLink[] {
  const deadPages = new Map<string, DeadLink>();
  const deadByKey = new Map<string, DeadLink>();
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
    // A section that is gone is gone from the page of the runbook and from those of its alerts, and spellings go together.
    const key = keyOf(old, { address, page });
    const twin = key === undefined ? undefined : deadByKey.get(key);
    if (twin) {
      twin.also.push(address);
      continue;
    }
    const link: DeadLink = { address, also: [] };
    links.push(link);
    if (key === undefined) deadPages.set(address, link);
    else deadByKey.set(key, link);
  }
  return links;
}

/** What addresses that die together have in common; undefined for a page, which has its own name. */
function keyOf(old: SiteState, { address, page }: { address: string; page: string }): string | undefined {
  const { page: own, anchor } = splitAddress(address);
  if (anchor !== undefined) return sourceOf(old.content!, own, anchor);
  return ownValue(old.index.alternates, address)?.kind === 'spelling' ? `spellings of ${page}` : undefined;
}

/** The section that an anchor stands for: the page of an alert shows one of its runbook. */
function sourceOf({ alerts }: ContentState, page: string, anchor: string): string {
  const runbook = alerts.find(({ address }) => address === page)?.runbook?.key;
  return `${runbook === undefined ? page : `/${runbook.replace('runbook/', 'runbooks/')}/`}#${anchor}`;
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
  const reason = ownValue(retired, address) ?? ownValue(retired, page);
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
