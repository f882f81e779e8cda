import { closest, distance } from 'fastest-levenshtein';

/** The candidate that a mistyped text most likely means, or undefined when none is near enough to be worth a question. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  if (all.length === 0) return undefined;
  const found = closest(text.toLowerCase(), all.map((candidate) => candidate.toLowerCase()));
  const near = distance(text.toLowerCase(), found) <= Math.max(1, Math.floor(Math.max(text.length, found.length) / 3));
  return near ? all.find((candidate) => candidate.toLowerCase() === found) : undefined;
}
