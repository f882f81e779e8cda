import { phraseForIndex, unspellFromIndex } from './index-spelling.ts';
import { isPasted, withoutValues } from './pasted-text.ts';
import { cleanQuery, type SearchFilter } from './search.ts';
import { isUnspaced, runsOf, tellingOf, wordsOf } from './words.ts';

/** What Pagefind offers of itself, as far as it is used. */
export interface TextIndex {
  search(term: string, options: { filters: Record<string, unknown> }): Promise<{ results: PageHit[] } | null>;
}

interface PageHit {
  id: string;
  score: number;
  data: () => Promise<PageData>;
}

interface PageData {
  url: string;
  meta: Record<string, string>;
  excerpt: string;
  /** The whole text of the page. */
  content?: string;
  sub_results: SectionData[];
}

interface SectionData {
  title: string;
  url: string;
  excerpt: string;
  weighted_locations: { balanced_score: number }[];
}

/** A place in the text of a page. */
export interface TextHit {
  /** Title of the page. */
  title: string;
  /** Heading of the section, where the place is below one. */
  section: string | undefined;
  /** From the root of the site, with the anchor of the section. */
  address: string;
  /** What is there, in pieces. */
  excerpt: ExcerptPiece[];
}

export interface ExcerptPiece {
  text: string;
  /** Whether it is what was looked for. */
  found: boolean;
}

type Options = Parameters<TextIndex['search']>[1];

/**
 * Pages that hold the words of a query, the best first, each with its best section. Pages with all words come before those
 * with some, for who describes what they see rarely uses the words of the page.
 */
export async function searchText(
  index: TextIndex,
  query: string,
  filter: SearchFilter = {},
  limit = 8,
): Promise<TextHit[]> {
  const options = { filters: filtersOf(filter) };
  const cleaned = cleanQuery(query);
  if (isPasted(cleaned)) return await searchPasted(index, withoutValues(cleaned), options, limit);
  const hits = await typedHits(index, cleaned, options, limit);
  return await Promise.all(hits.slice(0, limit).map(async ({ data }) => toHit(await data())));
}

async function hitsOf(index: TextIndex, term: string, options: Options): Promise<PageHit[]> {
  return (await index.search(term, options))?.results ?? [];
}

async function typedHits(index: TextIndex, cleaned: string, options: Options, limit: number): Promise<PageHit[]> {
  const words = termsOf(withoutValues(cleaned)).slice(0, 8);
  if (words.length === 0) return [];
  const whole = await hitsOf(index, wholeTerm(cleaned), options);
  if (whole.length >= limit || words.length < 2) return whole;
  const byWord = await Promise.all(words.map((word) => hitsOf(index, word, options)));
  return withFirst(whole, unionOf(byWord, 0.2));
}

function withFirst(first: readonly PageHit[], others: readonly PageHit[]): PageHit[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...others.filter(({ id }) => !known.has(id))];
}

/** What is typed as one term. Pagefind takes quotes for an exact phrase; one that does not end is a slip. */
function wholeTerm(cleaned: string): string {
  if (isUnspaced(cleaned)) return phraseForIndex(cleaned);
  const term = cleaned.split('"').length % 2 === 0 ? cleaned.replaceAll('"', ' ') : cleaned;
  return term
    .split(' ')
    .map((word) => (isUnspaced(word) ? phraseForIndex(word).slice(1, -1) : word))
    .join(' ');
}

/** What Pagefind is asked for: telling words, and neighbouring signs of a script that writes no spaces. */
function termsOf(text: string): string[] {
  return tellingOf(runsOf(text)).flatMap((run) => (isUnspaced(run) ? phrasesOf(run) : run));
}

function phrasesOf(run: string): string[] {
  const signs = [...run];
  if (signs.length <= 4) return [phraseForIndex(run)];
  return signs.slice(1).map((sign, place) => phraseForIndex(signs[place]! + sign));
}

/** So many words of a pasted text are looked for: each costs a part of the index. */
const mostPastedWords = 24;
/** So many of the rarest words choose the section, and are marked in it. */
const mostWordsShown = 6;
/** So many pages are read to see in what order they have the words. */
const mostPagesRead = 16;

/**
 * Pages for a text that was pasted: a line of a log, a trace, a notification. Its rare words tell more than its common ones,
 * and neighbours that are neighbours on the page too tell more than words that are somewhere on it.
 */
async function searchPasted(index: TextIndex, text: string, options: Options, limit: number): Promise<TextHit[]> {
  const terms = termsOf(text)
    .filter((term) => term.length > 1)
    .slice(0, mostPastedWords);
  if (terms.length === 0) return [];
  const [whole = [], ...searches] = await Promise.all(
    [unquoted(terms), ...terms].map((term) => hitsOf(index, term, options)),
  );
  const commonest = Math.max(...searches.map((hits) => hits.length));
  const weights = new Map(terms.map((term, place) => [term, rarityOf(searches[place]!.length, commonest)]));
  const candidates = await Promise.all(
    withFirst(whole, unionOf(searches, 1))
      .slice(0, mostPagesRead)
      .map(async (hit) => {
        const { content = '', meta } = await hit.data();
        const ofName = likeness(text, weights, Object.values(meta).join(' '));
        const ofText = likeness(text, weights, content);
        return { hit, score: ofText.score + ofName.score, found: ofText.found.slice(0, mostWordsShown) };
      }),
  );
  return await Promise.all(
    candidates
      .toSorted((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1))
      .slice(0, limit)
      .map(async ({ hit, found }) => {
        // Pagefind has one object for a page, and writes into it what each search asks of it: what is shown comes last.
        const section = await bestSection(hit, found);
        return toHit(await markedPage(hit, found), section);
      }),
  );

  /** The page with all of some words marked: a hit knows those of its own search alone. */
  async function markedPage({ id, data }: PageHit, found: readonly string[]): Promise<PageData> {
    const hits = await hitsOf(index, unquoted(found), options);
    return await (hits.find((hit) => hit.id === id)?.data ?? data)();
  }

  /** Address of the section that has the most of some words, by what they tell. */
  async function bestSection({ id }: PageHit, found: readonly string[]): Promise<string | undefined> {
    const sums = new Map<string, number>();
    for (const term of found) {
      const hit = searches[terms.indexOf(term)]!.find((hit) => hit.id === id);
      for (const { url } of (await hit?.data())?.sub_results ?? [])
        sums.set(url, (sums.get(url) ?? 0) + weights.get(term)!);
    }
    return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  }
}

