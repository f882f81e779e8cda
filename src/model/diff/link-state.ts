import type { AddressLookup } from '../site/address-lookup.ts';
import { splitAddress } from '../site/ledger.ts';
import { ownValue } from '../text/own-value.ts';
import type { UrlIndex } from '../site/url-index.ts';
import type { Change } from './changes.ts';
import type { DocumentPair } from './compare-documents.ts';
import type { AlertState, SiteState } from './site-state.ts';

export interface LinkContext {
  pairs: readonly DocumentPair[];
  /** Keys of documents that one side cannot read. */
  unknown: ReadonlySet<string>;
}

export interface Lookups {
  before: AddressLookup;
  after: AddressLookup;
  /** Pages of alerts that show another text than before. */
  landings: ReadonlySet<string>;
}

export function linkChange(kind: Change['kind'], noun: string, name: string, more: Partial<Change> = {}): Change {
  return { section: 'links', kind, noun, name, values: [], text: [], ...more };
}

/** Addresses of the old side that an alert may carry, each with the page that it showed. Sections are after their page. */
export function linkable({ index, content }: SiteState, { unknown }: LinkContext): { address: string; page: string }[] {
  const documents = content!.documents.filter(({ key, type }) => type !== 'part' && !unknown.has(key));
  const isUnknown = ({ sources }: AlertState): boolean => sources.some((source) => unknown.has(source));
  const alerts = content!.alerts.filter((alert) => !isUnknown(alert));
  const unknownPages = new Set(
    [...content!.documents.filter(({ key }) => unknown.has(key)), ...content!.alerts.filter(isUnknown)].map(
      ({ address }) => address,
    ),
  );
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
    ...Object.entries(index.alternates)
      .filter(([, { of }]) => !unknownPages.has(of))
      .map(([address, { of }]) => ({ address, page: of }))
      // Of spellings that die together, the one that people write stands for the others.
      .toSorted((a, b) => Number(a.address.endsWith('.html')) - Number(b.address.endsWith('.html'))),
  ];
}

/** Sections of the page of an alert that come from its runbook. */
function anchorsOf({ pages }: UrlIndex, address: string): string[] {
  const own = (ownValue(pages, address) ?? []).filter((anchor) => anchor !== 'call' && anchor !== 'rules');
  return own.map((anchor) => `${address}#${anchor}`);
}

/** Where an address leads: a page, with the anchor where it has one. Undefined when it leads nowhere. */
export function destination(lookup: AddressLookup, address: string): string | undefined {
  const { page, anchor } = splitAddress(address);
  const found = lookup.find(page);
  if (!found || anchor === undefined) return found?.page;
  const old = ownValue(lookup.index.anchors, address);
  if (old !== undefined) return old;
  const anchors = lookup.anchorsOf(found.page);
  if (anchors === undefined || anchors.includes(anchor)) return `${found.page}#${anchor}`;
  return ownValue(lookup.index.anchors, `${found.page}#${anchor}`);
}

/** Whether the link of an alert opens another runbook or section than before. */
export function opensOtherwise(old: AlertState, now: AlertState, keys: ReadonlyMap<string, string>): boolean {
  const was = old.runbook === null ? undefined : (keys.get(old.runbook.key) ?? old.runbook.key);
  return was !== now.runbook?.key || old.section !== now.section;
}

export function renamedKeys(pairs: readonly DocumentPair[]): Map<string, string> {
  return new Map(pairs.flatMap(({ old, new: now }) => (old && now ? [[old.key, now.key] as const] : [])));
}
