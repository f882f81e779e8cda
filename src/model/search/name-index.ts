import { distance } from 'fastest-levenshtein';

/** What of an entry is searched: its name and what else people type for it. */
export const nameFields = ['name', 'initials', 'words', 'service'] as const;
export type NameField = (typeof nameFields)[number];

/** Terms of an entry by their field. An empty one is found by nothing; it makes its field longer. */
export type NameTerms = Readonly<Record<NameField, readonly string[]>>;

/** What of a query fits how. */
export interface Matching {
  boost: Readonly<Record<NameField, number>>;
  /** How much the whole term counts. */
  boostTerm: (term: string) => number;
  /** Whether a term that goes on fits too. */
  prefix: (term: string) => boolean;
  /** Letters that may be missing, wrong or too many; 0 for none. */
  fuzzy: (term: string) => number;
}

export interface NameHit {
  id: number;
  score: number;
  /** Terms of the query that it has. */
  queryTerms: ReadonlySet<string>;
}

/** Entries that have a term in a field: an id once for each time, and without a list where it is one. Most terms are of one name. */
type Postings = number | number[];

const weights = { exact: 1, prefix: 0.7, fuzzy: 0.4 };
/** How soon more of a term counts less, how much a long field counts against it, and what having it counts at least. */
const saturation = 1.2;
const lengthPenalty = 0.7;
const floor = 0.5;

/**
 * Finds entries by terms. It scores as MiniSearch does (BM25+, with prefixes and typos), and holds its terms in a plain map, which
 * is made sooner than a tree: a query looks at every term instead, which takes a few milliseconds for the names of 10,000 alerts.
 *
 * @see https://lucaong.github.io/minisearch/
 */
export class NameIndex {
  readonly #postings = nameFields.map(() => new Map<string, Postings>());
  readonly #lengths: number[][] = nameFields.map(() => []);
  readonly #totals = nameFields.map(() => 0);
  #count = 0;

  /** Adds the next entry: the ids are 0, 1, 2… */
  add(terms: NameTerms): void {
    const id = this.#count++;
    for (const [field, name] of nameFields.entries()) {
      const own = terms[name];
      const length = own.length > 1 ? new Set(own).size : 1;
      this.#lengths[field]!.push(length);
      this.#totals[field]! += length;
      for (const term of own) if (term !== '') post(this.#postings[field]!, term, id);
    }
  }

  /** @returns Every entry that has a term of the query, in no order. */
  find(queryTerms: readonly string[], matching: Matching): NameHit[] {
    const hits = new Map<number, { score: number; queryTerms: Set<string> }>();
    for (const queryTerm of queryTerms)
      for (const [field, name] of nameFields.entries())
        for (const [postings, weight] of fitting(this.#postings[field]!, queryTerm, matching))
          this.#score(postings, field, weight * matching.boostTerm(queryTerm) * matching.boost[name], (id, score) => {
            const hit = hits.get(id);
            if (!hit) hits.set(id, { score, queryTerms: new Set([queryTerm]) });
            else {
              hit.score += score;
              hit.queryTerms.add(queryTerm);
            }
          });
    return Array.from(hits, ([id, { score, queryTerms }]) => ({ id, queryTerms, score: score * queryTerms.size }));
  }

  #score(postings: Postings, field: number, weight: number, add: (id: number, score: number) => void): void {
    const ids = typeof postings === 'number' ? [postings] : postings;
    const number = new Set(ids).size;
    const rarity = Math.log(1 + (this.#count - number + 0.5) / (number + 0.5));
    const average = this.#totals[field]! / this.#count;
    for (let at = 0; at < ids.length;) {
      const id = ids[at]!;
      let times = 0;
      while (ids[at] === id) {
        times++;
        at++;
      }
      const length = this.#lengths[field]![id]!;
      const often = times + saturation * (1 - lengthPenalty + (lengthPenalty * length) / average);
      add(id, weight * rarity * (floor + (times * (saturation + 1)) / often));
    }
  }
}

function post(postings: Map<string, Postings>, term: string, id: number): void {
  const known = postings.get(term);
  if (known === undefined) postings.set(term, id);
  else if (typeof known === 'number') postings.set(term, [known, id]);
  else known.push(id);
}

/** Where the terms of a field are that a term of the query fits, and how much each counts. */
function fitting(
  postingsByTerm: ReadonlyMap<string, Postings>,
  queryTerm: string,
  { prefix, fuzzy }: Matching,
): [Postings, weight: number][] {
  const exact = postingsByTerm.get(queryTerm);
  const found: [Postings, number][] = exact === undefined ? [] : [[exact, weights.exact]];
  const goesOn = prefix(queryTerm);
  const typos = fuzzy(queryTerm);
  if (!goesOn && typos === 0) return found;
  for (const [term, postings] of postingsByTerm) {
    const more = term.length - queryTerm.length;
    if (goesOn && more > 0 && term.startsWith(queryTerm))
      found.push([postings, (weights.prefix * term.length) / (term.length + 0.3 * more)]);
    else if (typos > 0 && Math.abs(more) <= typos && term !== queryTerm) {
      const slips = distance(term, queryTerm);
      if (slips <= typos) found.push([postings, (weights.fuzzy * term.length) / (term.length + slips)]);
    }
  }
  return found;
}
