import { askedAddresses, nameInPath, type AskedAddress } from '../../model/alerts/asked-address.ts';
import type { SearchEntry } from '../../model/search/search.ts';
import { fromRoot, loadScript } from './load.ts';
import { loadNames } from '../search/search-index.ts';

/** How many readings of an address are asked of the server: each costs the reader a request. */
const mostAsked = 3;

/**
 * `<nearest-pages>`, on the page of what is not there: goes on to the page that the address meant before something broke it,
 * else says what it meant, and offers the nearest pages.
 */
class NearestPages extends HTMLElement {
  connectedCallback(): void {
    void this.#goOn();
  }

  async #goOn(): Promise<void> {
    const root = new URL(fromRoot('')).pathname;
    const pathname = location.pathname.startsWith(root) ? location.pathname.slice(root.length - 1) : location.pathname;
    const asked = askedAddresses({ pathname, search: location.search, hash: location.hash });
    const [first] = asked;
    if (!first) return;
    this.#name(asked);
    try {
      const { search, entries } = await loadNames(loadScript);
      const known = knownAmong(asked, entries);
      if (known) return goTo(known);
      this.#offer(search, asked);
    } catch {
      // The links that the page has anyway are offered.
    }
    const served = await servedAmong(asked.slice(0, mostAsked));
    if (served) goTo(served);
  }

  /** Says what the address named, in the heading where that is an alert. */
  #name(asked: readonly AskedAddress[]): void {
    const name = nameAmong(asked);
    for (const element of document.querySelectorAll('[data-asked]')) element.textContent = name.slice(0, 200);
    if (!isOfAlert(asked)) return;
    const heading = document.querySelector('h1');
    if (heading)
      heading.textContent = (this.dataset['noAlert'] ?? '{name}').replace('{name}', () => name.slice(0, 200));
    for (const part of document.querySelectorAll<HTMLElement>('[data-for=alert]')) part.hidden = false;
  }

  #offer(search: Awaited<ReturnType<typeof loadNames>>['search'], asked: readonly AskedAddress[]): void {
    const name = nameAmong(asked);
    // Who comes by the address of an alert looks for an alert.
    const alerts = isOfAlert(asked) ? search(name, { kind: 'alert' }, 3) : [];
    const known = new Set(alerts.map(({ address }) => address));
    const others = search(name, {}, 6).filter(({ address }) => !known.has(address));
    const found = [...alerts, ...others].slice(0, 6);
    for (const part of this.querySelectorAll<HTMLElement>('h2, ul')) part.hidden = found.length === 0;
    this.querySelector('ul')?.replaceChildren(...found.map((entry) => item(entry, asked.at(-1)!)));
    const everything = this.querySelector('a[data-everything]');
    everything?.setAttribute('href', `${fromRoot('')}?q=${encodeURIComponent(name)}`);
    this.hidden = name === '';
  }
}

/** The reading that is cut most is the name without what stuck to it. */
function nameAmong(asked: readonly AskedAddress[]): string {
  return nameInPath(asked.at(-1)!.path);
}

function isOfAlert(asked: readonly AskedAddress[]): boolean {
  return /^\/alerts\/[^/]+/i.test(asked.at(-1)!.path);
}

/** The first reading that a page of the site has, exactly or but for its letter case; its own address is the page's. */
function knownAmong(asked: readonly AskedAddress[], entries: readonly SearchEntry[]): AskedAddress | undefined {
  const pages = new Set(entries.map(({ address }) => decodeURI(address.split('#')[0]!)));
  const byFolded = Map.groupBy(pages, folded);
  for (const address of asked) {
    const same =
      byFolded.get(folded(address.path)) ?? byFolded.get(folded(address.path.replace(/\.html?$/i, '/'))) ?? [];
    const path = pages.has(address.path) ? address.path : same.length === 1 ? same[0]! : undefined;
    if (path !== undefined && isElsewhere(path)) return { ...address, path };
  }
  return undefined;
}

/** The first reading that the server has a page for. */
async function servedAmong(asked: readonly AskedAddress[]): Promise<AskedAddress | undefined> {
  for (const address of asked) {
    if (!isElsewhere(address.path)) continue;
    const response = await fetch(urlOf(address.path)).catch(() => undefined);
    if (response?.ok) return address;
  }
  return undefined;
}

/** An address that is not there must not lead to itself again. */
function isElsewhere(path: string): boolean {
  return urlOf(path) !== location.origin + location.pathname;
}

/** Whoever came from elsewhere still does: the page that follows takes nothing over that this tab did before. */
function goTo({ path, query, fragment }: AskedAddress): void {
  const isFromHere = document.referrer !== '' && new URL(document.referrer).origin === location.origin;
  if (!isFromHere) document.querySelector('meta[name=referrer]')?.setAttribute('content', 'no-referrer');
  location.replace(urlOf(path) + (query && `?${query}`) + (fragment && `#${fragment}`));
}

function urlOf(path: string): string {
  return fromRoot(path.slice(1).split('/').map(encodeURIComponent).join('/'));
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** A link keeps what the alert said of itself. */
function item({ title, address }: SearchEntry, { query }: AskedAddress): HTMLLIElement {
  const [page = '', ...anchor] = address.split('#');
  const link = document.createElement('a');
  const { pathname } = new URL(fromRoot(page.slice(1)));
  link.href = [pathname + (query && `?${query}`), ...anchor].join('#');
  link.textContent = title;
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Registers the element. */
export function defineNearestPages(): void {
  customElements.define('nearest-pages', NearestPages);
}
