import { comparableSeconds, type Duration } from '../../../schemas/quantities/duration.ts';
import { peopleTexts } from '../../texts/people.ts';

/** A step of a policy, as far as time is concerned. */
export interface TimedStep {
  name: string;
  after?: Duration | undefined;
  until?: Duration | undefined;
}

/** A policy on a line of time: columns from one moment to the next, the last of them without an end. */
export interface EscalationChart {
  /** When each column begins, as it is written; the first begins with the alert. */
  moments: string[];
  turns: Turn[];
}

export interface Turn {
  name: string;
  /** First column, from 0, and the number of columns. */
  from: number;
  columns: number;
  /** Whether the policy says when the turn begins; else it comes somewhere in these columns. */
  isStated: boolean;
  /** `from 30 min to 1 h`, in words. */
  time: string;
}

/**
 * Where each step of a policy is in time; undefined when the policy names no time after that of the alert. Moments are
 * put side by side at equal distances: 5 minutes and a day must both be read on a phone.
 */
export function escalationChart(steps: readonly TimedStep[]): EscalationChart | undefined {
  const written = steps.flatMap(({ after, until }) => [after, until]).filter((duration) => duration !== undefined);
  const textBySeconds = new Map([
    [0, peopleTexts.escalation.alert],
    ...written.map(momentOf).filter(([seconds]) => seconds > 0),
  ]);
  const moments = [...textBySeconds].toSorted(([a], [b]) => a - b);
  if (moments.length < 2) return undefined;
  const columnOf = (duration: Duration): number =>
    Math.max(
      moments.findIndex(([seconds]) => seconds === momentOf(duration)[0]),
      0,
    );
  const texts = moments.map(([, text]) => text);
  const turns = steps.map(({ name, after, until }, index) => {
    const before = steps.slice(0, index).flatMap((step) => [step.after, step.until]);
    const from = after ? columnOf(after) : Math.max(0, ...before.map((moment) => (moment ? columnOf(moment) : 0)));
    const later = steps.slice(index + 1).flatMap((step) => (step.after ? columnOf(step.after) : []));
    const to = until ? columnOf(until) : (later.find((column) => column > from) ?? texts.length);
    const columns = Math.max(to - from, 1);
    return { name, from, columns, isStated: after !== undefined, time: timeOf(texts, from, columns, after) };
  });
  return { moments: texts, turns };
}

function momentOf(duration: Duration): [seconds: number, text: string] {
  return [comparableSeconds(duration).toNumber(), duration.text];
}

function timeOf(moments: readonly string[], from: number, columns: number, after: Duration | undefined): string {
  const texts = peopleTexts.escalation;
  const start = moments[from]!;
  const until = moments[from + columns];
  const begin = from === 0 ? texts.atOnce : texts.after(start);
  const span =
    until === undefined ? begin : from === 0 ? texts.atOnceUntil(until) : texts.afterUntil({ after: start, until });
  if (after) return span;
  return from === 0 ? texts.noTime : texts.noTimeBut(span);
}
