import { distance } from 'fastest-levenshtein';

/** A page as those who look for it may call it. */
export interface NamedPage {
  /** Name of the alert, or title. */
  name: string;
  /** Address with the base of the site. */
  href: string;
  /** Other words for it: the slug. */
  words?: string;
}

/** What an address was meant to name: its last part, without extension, decoded. Empty for the root. */
export function nameInAddress(pathname: string): string {
  const last = pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last).replace(/\.(?:html?|mdx?)$/i, '');
  } catch {
    return last;
  }
}

/**
 * Pages whose names are nearest to a text, the nearest first. Letters and digits count, case and punctuation do not; a
 * page that has nothing in common with the text is left out.
 */
export function nearestPages(text: string, pages: readonly NamedPage[], count: number): NamedPage[] {
  const wanted = squeeze(text).slice(0, 200);
  if (wanted === '') return [];
  return pages
    .map((page) => ({
      page,
      unlike: Math.min(...[page.name, page.words ?? page.name].map((name) => unlikeness(wanted, squeeze(name)))),
    }))
    .filter(({ unlike }) => unlike < 0.6)
    .toSorted((a, b) => a.unlike - b.unlike || (a.page.name < b.page.name ? -1 : 1))
    .slice(0, count)
    .map(({ page }) => page);
}

/** 0 for the same text, less than 0.5 where one holds the other, 1 for nothing in common. */
function unlikeness(wanted: string, name: string): number {
  if (name === '') return 1;
  const longest = Math.max(wanted.length, name.length);
  const edits = distance(wanted, name) / longest;
  const isPart = wanted.length >= 4 && name.length >= 4 && (name.includes(wanted) || wanted.includes(name));
  return isPart ? edits / 2 : edits;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
