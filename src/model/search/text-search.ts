import { cleanQuery, tellingWords, type SearchFilter } from './search.ts';

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

/**
 * Pages that hold the words of a query, the best first, each with its best section. Pages with all words come before those
 * with some, for who describes what they see rarely uses the words of the page.
 */
export async function searchText(
  index: TextIndex,
  query: string,
  filter: SearchFilter = {},
  most = 8,
): Promise<TextHit[]> {
  const hits = await pageHits(index, query, { filters: filtersOf(filter) }, most);
  return await Promise.all(hits.slice(0, most).map(async ({ data }) => toHit(await data())));
}

async function pageHits(
  index: TextIndex,
  query: string,
  options: { filters: Record<string, unknown> },
  most: number,
): Promise<PageHit[]> {
  const cleaned = cleanQuery(query);
  // Pagefind takes quotes for an exact phrase; one that does not end is a slip.
  const term = cleaned.split('"').length % 2 === 0 ? cleaned.replaceAll('"', ' ') : cleaned;
  const words = tellingWords(cleaned).slice(0, 8);
  if (words.length === 0) return [];
  const whole = (await index.search(term, options))?.results ?? [];
  if (whole.length >= most || words.length < 2) return whole;
  const known = new Set(whole.map(({ id }) => id));
  const byWord = await Promise.all(words.map(async (word) => (await index.search(word, options))?.results ?? []));
  return [...whole, ...unionOf(byWord).filter(({ id }) => !known.has(id))];
}

/** Pages of several searches: the more of them, and the rarer, the better. Of three or more, one alone tells nothing. */
function unionOf(searches: readonly PageHit[][]): PageHit[] {
  const sums = new Map<string, { hit: PageHit; score: number; count: number }>();
  const commonest = Math.max(...searches.map((hits) => hits.length));
  const least = searches.length > 2 ? 2 : 1;
  for (const hits of searches) {
    const best = Math.max(...hits.map(({ score }) => score), Number.EPSILON);
    const rarity = Math.log(1 + commonest / (1 + hits.length));
    for (const hit of hits) {
      const { score, count } = sums.get(hit.id) ?? { score: 0, count: 0 };
      sums.set(hit.id, { hit, score: score + rarity * (0.2 + hit.score / best), count: count + 1 });
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

function toHit({ url, meta, excerpt, sub_results: sections }: PageData): TextHit {
  const [best] = sections.toSorted((a, b) => weightOf(b) - weightOf(a));
  const title = meta['title'] ?? url;
  return {
    title,
    section: best && best.url.includes('#') && best.title !== title ? best.title : undefined,
    address: encodeURI(best?.url ?? url),
    excerpt: piecesOf(best?.excerpt ?? excerpt),
  };
}

function weightOf({ weighted_locations: locations }: SectionData): number {
  return locations.reduce((sum, { balanced_score: score }) => sum + score, 0);
}

/** Pagefind's excerpt as pieces of plain text: it marks what was found, and escapes the rest. */
export function piecesOf(excerpt: string): ExcerptPiece[] {
  return excerpt
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
