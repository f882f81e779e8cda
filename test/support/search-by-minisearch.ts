import MiniSearch, { type SearchResult } from 'minisearch';
import { isPasted, withoutValues } from '../../src/model/search/pasted-text.ts';
import { cleanQuery, searchKinds, type Search, type SearchEntry } from '../../src/model/search/search.ts';
import { isUnspaced, runsOf, tellingOf, transcribedWordsOf, wordsOf } from '../../src/model/search/words.ts';

/**
 * The search as it was when MiniSearch held the names, to compare with: only what is equally good is put into the order of the
 * site, where it came in the order of MiniSearch's tree.
 */
export function openMiniSearch(entries: readonly SearchEntry[]): Search {
  const mini = new MiniSearch<{ id: number }>({
    fields: ['name', 'initials', 'words', 'service'],
    extractField: (document, field) => (field === 'id' ? String(document.id) : textOf(entries[document.id]!, field)),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
  });
  mini.addAll(entries.map((_, id) => ({ id })));
  const names = entries.map(({ title }) => wordsOf(title).join(''));
  const callings = entries.map(callingsOf);
  return (query, filter = {}, limit = 12) => {
    const fits = (entry: SearchEntry): boolean =>
      (filter.kind === undefined || entry.kind === filter.kind) &&
      (filter.service === undefined || entry.service?.id === filter.service) &&
      (filter.level === undefined || entry.level === filter.level);
    const cleaned = cleanQuery(query);
    const asked = readQuery(cleaned);
    if (asked.whole === '')
      return cleaned === '' && Object.values(filter).some(Boolean) ? entries.filter(fits).slice(0, limit) : [];
    const ranks = new Map<number, Rank>();
    for (const [id, entry] of entries.entries()) {
      const calling = callingIn(entry, callings[id]!, asked);
      if (calling !== undefined) ranks.set(id, { group: 2, score: calling.length });
    }
    for (const result of mini.search(asked.terms.join(' '), matching(asked))) {
      const id = Number(result.id);
      const rank = rankOf(result, asked, names[id]!);
      const known = ranks.get(id);
      if (rank && (!known || rank.group > known.group)) ranks.set(id, rank);
    }
    return inOrder(ranks)
      .map((id) => entries[id]!)
      .filter(fits)
      .slice(0, limit);
  };

  /** The best first; of what has one name, the alert before its runbook. */
  function inOrder(ranks: ReadonlyMap<number, Rank>): number[] {
    const best = new Map<string, Rank>();
    for (const [id, rank] of ranks) {
      const known = best.get(names[id]!);
      if (!known || compareRanks(rank, known) < 0) best.set(names[id]!, rank);
    }
    return [...ranks.keys()].toSorted(
      (a, b) =>
        compareRanks(best.get(names[a]!)!, best.get(names[b]!)!) ||
        placeOfKind(a) - placeOfKind(b) ||
        compareRanks(ranks.get(a)!, ranks.get(b)!) ||
        a - b,
    );
  }
  function placeOfKind(id: number): number {
    return searchKinds.indexOf(entries[id]!.kind);
  }
}

/** How well an entry fits: by its group first, then by its score. */
interface Rank {
  /** 4: its name is the query; 3: its name starts so; 2: the query has its name, or a symptom; 1: it has every word; 0: most of them. */
  group: number;
  score: number;
}

function compareRanks(a: Rank, b: Rank): number {
  return b.group - a.group || Math.round(b.score * 1e6) - Math.round(a.score * 1e6);
}

/** A query, read. */
interface Query {
  text: string;
  /** All of it without what is between its words. */
  whole: string;
  /** Words that say something, as they are asked for. */
  words: string[];
  /** What the index is asked for. */
  terms: string[];
  /** Neighbouring words put together, where the query is so long that a name is only a part of it. */
  spans: ReadonlySet<string>;
  isPasted: boolean;
}

function readQuery(cleaned: string): Query {
  const telling = withoutValues(cleaned);
  const parts = wordsOf(telling);
  const whole = wordsOf(cleaned).join('');
  const words = tellingOf(runsOf(telling).flatMap((run) => (isUnspaced(run) ? pairsOf(run) : run)));
  const pasted = isPasted(cleaned);
  return {
    text: cleaned,
    whole,
    words,
    terms: [...new Set(pasted ? words : [...words, parts.join(''), whole])],
    spans: parts.length > 1 ? spansOf(parts) : new Set(),
    isPasted: pasted,
  };
}

