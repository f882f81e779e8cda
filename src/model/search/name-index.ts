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

/** Where a term is: ids of entries by the place of the field in `nameFields`, an id once for each time that it has the term. */
type Postings = (number[] | undefined)[];

const weights = { exact: 1, prefix: 0.7, fuzzy: 0.4 };
/** How soon more of a term counts less, how much a long field counts against it, and what having it counts at least. */
const saturation = 1.2;
const lengthPenalty = 0.7;
const floor = 0.5;

/**
 * Finds entries by terms. It scores as MiniSearch does (BM25+, with prefixes and typos), and holds its terms in a plain map that is made
 * in a tenth of the time of a tree: a query looks at every term instead, which takes a few milliseconds for the names of 10,000 alerts.
 *
 * @see https://lucaong.github.io/minisearch/
 */
export class NameIndex {
  readonly #postings = new Map<string, Postings>();
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
      for (const term of own) if (term !== '') this.#post(term, field, id);
    }
  }

  /** @returns Every entry that has a term of the query, in no order. */
  find(queryTerms: readonly string[], matching: Matching): NameHit[] {
    const hits = new Map<number, { score: number; queryTerms: Set<string> }>();
    for (const queryTerm of queryTerms)
      for (const [postings, weight] of this.#fitting(queryTerm, matching))
        this.#score(postings, weight * matching.boostTerm(queryTerm), matching.boost, (id, score) => {
          const hit = hits.get(id);
          if (!hit) hits.set(id, { score, queryTerms: new Set([queryTerm]) });
          else {
            hit.score += score;
            hit.queryTerms.add(queryTerm);
          }
        });
    return Array.from(hits, ([id, { score, queryTerms }]) => ({ id, queryTerms, score: score * queryTerms.size }));
  }

  #post(term: string, field: number, id: number): void {
    const known = this.#postings.get(term);
    const postings = known ?? [];
    if (!known) this.#postings.set(term, postings);
    const ids = postings[field];
    if (ids) ids.push(id);
    else postings[field] = [id];
  }

  /** Where the terms are that a term of the query fits, and how much each counts. */
  #fitting(queryTerm: string, { prefix, fuzzy }: Matching): [Postings, weight: number][] {
    const exact = this.#postings.get(queryTerm);
    const fitting: [Postings, number][] = exact ? [[exact, weights.exact]] : [];
    const goesOn = prefix(queryTerm);
    const typos = fuzzy(queryTerm);
    if (!goesOn && typos === 0) return fitting;
    for (const [term, postings] of this.#postings) {
      const more = term.length - queryTerm.length;
      if (goesOn && more > 0 && term.startsWith(queryTerm))
        fitting.push([postings, (weights.prefix * term.length) / (term.length + 0.3 * more)]);
      else if (typos > 0 && Math.abs(more) <= typos && term !== queryTerm) {
        const slips = distance(term, queryTerm);
        if (slips <= typos) fitting.push([postings, (weights.fuzzy * term.length) / (term.length + slips)]);
      }
    }
    return fitting;
  }

  #score(postings: Postings, weight: number, boost: Matching['boost'], add: (id: number, score: number) => void): void {
    for (const [field, name] of nameFields.entries()) {
      const ids = postings[field];
      if (!ids) continue;
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
        add(id, weight * boost[name] * rarity * (floor + (times * (saturation + 1)) / often));
      }
    }
  }
}
