import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a mistyped text most likely means, or undefined when none is near enough to be worth a question:
 * more than a third of the letters differ, or only digits do, for nobody writes `p1` when they mean `p5`. A text that only
 * one candidate begins with means that one.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  return fewestSlips(text, all) ?? onlyLongerForm(text, all);
}

function fewestSlips(text: string, candidates: readonly string[]): string | undefined {
  const written = text.toLowerCase();
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const compared = candidate.toLowerCase();
    const longest = Math.max(written.length, compared.length);
    const allowed = longest < 3 ? 0 : Math.max(1, Math.floor(longest / 3));
    // A difference in length is a lower bound of the distance, and cheap.
    if (Math.abs(written.length - compared.length) > Math.min(allowed, (best?.distance ?? Infinity) - 1)) continue;
    const steps = hasTwoLettersSwapped(written, compared) ? 1 : distance(written, compared);
    if (steps > allowed || steps >= (best?.distance ?? Infinity)) continue;
    if (steps > 0 && withoutDigits(written) === withoutDigits(compared)) continue;
    best = { candidate, distance: steps };
  }
  return best?.candidate;
}

/** The one candidate that goes on where the text ends: `verify-health` for `verify`. */
function onlyLongerForm(text: string, candidates: readonly string[]): string | undefined {
  const longer =
    text.length < 3 ? [] : candidates.filter((candidate) => candidate.toLowerCase().startsWith(text.toLowerCase()));
  return longer.length === 1 ? longer[0] : undefined;
}

/** A hint for a name that nothing has: the nearest candidate, or what else to do, which starts with a capital. */
export function didYouMean(text: string, candidates: Iterable<string>, otherwise: string): string {
  const near = nearest(text, candidates);
  if (near === undefined) return otherwise;
  return `Did you mean \`${near}\`? Otherwise ${otherwise.charAt(0).toLowerCase()}${otherwise.slice(1)}`;
}

/** Swapped neighbours are one slip of the fingers, though two steps of Levenshtein's. */
function hasTwoLettersSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let first = 0;
  while (a[first] === b[first]) first++;
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}

function withoutDigits(text: string): string {
  return text.replace(/\d+/g, '');
}
