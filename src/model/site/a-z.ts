import type { SearchEntry } from '../search/search.ts';

/** What starts with one letter. */
export interface LetterGroup {
  /** In upper case; `0–9` for digits, `#` for other signs. */
  letter: string;
  /** Id of the group on its page. */
  anchor: string;
  /** By name, in the order of a telephone book: case and marks do not count, `P2` is before `P10`. */
  entries: SearchEntry[];
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Entries by the first letter of their names, without its marks, in the order of letters; digits and signs come first. */
export function groupByLetter(entries: readonly SearchEntry[]): LetterGroup[] {
  const groups = Map.groupBy(
    entries.toSorted((a, b) => order.compare(a.title, b.title)),
    ({ title }) => letterOf(title),
  );
  return [...groups]
    .toSorted(([a], [b]) => Number(/^\p{L}/u.test(a)) - Number(/^\p{L}/u.test(b)) || order.compare(a, b))
    .map(([letter, own]) => ({ letter, anchor: anchorOf(letter), entries: own }));
}

function letterOf(title: string): string {
  const [first = ''] = title.normalize('NFKD');
  if (/\p{N}/u.test(first)) return '0–9';
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}

function anchorOf(letter: string): string {
  if (letter === '#') return 'signs';
  return letter === '0–9' ? 'digits' : `letter-${letter.toLowerCase()}`;
}
