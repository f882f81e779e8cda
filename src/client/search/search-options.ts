import { relativeAddress } from '../../model/site/addresses.ts';
import type { SearchEntry } from '../../model/search/search.ts';
import type { TextHit } from '../../model/search/text-search.ts';
import { tellingWords, wordsOf } from '../../model/search/words.ts';
import { element } from '../page/elements.ts';
import { fromRoot } from '../page/load.ts';
import { searchTexts } from '../../texts/search.ts';

/** Link to something that was found by its name. @param page Title of the page of a section. */
export function nameOption(entry: SearchEntry, query: string, page: string | undefined): HTMLAnchorElement {
  const facts = [searchTexts.kinds[entry.kind].one, page, entry.level, entry.service?.name];
  const also = wordsThatMatch(entry, query);
  return option(
    entry.address,
    element('span', { class: 'search-title' }, entry.title),
    element('span', { class: 'search-facts' }, [...new Set(facts)].filter(Boolean).join(' · ')),
    ...(also === undefined ? [] : [element('span', { class: 'search-text' }, also)]),
  );
}

/** Link to a place in the text. */
export function textOption({ title, section, address, excerpt }: TextHit): HTMLAnchorElement {
  return option(
    address,
    element('span', { class: 'search-title' }, title),
    ...(section === undefined ? [] : [element('span', { class: 'search-facts' }, section)]),
    element(
      'span',
      { class: 'search-text' },
      ...excerpt.map(({ text, found }) => (found ? element('mark', {}, text) : text)),
    ),
  );
}

function option(address: string, ...children: HTMLElement[]): HTMLAnchorElement {
  const href = fromRoot(relativeAddress('/', address));
  // Words of neighbours must not run together where they are read out.
  const spaced = children.flatMap((child, index) => (index === 0 ? [child] : [' ', child]));
  return element('a', { role: 'option', 'aria-selected': 'false', tabindex: '-1', href }, ...spaced);
}

/** What else it is called, where that is why it was found. */
function wordsThatMatch({ title, words }: SearchEntry, query: string): string | undefined {
  const own = wordsOf(title).join(' ');
  const foreign = tellingWords(query).filter((word) => !own.includes(word));
  return words.find((phrase) => wordsOf(phrase).some((word) => foreign.some((typed) => word.startsWith(typed))));
}
