/**
 * `<alert-filter>`: hides the items of the page (`data-filter`) that lack a word, and groups that are empty then. What it says of
 * their number is in its data, by the form of the plural: a script that shares texts with another one would be two files.
 */
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
    if (output) output.textContent = words.length === 0 ? '' : this.#textFor(count);
  }

  #textFor(count: number): string {
    const form = new Intl.PluralRules(document.documentElement.lang).select(count);
    return (this.dataset[form] ?? this.dataset['other'] ?? '').replace('{count}', String(count));
  }
}

/** Registers the element. */
export function defineAlertFilter(): void {
  customElements.define('alert-filter', AlertFilter);
}
