import { NameIndex, type Matching, type NameHit, type NameTerms } from './name-index.ts';
import { isPasted, withoutValues } from './pasted-text.ts';
import { atOnce, type Steps } from './steps.ts';
import { isUnspaced, runsOf, tellingOf, transcribedWordsOf, wordsOf } from './words.ts';

/** What can be found by its name, the kinds that are wanted most first. */
export const searchKinds = [
  'alert',
  'runbook',
  'service',
  'guide',
  'section',
  'person',
  'channel',
  'slo',
  'severity',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Something with a name and an address. */
export interface SearchEntry {
  kind: SearchKind;
  title: string;
  /** From the root of the site, with its anchor: `/slos/#shop-latency`. */
  address: string;
  /** What else people call it: symptoms, old names, a role. */
  words: readonly string[];
  service?: { id: string; name: string } | undefined;
  /** Severity as people say it: `P1`. */
  level?: string | undefined;
}

/** What the reader wants to see only; all where a field is left out. */
export interface SearchFilter {
  kind?: SearchKind | undefined;
  /** Id of the service. */
  service?: string | undefined;
  /** Label of the severity. */
  level?: string | undefined;
}

/** Finds entries by what was typed, the best first. */
export type Search = (query: string, filter?: SearchFilter, limit?: number) => SearchEntry[];

/** Of a trace of many lines the first ones say what it is about. */
const longestQuery = 4000;

/** What was typed, as search takes it: on one line, without control characters, and no more than a screen of it. */
export function cleanQuery(text: string): string {
  return (
    [...text.slice(0, longestQuery * 10)]
      .slice(0, longestQuery)
      .join('')
      .normalize('NFKC')
      // Joiners inside a word are letters of some scripts.
      .replace(/[\p{Cf}\p{Cs}]/gu, '')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
  );
}

/** Makes entries searchable. Takes a moment for thousands, and some milliseconds for each query. */
export function openSearch(entries: readonly SearchEntry[]): Search {
  return atOnce(openSearchInSteps(entries));
}

/** As `openSearch`, with a pause after every few entries in which others can work. */
export function* openSearchInSteps(entries: readonly SearchEntry[]): Steps<Search> {
  const index = new NameIndex();
  /** Words of each title put together. */
  const names: string[] = [];
  const termsByService = new Map<SearchEntry['service'], string[]>([[undefined, []]]);
  /** Entries by what a longer text may call them. */
  const callings = new Map<string, number[]>();
  for (const [id, entry] of entries.entries()) {
    const parts = wordsOf(entry.title);
    names.push(parts.join(''));
    const { service } = entry;
    const serviceTerms = termsByService.get(service) ?? wordsOf(`${service?.name} ${service?.id}`);
    termsByService.set(service, serviceTerms);
    index.add({ ...termsOf(entry, parts), service: serviceTerms });
    for (const calling of callingsOf(entry, parts)) addTo(callings, calling, id);
    if (id % entriesInStep === 0) yield;
  }
  return (query, filter = {}, limit = 12) => {
    const fits = (entry: SearchEntry): boolean =>
      (filter.kind === undefined || entry.kind === filter.kind) &&
      (filter.service === undefined || entry.service?.id === filter.service) &&
      (filter.level === undefined || entry.level === filter.level);
    const cleaned = cleanQuery(query);
    const asked = readQuery(cleaned);
    if (asked.whole === '')
      return cleaned === '' && Object.values(filter).some(Boolean) ? entries.filter(fits).slice(0, limit) : [];
    const ranks = ranksByCalling(asked);
    for (const hit of index.find(asked.terms, matching(asked))) {
      const rank = rankOf(hit, asked, names[hit.id]!);
      const known = ranks.get(hit.id);
      if (rank && (!known || rank.group > known.group)) ranks.set(hit.id, rank);
    }
    return inOrder(ranks)
      .map((id) => entries[id]!)
      .filter(fits)
      .slice(0, limit);
  };

  /** What a longer text calls by its name, the longest name of each. */
  function ranksByCalling(asked: Query): Map<number, Rank> {
    const ranks = new Map<number, Rank>();
    for (const span of asked.spans)
      for (const id of callings.get(span) ?? []) {
        const score = Math.max(span.length, ranks.get(id)?.score ?? 0);
        if (isCalledIn(entries[id]!, asked)) ranks.set(id, { group: 2, score });
      }
    return ranks;
  }

  /** The best first; of what has one name, the alert before its runbook; of what is equal, what comes first on the site. */
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

/** A phone takes a few milliseconds for so many. */
const entriesInStep = 50;

function addTo(idsByCalling: Map<string, number[]>, calling: string, id: number): void {
  const known = idsByCalling.get(calling);
  if (known) known.push(id);
  else idsByCalling.set(calling, [id]);
}

/** How well an entry fits: by its group first, then by its score. */
interface Rank {
  /** 4: its name is the query; 3: its name starts so; 2: the query has its name, or a symptom; 1: it has every word; 0: most of them. */
  group: number;
  score: number;
}

function compareRanks(a: Rank, b: Rank): number {
  return b.group - a.group || rounded(b.score) - rounded(a.score);
}

/** A score without what differs only by the order in which its parts were added. */
function rounded(score: number): number {
  return Math.round(score * 1e6);
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

/** Names that tell that a longer text is about an entry, put together: of a runbook, its symptoms too. */
function callingsOf({ kind, title, words }: SearchEntry, parts: readonly string[]): Set<string> {
  if (kind === 'alert') return new Set([parts.join('')]);
  const phrases = kind === 'runbook' ? [title, ...words] : kind === 'guide' ? [title] : [];
  return new Set(
    phrases
      .map((phrase) => wordsOf(phrase))
      .filter((own) => own.length > 1)
      .map((own) => own.join('')),
  );
}

/**
 * Whether a name of an entry that a query has is meant. An alert of one word has to be there as it is written, and what is no
 * alert has to be in a text that was pasted: in few words that are typed, each word counts.
 */
function isCalledIn({ kind, title }: SearchEntry, asked: Query): boolean {
  if (kind !== 'alert') return asked.isPasted;
  return asked.text.includes(title) || wordsOf(title).length !== 1;
}

function termsOf({ title, words }: SearchEntry, parts: readonly string[]): Omit<NameTerms, 'service'> {
  return {
    // `podcrashlooping` is typed as often as the name: each end of the name is a term, and a prefix finds it.
    name: [...new Set([...parts, ...endsOf(parts), ...transcribedTerms(title)])],
    initials: [...new Set(parts.flatMap((_, index) => [2, 3].map((count) => initials(parts, index, count))))],
    words: words.flatMap(termsOfPhrase),
  };
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

function matching({ whole, isPasted: pasted }: Query): Matching {
  return {
    boost: { name: 4, initials: 1, words: 2, service: 0.5 },
    boostTerm: (term) => (term === whole ? 2 : 1),
    prefix: (term) => term.length > 1 && (!pasted || isUnspaced(term)),
    fuzzy: (term) =>
      pasted || term.length < 4 || term.length > 60 || /^\d+$/.test(term) ? 0 : term.length < 8 ? 1 : 2,
  };
}

/** @returns Nothing where most words of the query are not found. */
function rankOf({ score, queryTerms }: NameHit, { whole, words }: Query, name: string): Rank | undefined {
  if (name === whole) return { group: 4, score };
  if (name.startsWith(whole) && whole.length > 2) return { group: 3, score };
  const found = queryTerms.has(whole) ? 1 : words.filter((word) => queryTerms.has(word)).length / words.length;
  if (found === 1) return { group: 1, score };
  return found < 0.6 ? undefined : { group: 0, score: (found * score) / (score + 100) };
}
