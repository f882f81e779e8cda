import MiniSearch, { type SearchResult } from 'minisearch';

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
export type Search = (query: string, filter?: SearchFilter, most?: number) => SearchEntry[];

const longestQuery = 200;

/** What was typed, as search takes it: on one line, without control characters, no longer than anybody types. */
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

/**
 * Words of a text in lower case, without marks: at spaces, at punctuation, where CamelCase or a number starts, and each
 * sign of a script that writes no spaces. `KubePVFillingUp5m` is kube, pv, filling, up, 5, m.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').replaceAll('ß', 'ss');
  return (plain.match(wordPattern) ?? []).map((word) => word.toLowerCase());
}

const unspaced = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';
const wordPattern = new RegExp(
  `${unspaced}|\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|\\p{N}+|(?:(?!${unspaced})[\\p{Lo}\\p{Lm}\\p{Lt}])+`,
  'gu',
);

/** Words that say nothing about what is looked for. */
const fillers = new Set(
  'a an and are as at be been by can cannot do does for from has have how i in into is it its my no of on or our so than that the their then there they this to too was we what when where which while why will with you'.split(
    ' ',
  ),
);

/** Words of a query that say something, or all when none does. */
export function tellingWords(query: string): string[] {
  const words = [...new Set(wordsOf(query))];
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : words;
}

/** Makes entries searchable. Takes a moment for thousands, and a millisecond or two for each query. */
export function openSearch(entries: readonly SearchEntry[]): Search {
  const mini = new MiniSearch<{ id: number }>({
    fields: ['name', 'initials', 'words', 'service'],
    extractField: (document, field) => (field === 'id' ? String(document.id) : textOf(entries[document.id]!, field)),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
  });
  mini.addAll(entries.map((_, id) => ({ id })));
  const squeezed = entries.map(({ title }) => wordsOf(title).join(''));
  return (query, filter = {}, most = 12) => {
    const fits = (entry: SearchEntry): boolean =>
      (filter.kind === undefined || entry.kind === filter.kind) &&
      (filter.service === undefined || entry.service?.id === filter.service) &&
      (filter.level === undefined || entry.level === filter.level);
    const cleaned = cleanQuery(query);
    const whole = wordsOf(cleaned).join('');
    if (whole === '')
      return cleaned === '' && Object.values(filter).some(Boolean) ? entries.filter(fits).slice(0, most) : [];
    const words = tellingWords(cleaned);
    const results = mini.search([...new Set([...words, whole])].join(' '), {
      ...matching(whole),
      filter: ({ id }) => fits(entries[Number(id)]!),
    });
    return results
      .map((result) => ({ result, rank: rankOf(result, words, whole, squeezed[Number(result.id)]!) }))
      .filter(({ rank }) => rank > 0)
      .toSorted((a, b) => b.rank - a.rank || placeOfKind(a.result) - placeOfKind(b.result))
      .slice(0, most)
      .map(({ result }) => entries[Number(result.id)]!);
  };
  function placeOfKind({ id }: SearchResult): number {
    return searchKinds.indexOf(entries[Number(id)]!.kind);
  }
}

/** Text of a field as terms with spaces between them. */
function textOf({ title, words, service }: SearchEntry, field: string): string {
  const parts = wordsOf(title);
  switch (field) {
    case 'name':
      // `podcrashlooping` is typed as often as the name: each end of the name is a term, and a prefix finds it.
      return [...new Set([...parts, ...parts.map((_, index) => parts.slice(index).join(''))])].join(' ');
    case 'initials':
      return [...new Set(parts.flatMap((_, index) => [2, 3].map((count) => initials(parts, index, count))))].join(' ');
    case 'words':
      return words.flatMap((phrase) => [...wordsOf(phrase), wordsOf(phrase).join('')]).join(' ');
    default:
      return service ? wordsOf(`${service.name} ${service.id}`).join(' ') : '';
  }
}

/** `pv` for two words of `persistent volume filling` from the first. */
function initials(parts: readonly string[], start: number, count: number): string {
  const chosen = parts.slice(start, start + count);
  return chosen.length < count ? '' : chosen.map((part) => part[0]).join('');
}

function matching(whole: string) {
  return {
    boost: { name: 4, initials: 1, words: 2, service: 0.5 },
    prefix: (term: string) => term.length > 1,
    fuzzy: (term: string) => (term.length < 4 || /^\d+$/.test(term) ? false : term.length < 8 ? 1 : 2),
    weights: { fuzzy: 0.4, prefix: 0.7 },
    boostTerm: (term: string) => (term === whole ? 2 : 1),
  };
}

/**
 * How well an entry fits: above 3 for the name itself, above 2 where it starts so, above 1 where every word is found; 0
 * where most words are not.
 */
function rankOf(result: SearchResult, words: readonly string[], whole: string, name: string): number {
  const score = result.score / (result.score + 100);
  if (name === whole) return 3 + score;
  if (name.startsWith(whole) && whole.length > 2) return 2 + score;
  const isWhole = result.queryTerms.includes(whole);
  const found = isWhole ? 1 : words.filter((word) => result.queryTerms.includes(word)).length / words.length;
  if (found === 1) return 1 + score;
  return found < 0.6 ? 0 : found * score;
}
