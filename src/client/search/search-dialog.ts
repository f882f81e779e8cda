import { shortQuery } from '../../model/search/pasted-text.ts';
import { cleanQuery, type SearchFilter } from '../../model/search/search.ts';
import { searchText, type TextHit, type TextIndex } from '../../model/search/text-search.ts';
import { element } from '../page/elements.ts';
import { fromRoot } from '../page/load.ts';
import { SearchFilters } from './search-filters.ts';
import { loadNames, type Names } from './search-index.ts';
import { nameOption, textOption } from './search-options.ts';
import { searchTexts } from '../../texts/search.ts';

type Load = (path: string) => Promise<void>;

/** How long after the last key the text is searched. */
const pauseMilliseconds = 120;

/** How long the names are waited for before the text is searched without them: both share one line. */
const longestWaitMilliseconds = 4000;

/** The search: a field, what has the name that is typed, and below it the places in the text. */
export class SearchDialog {
  readonly #load: Load;
  readonly #input = element('input', {
    type: 'text',
    class: 'search-input',
    role: 'combobox',
    'aria-label': searchTexts.title,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'search-list',
    placeholder: searchTexts.placeholder,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  readonly #filters = new SearchFilters(() => this.#update());
  readonly #count = element('p', { class: 'search-count', role: 'status' });
  readonly #names = group('search-names', searchTexts.names);
  readonly #texts = group('search-texts', searchTexts.texts);
  readonly #list = element(
    'div',
    { class: 'search-list', id: 'search-list', role: 'listbox', 'aria-label': searchTexts.results },
    this.#names,
    this.#texts,
  );
  readonly #notes = element('div', { class: 'search-notes' });
  readonly #dialog: HTMLDialogElement;
  readonly #problems = { names: '', text: '' };
  #found: Names | undefined;
  /** Until the names are there, or are known not to come. */
  #opening: Promise<void> = Promise.resolve();
  #index: TextIndex | undefined;
  #titles = new Map<string, string>();
  #turn = 0;
  #timer = 0;

  constructor(load: Load) {
    this.#load = load;
    const close = element('button', { type: 'button', class: 'search-close' }, searchTexts.close);
    this.#dialog = element(
      'dialog',
      { class: 'search', 'aria-label': searchTexts.title },
      element('div', { class: 'search-top' }, this.#input, close),
      this.#filters.element,
      this.#count,
      this.#list,
      this.#notes,
    );
    close.addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('close', () => writeQuery(''));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#input.addEventListener('input', () => this.#update());
    this.#input.addEventListener('paste', (event) => this.#onPaste(event));
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#list.addEventListener('click', (event) => this.#onLink(event));
    visualViewport?.addEventListener('resize', () => this.#fit());
    document.body.append(this.#dialog);
  }

  /** @param typed What was typed before there was a field; what is in the address comes first. */
  open(typed: string): void {
    const asked = cleanQuery(new URLSearchParams(location.search).get('q') ?? '');
    if (!this.#dialog.open) {
      this.#input.value = asked + typed;
      this.#fit();
      this.#dialog.showModal();
    }
    this.#input.focus();
    this.#input.select();
    if (typed !== '') this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
    if (!this.#found) this.#opening = this.#openNames();
    this.#update();
  }

  async #openNames(): Promise<void> {
    try {
      const found = await loadNames(this.#load);
      this.#found = found;
      this.#titles = new Map(found.entries.map(({ address, title }) => [address, title]));
      this.#filters.offer(found.entries);
      this.#problems.names = '';
    } catch (error) {
      this.#problems.names = searchTexts.onlyTexts((error as Error).message);
    }
    this.#update();
  }

  #update(): void {
    const query = cleanQuery(this.#input.value);
    const filter = this.#filters.chosen();
    const turn = ++this.#turn;
    const entries = this.#found?.search(query, filter) ?? [];
    show(
      this.#names,
      entries.map((entry) => {
        const page = entry.kind === 'section' ? this.#titles.get(entry.address.replace(/#.*/s, '')) : undefined;
        return nameOption(entry, query, page);
      }),
    );
    this.#afterShow();
    this.#list.setAttribute('aria-busy', 'true');
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#updateTexts(query, filter, turn), pauseMilliseconds);
  }

  async #updateTexts(query: string, filter: SearchFilter, turn: number): Promise<void> {
    if (this.#dialog.open) writeQuery(shortQuery(query));
    // The script of the text is larger than all names: it must not delay them.
    await Promise.race([this.#opening, new Promise((resolve) => setTimeout(resolve, longestWaitMilliseconds))]);
    if (turn !== this.#turn) return;
    const hits = query === '' ? [] : await this.#searchText(query, filter);
    if (turn !== this.#turn) return;
    show(this.#texts, hits.map(textOption));
    this.#afterShow();
    this.#list.setAttribute('aria-busy', 'false');
    this.#say(query, hits.length);
  }

  async #searchText(query: string, filter: SearchFilter): Promise<TextHit[]> {
    try {
      await this.#load('assets/full-text.js');
      const fullText = globalThis.alertbookFullText;
      if (!fullText) throw new Error('It did not arrive whole.');
      this.#index ??= fullText.open();
      const hits = await searchText(this.#index, query, filter);
      if (fullText.lost()) this.#index = undefined;
      this.#problems.text = fullText.lost() ? searchTexts.somePart : '';
      return hits;
    } catch {
      this.#index = undefined;
      this.#problems.text = searchTexts.noTexts;
      return [];
    }
  }

  #afterShow(): void {
    const isEmpty = this.#options().length === 0;
    this.#list.hidden = isEmpty;
    this.#input.setAttribute('aria-expanded', String(!isEmpty));
    this.#activate(undefined);
    const problems = Object.values(this.#problems).filter(Boolean);
    const way = element('a', { href: fromRoot('a-z/index.html') }, searchTexts.index);
    this.#notes.replaceChildren(...problems.map((text) => element('p', {}, text)), element('p', {}, way));
  }

  /** What a screen reader says once the results are there. */
  #say(query: string, texts: number): void {
    const names = this.#names.querySelectorAll('a').length;
    const isBlank = query === '' && names === 0;
    if (names + texts === 0) this.#count.textContent = isBlank ? '' : searchTexts.nothingFound(shortQuery(query));
    else this.#count.textContent = searchTexts.found({ titles: names, texts });
  }

  #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  #active(): HTMLAnchorElement | undefined {
    return this.#options().find((option) => option.getAttribute('aria-selected') === 'true');
  }

  #activate(chosen: HTMLAnchorElement | undefined): void {
    for (const [index, option] of this.#options().entries()) {
      option.id = `search-option-${index}`;
      option.setAttribute('aria-selected', String(option === chosen));
    }
    if (chosen) this.#input.setAttribute('aria-activedescendant', chosen.id);
    else this.#input.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  /** An on-screen keyboard leaves the page as high as it was: the dialog takes what can be seen of it. */
  #fit(): void {
    if (visualViewport) this.#dialog.style.setProperty('--visible-height', `${visualViewport.height}px`);
  }

  /** A field of one line runs the lines of what is pasted together: the words at their ends would be one. */
  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = this.#input;
    this.#input.setRangeText(cleanQuery(text), selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
    this.#update();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const options = this.#options();
    const active = this.#active();
    const place = active ? options.indexOf(active) : -1;
    const target = ((): HTMLAnchorElement | undefined => {
      switch (event.key) {
        case 'ArrowDown':
          return options[(place + 1) % options.length];
        case 'ArrowUp':
          return options.at(place <= 0 ? -1 : place - 1);
        case 'Home':
          return active && options[0];
        case 'End':
          return active && options.at(-1);
        default:
          return undefined;
      }
    })();
    if (target) this.#activate(target);
    else if (event.key === 'Enter') {
      const { ctrlKey, metaKey, shiftKey } = event;
      (active ?? options[0])?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
    } else return;
    event.preventDefault();
  }

  /** A link into the page that is open does not load it again. */
  #onLink(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const short = (path: string): string => path.replace(/index\.html$/, '');
    if (short(link.pathname) !== short(location.pathname)) return;
    event.preventDefault();
    this.#dialog.close();
    location.hash = link.hash;
  }
}

function group(id: string, title: string): HTMLDivElement {
  return element(
    'div',
    { id, role: 'group', 'aria-labelledby': `${id}-title`, hidden: '' },
    element('div', { id: `${id}-title`, class: 'search-group', role: 'presentation' }, title),
  );
}

function show(group: HTMLElement, options: HTMLAnchorElement[]): void {
  group.replaceChildren(group.firstElementChild!, ...options);
  group.hidden = options.length === 0;
}

/** What is looked for is in the address, so that it can be shared and is there after a way back. */
function writeQuery(query: string): void {
  const url = new URL(location.href);
  if ((url.searchParams.get('q') ?? '') === query) return;
  if (query === '') url.searchParams.delete('q');
  else url.searchParams.set('q', query);
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // Some browsers refuse it to a page from a folder, or when it comes too often. The search works without.
  }
}
