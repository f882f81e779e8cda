import { createContext, Script } from 'node:vm';
import { OverLimit } from '../markdown/limits.ts';
import type { Finding } from '../model/audit/finding.ts';

/** Why the work on one file was given up, in words for a finding; the id without its first part: `too-deep`. */
export interface GivenUp {
  id: 'too-deep' | 'too-large' | 'too-slow' | 'unreadable';
  message: string;
  hint: string;
  line: number;
  column: number;
}

/** Longest that the reading of one file may take, in seconds of work. The largest files that are allowed take a third of it. */
const maxSeconds = 30;

/** Texts up to this length are not timed, in UTF-16 units: nothing takes long on them, and a clock costs a millisecond. */
const shortText = 16_384;

/** How many findings of one file are shown one by one. */
const maxFindings = 1_000;

/** The findings of one file, with one for all that are too many to be shown. */
export function firstFindings(findings: Finding[]): Finding[] {
  const last = findings[maxFindings - 1];
  const left = findings.length - maxFindings;
  if (!last || left <= 0) return findings;
  const message = `${left} more problems of this file are not shown.`;
  const rest: Finding = { ...last, message, hint: 'Correct the first ones, and try again.' };
  return [...findings.slice(0, maxFindings), rest];
}

/**
 * Does some work on the text of one file, whatever it throws: trouble with one file must not keep others from being read.
 *
 * @param length Of the text, in UTF-16 units.
 * @param giveUp What to return when the work cannot be done.
 */
export function withinLimits<Result>(length: number, work: () => Result, giveUp: (why: GivenUp) => Result): Result {
  try {
    return length <= shortText ? work() : timed(work);
  } catch (error) {
    return giveUp(wordsFor(error));
  }
}

function timed<Result>(work: () => Result): Result {
  const context = createContext({ work });
  for (let timeout = maxSeconds * 1000; ; timeout *= 4) {
    const before = process.cpuUsage();
    try {
      return script.runInContext(context, { timeout }) as Result;
    } catch (error) {
      const { user, system } = process.cpuUsage(before);
      // On a machine that does much else, a minute by the clock is a few seconds of work.
      const isOver = (user + system) / 1_000_000 >= maxSeconds;
      if (!isTimeout(error) || isOver) throw error;
    }
  }
}

function isTimeout(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

const script = new Script('work()');

function wordsFor(error: unknown): GivenUp {
  const { message } = error as Error;
  const start = { line: 1, column: 1 };
  if (error instanceof OverLimit) {
    const { id, hint, line, column } = error;
    return { id, message, hint, line, column };
  }
  if (isTimeout(error))
    return {
      ...start,
      id: 'too-slow',
      message: `The file takes more than ${maxSeconds} seconds to read, so it is not read.`,
      hint: 'Split it into several files.',
    };
  if (error instanceof RangeError && /call stack/.test(message))
    return {
      ...start,
      id: 'too-deep',
      message: 'Values are nested deeper than can be read.',
      hint: 'Use fewer levels.',
    };
  return {
    ...start,
    id: 'unreadable',
    message: `The file cannot be read: ${message}.`,
    hint: 'Write it in a simpler way, and tell the authors of Alertbook.',
  };
}
