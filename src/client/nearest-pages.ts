import { nameInAddress, nearestPages, type NamedPage } from '../model/nearest-pages.ts';

/** `<nearest-pages>`: says what the address of a page that is not there meant, and offers the nearest ones. */
class NearestPages extends HTMLElement {
  connectedCallback(): void {
    const data = this.dataset['pages'];
    const list = this.querySelector('ul');
    const name = nameInAddress(location.pathname);
    if (!data || !list || name === '') return;
    const found = nearestPages(name, JSON.parse(data) as NamedPage[], 6);
    this.querySelectorAll('[data-name]').forEach((element) => (element.textContent = name.slice(0, 200)));
    list.replaceChildren(...found.map(({ name, href }) => item(name, href + location.search)));
    this.hidden = found.length === 0;
  }
}

function item(name: string, href: string): HTMLLIElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = name;
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Registers the element. */
export function defineNearestPages(): void {
  customElements.define('nearest-pages', NearestPages);
}