function unquoted(terms: readonly string[]): string {
  return terms.join(' ').replaceAll('"', '');
}

/** How much of a text is on a page, and the words of it that are there, the rarest first. */
function likeness(
  text: string,
  weights: ReadonlyMap<string, number>,
  content: string,
): { score: number; found: string[] } {
  const own = wordsOf(unspellFromIndex(content));
  const known = new Set(own);
  const pairs = new Set(own.slice(1).map((word, place) => `${own[place]!} ${word}`));
  const asked = wordsOf(text);
  const weightOf = (word: string): number => weights.get(word) ?? 0.1;
  const holds = (term: string): boolean => {
    const signs = unquoted([term]).split(' ');
    return signs.length < 2
      ? known.has(term)
      : signs.slice(1).every((sign, place) => pairs.has(`${signs[place]!} ${sign}`));
  };
  const found = [...weights.keys()].filter(holds).toSorted((a, b) => weightOf(b) - weightOf(a));
  const neighbours = new Set(asked.slice(1).map((word, place) => `${asked[place]!} ${word}`));
  const together = [...neighbours].filter((pair) => pairs.has(pair));
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
  return {
    score: sum(found.map(weightOf)) + sum(together.map((pair) => sum(pair.split(' ').map(weightOf)))),
    found,
  };
}

/** The fewer pages have a word, the more it tells. */
function rarityOf(pages: number, commonest: number): number {
  return Math.log(1 + commonest / (1 + pages));
}

/**
 * Pages of several searches: the more of them, and the rarer, the better. Of three or more, one alone tells nothing.
 *
 * @param presence How much it counts that a word is on a page at all, beside how often it is there (1).
 */
function unionOf(searches: readonly PageHit[][], presence: number): PageHit[] {
  const sums = new Map<string, { hit: PageHit; score: number; count: number }>();
  const commonest = Math.max(...searches.map((hits) => hits.length));
  const least = searches.length > 2 ? 2 : 1;
  for (const hits of searches) {
    const best = Math.max(...hits.map(({ score }) => score), Number.EPSILON);
    const rarity = rarityOf(hits.length, commonest);
    for (const hit of hits) {
      const { score, count } = sums.get(hit.id) ?? { score: 0, count: 0 };
      sums.set(hit.id, { hit, score: score + rarity * (presence + hit.score / best), count: count + 1 });
    }
  }
  return [...sums.values()]
    .filter(({ count }) => count >= least)
    .toSorted((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1))
    .map(({ hit }) => hit);
}

/**
 * Name of the filter of Pagefind that leaves the pages with one fact. A filter for each fact, and not one with many values:
 * Pagefind writes the values of a filter in another order each time, and two builds of the same would differ.
 */
export function filterName(fact: 'kind' | 'service' | 'severity', value: string): string {
  return `${fact}-${encodeURIComponent(value)}`;
}

/** Pages have kinds; a section is found in the text of those that have sections. */
function filtersOf({ kind, service, level }: SearchFilter): Record<string, unknown> {
  const having = (fact: Parameters<typeof filterName>[0], value: string) => ({ [filterName(fact, value)]: 'yes' });
  return {
    ...(kind === 'section' && { any: [having('kind', 'runbook'), having('kind', 'guide')] }),
    ...(kind && kind !== 'section' && having('kind', kind)),
    ...(service && having('service', service)),
    ...(level && having('severity', level)),
  };
}

/** @param chosen Address of the section to open; the one with the most of the words marked, if not given. */
function toHit({ url, meta, excerpt, sub_results: sections }: PageData, chosen?: string): TextHit {
  const best =
    sections.find((section) => section.url === chosen) ?? sections.toSorted((a, b) => weightOf(b) - weightOf(a))[0];
  const title = unspellFromIndex(meta['title'] ?? url);
  const section = best?.url.includes('#') ? unspellFromIndex(best.title) : title;
  return {
    title,
    section: section === title ? undefined : section,
    address: encodeURI(url) + encodedAnchor(best?.url ?? ''),
    excerpt: piecesOf(best?.excerpt ?? excerpt),
  };
}

/** Pagefind encodes anchors in the addresses of sections, and no other address. */
function encodedAnchor(url: string): string {
  const [anchor = ''] = /#.*$/s.exec(url) ?? [];
  return /%[0-9A-F]{2}/i.test(anchor) ? anchor : encodeURI(anchor);
}

function weightOf({ weighted_locations: locations }: SectionData): number {
  return locations.reduce((sum, { balanced_score: score }) => sum + score, 0);
}

/** Pagefind's excerpt as pieces of plain text: it marks what was found, and escapes the rest. */
export function piecesOf(excerpt: string): ExcerptPiece[] {
  return unspellFromIndex(excerpt)
    .split(/<\/?mark>/)
    .map((text, index) => ({ text: unescape(text), found: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

function unescape(text: string): string {
  const signs = new Map([
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['#39', "'"],
    ['amp', '&'],
  ]);
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs.get(name) ?? '');
}
