/** `<alert-filter>`: hides the items of the page (`data-filter`) that lack a word, and groups that are empty then. */
class AlertFilter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    this.hidden = false;
    input.addEventListener('input', () => this.#show(input.value));
    if (input.value !== '') this.#show(input.value);
  }

  #show(text: string): void {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const group of document.querySelectorAll<HTMLElement>('[data-filter-group]')) {
      let shown = 0;
      for (const item of group.querySelectorAll<HTMLElement>('[data-filter]')) {
        item.hidden = !words.every((word) => item.dataset['filter']?.includes(word));
        if (!item.hidden) shown += 1;
      }
      group.hidden = shown === 0;
      count += shown;
    }
    const output = this.querySelector('output');
    if (output) output.textContent = words.length === 0 ? '' : `${count} ${count === 1 ? 'alert' : 'alerts'}`;
  }
}

/** Registers the element. */
export function defineAlertFilter(): void {
  customElements.define('alert-filter', AlertFilter);
}
