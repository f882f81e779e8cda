import { loadRecheck } from './recheck.ts';
import { stepsOf } from './pattern-steps.ts';

/** Why a regular expression is not used: some text keeps it busy for too long, or nobody can prove that none does. */
export type PatternDoubt = 'slow' | 'unproven';

const longestPattern = 300;
/** Ways to try one text that are still tried at once. */
const maxWays = 10_000;

const known = new Map<string, PatternDoubt | undefined>();

/**
 * What speaks against using a regular expression on text from outside, as `^(?:source)$` with the flag `u`. Nothing does
 * when its time is proven to grow no faster than the text.
 *
 * @param source Valid under the flag `u`.
 */
export function doubtAbout(source: string): PatternDoubt | undefined {
  if (!known.has(source)) known.set(source, judge(source));
  return known.get(source);
}

function judge(source: string): PatternDoubt | undefined {
  if (source.length > longestPattern) return 'unproven';
  const { ways, isEndless, isPlain, isBeyond, endless, endlessWays, start } = stepsOf(source);
  const isFew = ways <= maxWays;
  if (isFew && !isEndless) return undefined;
  if (isBeyond) return 'unproven';
  if (isFew && isPlain) return undefined;
  // The library takes repetition with a limit for quick, however high that is, and has much work with it. What is quick with
  // endless repetition, even where nothing ever matches, is quick with less.
  const doubt = endlessWays <= maxWays ? ask(`(?:${endless.slice(start.length)})[^\\s\\S]`) : 'slow';
  return doubt === 'slow' && isFew ? ask(source.slice(start.length)) : doubt;
}

let check: ReturnType<typeof loadRecheck> | undefined;

/** The library's word, by its proof: what its fuzzing does not find is no proof. */
function ask(source: string): PatternDoubt | undefined {
  check ??= loadRecheck();
  try {
    const { status } = check(`^(?:${source})$`, 'u', { checker: 'automaton', timeout: 10_000 });
    return status === 'safe' ? undefined : status === 'vulnerable' ? 'slow' : 'unproven';
  } catch {
    return 'unproven';
  }
}