/** No name has more words. */
const longestSpan = 14;

function spansOf(parts: readonly string[]): Set<string> {
  return new Set(
    parts.flatMap((_, start) =>
      Array.from({ length: longestSpan }, (_, more) => parts.slice(start, start + more + 1).join('')),
    ),
  );
}

/** Neighbouring signs, two by two: `空间` and `间不` for `空间不`. */
function pairsOf(run: string): string[] {
  const signs = [...run];
  return signs.length < 3 ? [run] : signs.slice(1).map((sign, index) => signs[index]! + sign);
}

/** Names that tell that a longer text is about an entry, put together, the longest first: of a runbook, its symptoms too. */
function callingsOf({ kind, title, words }: SearchEntry): string[] {
  const phrases = kind === 'runbook' ? [title, ...words] : kind === 'alert' || kind === 'guide' ? [title] : [];
  return phrases
    .filter((phrase) => kind === 'alert' || wordsOf(phrase).length > 1)
    .map((phrase) => wordsOf(phrase).join(''))
    .toSorted((a, b) => b.length - a.length);
}

/**
 * The longest name of an entry that a query has. An alert of one word has to be there as it is written, and what is no alert
 * has to be in a text that was pasted: in few words that are typed, each word counts.
 */
function callingIn({ kind, title }: SearchEntry, callings: readonly string[], asked: Query): string | undefined {
  if (kind !== 'alert' && !asked.isPasted) return undefined;
  if (kind === 'alert' && wordsOf(title).length === 1 && !asked.text.includes(title)) return undefined;
  return callings.find((calling) => asked.spans.has(calling));
}

/** Text of a field as terms with spaces between them. */
function textOf({ title, words, service }: SearchEntry, field: string): string {
  const parts = wordsOf(title);
  switch (field) {
    case 'name':
      // `podcrashlooping` is typed as often as the name: each end of the name is a term, and a prefix finds it.
      return [...new Set([...parts, ...endsOf(parts), ...transcribedTerms(title)])].join(' ');
    case 'initials':
      return [...new Set(parts.flatMap((_, index) => [2, 3].map((count) => initials(parts, index, count))))].join(' ');
    case 'words':
      return words.flatMap(termsOfPhrase).join(' ');
    default:
      return service ? wordsOf(`${service.name} ${service.id}`).join(' ') : '';
  }
}

function termsOfPhrase(phrase: string): string[] {
  const signs = runsOf(phrase).filter(isUnspaced);
  return [
    ...wordsOf(phrase),
    wordsOf(phrase).join(''),
    ...signs.flatMap((run) => endsOf([...run])),
    ...transcribedTerms(phrase),
  ];
}

function transcribedTerms(text: string): string[] {
  const transcribed = transcribedWordsOf(text);
  return transcribed.length > 1 ? [...transcribed, transcribed.join('')] : transcribed;
}

function endsOf(parts: readonly string[]): string[] {
  return parts.map((_, index) => parts.slice(index).join(''));
}

/** `pv` for two words of `persistent volume filling` from the first. */
function initials(parts: readonly string[], start: number, count: number): string {
  const chosen = parts.slice(start, start + count);
  return chosen.length < count ? '' : chosen.map((part) => part[0]).join('');
}

function matching({ whole, isPasted: pasted }: Query) {
  return {
    boost: { name: 4, initials: 1, words: 2, service: 0.5 },
    prefix: (term: string) => term.length > 1 && (!pasted || isUnspaced(term)),
    fuzzy: (term: string) =>
      pasted || term.length < 4 || term.length > 60 || /^\d+$/.test(term) ? false : term.length < 8 ? 1 : 2,
    weights: { fuzzy: 0.4, prefix: 0.7 },
    boostTerm: (term: string) => (term === whole ? 2 : 1),
  };
}

/** @returns Nothing where most words of the query are not found. */
function rankOf(result: SearchResult, { whole, words }: Query, name: string): Rank | undefined {
  const { score } = result;
  if (name === whole) return { group: 4, score };
  if (name.startsWith(whole) && whole.length > 2) return { group: 3, score };
  const isWhole = result.queryTerms.includes(whole);
  const found = isWhole ? 1 : words.filter((word) => result.queryTerms.includes(word)).length / words.length;
  if (found === 1) return { group: 1, score };
  return found < 0.6 ? undefined : { group: 0, score: (found * score) / (score + 100) };
}
