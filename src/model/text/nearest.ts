import { distance } from 'fastest-levenshtein';

/** A candidate with what tells quickly that it is far from a text. */
interface Candidate {
  name: string;
  lower: string;
  withoutDigits: string;
  signs: number;
}

/** Names that mistyped texts may mean, ready to be asked ten thousand times. */
export class NearestNames {
  readonly #candidates: readonly Candidate[];

  constructor(names: Iterable<string>) {
    this.#candidates = Array.from(names, asCandidate);
  }

  /**
   * The candidate that a mistyped text most likely means, or undefined when none is near enough to be worth a question:
   * more than a third of the letters differ, or only digits do, for nobody writes `p1` when they mean `p5`. A text that only
   * one candidate begins with means that one.
   */
  nearest(text: string): string | undefined {
    const written = asCandidate(text);
    return fewestSlips(written, this.#candidates) ?? onlyLongerForm(written, this.#candidates);
  }
}

/** The nearest of some names. @see NearestNames */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  return new NearestNames(candidates).nearest(text);
}

function asCandidate(name: string): Candidate {
  const lower = name.toLowerCase();
  return { name, lower, withoutDigits: lower.replace(/\d+/g, ''), signs: signsOf(lower) };
}

function fewestSlips(written: Candidate, candidates: readonly Candidate[]): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const { lower } = candidate;
    const longest = Math.max(written.lower.length, lower.length);
    const allowed = longest < 3 ? 0 : Math.max(1, Math.floor(longest / 3));
    const most = Math.min(allowed, (best?.distance ?? Infinity) - 1);
    // A difference in length is a lower bound of the distance, and cheap; so is one in the characters that there are.
    if (Math.abs(written.lower.length - lower.length) > most) continue;
    if (fewestSteps(written.signs, candidate.signs) > most) continue;
    if (written.lower !== lower && written.withoutDigits === candidate.withoutDigits) continue;
    const steps =
      written.signs === candidate.signs && hasTwoLettersSwapped(written.lower, lower)
        ? 1
        : distance(written.lower, lower);
    if (steps <= most) best = { name: candidate.name, distance: steps };
  }
  return best?.name;
}

/** Which characters a text has, as bits: one for each digit, and one for some others each. */
function signsOf(text: string): number {
  let signs = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    signs |= 1 << (code >= 48 && code < 58 ? code - 48 : 10 + (code % 22));
  }
  return signs;
}

/** A step of Levenshtein's brings in one character and takes away one at most. */
function fewestSteps(a: number, b: number): number {
  return Math.max(bitCount(a & ~b), bitCount(b & ~a));
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** The one candidate that goes on where the text ends: `verify-health` for `verify`. */
function onlyLongerForm({ lower: written }: Candidate, candidates: readonly Candidate[]): string | undefined {
  if (written.length < 3) return undefined;
  const longer = candidates.filter(({ lower }) => lower.startsWith(written));
  return longer.length === 1 ? longer[0]!.name : undefined;
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
