import { nameInAddress } from '../../model/alerts/name-in-address.ts';
import type { SearchEntry } from '../../model/search/search.ts';
import { fromRoot, loadScript } from './load.ts';
import { loadNames } from '../search/search-index.ts';

/** `<nearest-pages>`: says what the address of a page that is not there meant, and offers the nearest ones. */
class NearestPages extends HTMLElement {
  connectedCallback(): void {
    const name = nameInAddress(location.pathname);
    if (name !== '') void this.#offer(name);
  }

  async #offer(name: string): Promise<void> {
    const list = this.querySelector('ul')!;
    try {
      const { search } = await loadNames(loadScript);
      // Who comes by the address of an alert looks for an alert.
      const alerts = /\/alerts\//.test(location.pathname) ? search(name, { kind: 'alert' }, 3) : [];
      const known = new Set(alerts.map(({ address }) => address));
      const others = search(name, {}, 6).filter(({ address }) => !known.has(address));
      const found = [...alerts, ...others].slice(0, 6);
      this.querySelectorAll('[data-name]').forEach((element) => (element.textContent = name.slice(0, 200)));
      list.replaceChildren(...found.map(item));
      this.hidden = found.length === 0;
    } catch {
      // The links that the page has anyway are offered.
    }
  }
}

/** A link keeps what the alert said of itself. */
function item({ title, address }: SearchEntry): HTMLLIElement {
  const [page = '', ...anchor] = address.split('#');
  const link = document.createElement('a');
  const { pathname } = new URL(fromRoot(page.slice(1)));
  link.href = [pathname + location.search, ...anchor].join('#');
  link.textContent = title;
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Registers the element. */
export function defineNearestPages(): void {
  customElements.define('nearest-pages', NearestPages);
}
