import type { SearchEntry, SearchFilter, SearchKind } from '../../model/search/search.ts';
import { searchKinds } from '../../model/search/search.ts';
import { element } from '../page/elements.ts';
import { searchTexts } from '../../texts/search.ts';

/** Choices of what is shown: by kind, service and severity. There are none before the names are known. */
export class SearchFilters {
  readonly element = element('div', {
    class: 'search-filters',
    role: 'group',
    'aria-label': searchTexts.showOnly,
    hidden: '',
  });
  readonly #selects: Record<keyof SearchFilter, HTMLSelectElement>;

  constructor(onChange: () => void) {
    this.#selects = {
      kind: select(searchTexts.kind),
      service: select(searchTexts.service),
      level: select(searchTexts.severity),
    };
    for (const choice of Object.values(this.#selects)) {
      choice.addEventListener('change', onChange);
      this.element.append(choice);
    }
  }

  /** Offers what the entries have. */
  offer(entries: readonly SearchEntry[]): void {
    const order = new Intl.Collator('en', { numeric: true });
    const kinds = new Set(entries.map(({ kind }) => kind));
    const services = new Map(entries.flatMap(({ service }) => (service ? [[service.id, service.name]] : [])));
    const levels = new Set(entries.flatMap(({ level }) => level ?? []));
    fill(
      this.#selects.kind,
      searchTexts.everyKind,
      searchKinds.filter((kind) => kinds.has(kind)).map((kind) => [kind, searchTexts.kinds[kind].many]),
    );
    fill(
      this.#selects.service,
      searchTexts.everyService,
      [...services].toSorted(([, a], [, b]) => order.compare(a, b)),
    );
    fill(
      this.#selects.level,
      searchTexts.everySeverity,
      [...levels].toSorted(order.compare).map((level) => [level, level]),
    );
    this.element.hidden = false;
  }

  chosen(): SearchFilter {
    const { kind, service, level } = this.#selects;
    return {
      kind: (kind.value || undefined) as SearchKind | undefined,
      service: service.value || undefined,
      level: level.value || undefined,
    };
  }
}

function select(label: string): HTMLSelectElement {
  return element('select', { 'aria-label': label });
}

function fill(select: HTMLSelectElement, all: string, choices: readonly (readonly string[])[]): void {
  select.replaceChildren(
    element('option', { value: '' }, all),
    ...choices.map(([value = '', name = value]) => element('option', { value }, name)),
  );
  select.hidden = choices.length < 2;
}
