import { wordsInCommon } from './word-diff.ts';

/** Share of words that something must have in common with what it was called before. */
const likeEnough = 0.5;
/** Words in more than this many candidates tell nothing about which of them is meant. */
const maxBearers = 50;

export interface Candidate {
  key: string;
  /** Everything that it says, its name first. */
  text: string;
}

/**
 * What was renamed: pairs of what is gone and what is new that say mostly the same, the most alike first. Each is paired
 * at most once. Git recognises renames by the same measure, of lines.
 *
 * Only candidates that share a rare word are weighed, so that thousands of both take seconds.
 */
export function pairUp(gone: readonly Candidate[], fresh: readonly Candidate[]): Map<string, string> {
  // Most sites have lost nothing, and the words of all that is new take a while.
  if (gone.length === 0) return new Map();
  const bearersByWord = new Map<string, Set<string>>();
  const freshByKey = new Map(fresh.map((candidate) => [candidate.key, candidate]));
  for (const { key, text } of fresh)
    for (const word of wordPairs(text)) {
      const bearers = bearersByWord.get(word) ?? new Set();
      bearersByWord.set(word, bearers.add(key));
    }
  const weighed = gone.flatMap((old) => {
    const near = new Set<string>();
    for (const word of wordPairs(old.text)) {
      const bearers = bearersByWord.get(word);
      if (bearers && bearers.size <= maxBearers) for (const key of bearers) near.add(key);
      if (near.size > maxBearers) break;
    }
    return [...near].map((key) => ({
      old: old.key,
      now: key,
      likeness: wordsInCommon(old.text, freshByKey.get(key)!.text),
    }));
  });
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const byLikeness = weighed
    .filter(({ likeness }) => likeness >= likeEnough)
    .toSorted((a, b) => b.likeness - a.likeness);
  for (const { old, now } of byLikeness)
    if (!pairs.has(old) && !taken.has(now)) {
      pairs.set(old, now);
      taken.add(now);
    }
  return pairs;
}

/** Words of a text, each with the next one: rarer than words, and there even in short texts. */
function wordPairs(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(words.length === 1 ? words : words.slice(1).map((word, index) => `${words[index]} ${word}`));
}
