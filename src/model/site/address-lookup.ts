import { distance } from 'fastest-levenshtein';
import { byCodePoint, ledgerForm } from './ledger.ts';
import { nearest } from '../text/nearest.ts';
import { ownValue } from '../text/own-value.ts';
import type { UrlIndex } from './url-index.ts';
import type { Wildcard } from '../rule-links/wildcard.ts';

/** A page that an address leads to, and why it does when it is not the page's own address. */
export interface FoundPage {
  page: string;
  /** The address that was found: the page's own, or one that shows it. */
  address: string;
  /** `slash`: the host has to add the last slash. `spelling` and `moved` are alternates. */
  by: 'itself' | 'slash' | 'spelling' | 'moved';
}

/** The addresses of an index, ready to be asked ten thousand times. */
export class AddressLookup {
  readonly index: UrlIndex;
  readonly #all: readonly string[];
  readonly #byLastPart: ReadonlyMap<string, string[]>;
  readonly #pageByLowerCase: ReadonlyMap<string, string>;
  readonly #oldAnchors: ReadonlyMap<string, string[]>;
  readonly #matches = new Map<string, FoundPage[]>();
  readonly #nearest = new Map<string, string | undefined>();

  constructor(index: UrlIndex) {
    this.index = index;
    this.#all = [...Object.keys(index.pages), ...Object.keys(index.alternates)].toSorted(byCodePoint);
    this.#byLastPart = Map.groupBy(this.#all, lastPartOf);
    this.#pageByLowerCase = new Map(Object.keys(index.pages).map((page) => [page.toLowerCase(), page]));
    const anchors = Object.keys(index.anchors).map((address) => address.split('#', 2) as [string, string]);
    this.#oldAnchors = new Map(
      [...Map.groupBy(anchors, ([page]) => page)].map(([page, pairs]) => [page, pairs.map(([, anchor]) => anchor)]),
    );
  }

  /** The page that an address leads to on a plain static host. Undefined when it is dead. */
  find(address: string): FoundPage | undefined {
    const form = ledgerForm(address.includes('/.') ? new URL(address, 'https://host').pathname : address);
    const own = this.#findExactly(form);
    if (own) return own;
    if (form.endsWith('/index.html')) {
      const folder = this.#findExactly(form.slice(0, -'index.html'.length));
      return folder && { ...folder, by: folder.by === 'itself' ? 'spelling' : folder.by };
    }
    const withSlash = form.endsWith('/') ? undefined : this.#findExactly(`${form}/`);
    return withSlash && { ...withSlash, by: withSlash.by === 'itself' ? 'slash' : withSlash.by };
  }

  #findExactly(address: string): FoundPage | undefined {
    if (Object.hasOwn(this.index.pages, address)) return { page: address, address, by: 'itself' };
    const alternate = ownValue(this.index.alternates, address);
    return alternate && { page: alternate.of, address, by: alternate.kind };
  }

  /**
   * Pages that addresses of a pattern lead to.
   *
   * @param pattern Of the address, from its start to its end, without the last slash where that is left open. Patterns of
   *   one key are the same.
   * @param lastPart Text between the last two slashes, where it is known: makes the search short.
   */
  findAll(pattern: Wildcard, lastPart: string | undefined, before = ''): FoundPage[] {
    const known = this.#matches.get(pattern.key);
    if (known) return known;
    const candidates = lastPart === undefined ? this.#all : (this.#byLastPart.get(ledgerForm(lastPart)) ?? []);
    const found = candidates.flatMap((address): FoundPage[] => {
      const decoded = before + decodedAddress(address);
      const isWhole = pattern.test(decoded);
      if (!isWhole && !(address.endsWith('/') && pattern.test(decoded.slice(0, -1)))) return [];
      const { page, by } = this.#findExactly(address)!;
      return [{ page, address, by: isWhole || by !== 'itself' ? by : 'slash' }];
    });
    this.#matches.set(pattern.key, found);
    return found;
  }

  /** Anchors that a page has; undefined where nobody can know them all. */
  anchorsOf(page: string): readonly string[] | undefined {
    return ownValue(this.index.pages, page) ?? undefined;
  }

  /** Anchors that an address had once. */
  oldAnchorsOf(address: string): readonly string[] {
    return this.#oldAnchors.get(address) ?? [];
  }

  /** The address that a dead one most likely means: one that differs in case, has the same last part, or nearly so. */
  nearest(address: string): string | undefined {
    const form = ledgerForm(address.endsWith('/') ? address : `${address}/`);
    if (this.#nearest.has(form)) return this.#nearest.get(form);
    const last = lastPartOf(form);
    const sameLast = this.#byLastPart.get(last) ?? [];
    const start = last.slice(0, 2).toLowerCase();
    const similar = (): string[] => [...this.#byLastPart.keys()].filter((part) => part.toLowerCase().startsWith(start));
    const nearPart = sameLast.length === 0 && last !== '' ? slipOf(last, similar()) : undefined;
    const found =
      this.#pageByLowerCase.get(form.toLowerCase()) ??
      this.#closestOf(form, nearPart === undefined ? sameLast : this.#byLastPart.get(nearPart)!);
    this.#nearest.set(form, found);
    return found;
  }

  /** Of addresses with one last part, the page of the one whose whole way is most like another's. */
  #closestOf(form: string, addresses: readonly string[]): string | undefined {
    const near = addresses.length > 1 ? (nearest(form, addresses) ?? addresses[0]) : addresses[0];
    return near === undefined ? undefined : this.#findExactly(near)!.page;
  }

  /** Whole web address of an address of the site. */
  urlOf(address: string): string {
    return this.index.site.replace(/\/$/, '') + address;
  }
}

/** Text between the last two slashes, or behind the last one: `drain` of `/queue/drain/` and of `/queue/drain`. */
export function lastPartOf(address: string): string {
  const end = address.endsWith('/') ? address.length - 1 : address.length;
  return address.slice(address.lastIndexOf('/', end - 1) + 1, end);
}

/** An address as people read it, for comparison with text that is not encoded. */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/**
 * The candidate that a text is a slip of the fingers away from. Stricter than {@link nearest}: the names of alerts are
 * alike, and the runbook of another alert is worse than none.
 */
export function slipOf(text: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(text, candidates);
  const isSlip =
    near !== undefined && distance(text.toLowerCase(), near.toLowerCase()) <= Math.max(1, Math.floor(text.length / 8));
  return isSlip ? near : undefined;
}
