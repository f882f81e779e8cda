import { comparableSeconds } from '../../../schemas/quantities/duration.ts';
import type { Call } from './call-order.ts';
import type { ContactInfo } from './contact-methods.ts';
import { dueSteps } from './escalation-clock.ts';

/** A line that a running clock may show below the first one to call: who else is due, and who comes next. */
export type ClockLine = 'also' | 'next';

/** The lines from a moment on, in minutes since the alert. */
interface ClockMoment {
  from: number;
  lines: ClockLine[];
}

/** Which lines a clock shows from when on, the first moment first: a page keeps room for those of the moment at which it is opened. */
export function clockMoments(calls: readonly Pick<Call, 'after' | 'who'>[]): ClockMoment[] {
  if (calls.length === 0) return [];
  const minutes = calls.map(({ after }) => after && comparableSeconds(after).div(60).toNumber());
  const moments = new Set([0, ...minutes.filter((minute) => minute !== undefined)]);
  return [...moments]
    .toSorted((a, b) => a - b)
    .map((from) => {
      const { now, next } = dueSteps(minutes, from);
      const hasOthers = now.flatMap((index) => calls[index]!.who).length > 1;
      const hasNext = next !== undefined && calls[next]!.who.length > 0;
      return { from, lines: [...(hasOthers ? (['also'] as const) : []), ...(hasNext ? (['next'] as const) : [])] };
    });
}

/** For the attribute that a script reads before the page is painted: `0:next 10:also,next 40:`. */
export function momentsInShort(moments: readonly ClockMoment[]): string {
  return moments.map(({ from, lines }) => `${from}:${lines.join()}`).join(' ');
}

/** Someone that a clock may show, and how many more are called with them. */
export interface LongName {
  name: string;
  role: string | undefined;
  more: number;
}

/** How long a name may be to have its place in one line of any phone, with its role, in characters. */
const shortName = 24;

/** Names that may take more than one line where a clock shows who to call; the longest ones are enough. */
export function longNames(
  calls: readonly { who: readonly Pick<ContactInfo, 'name' | 'participants'>[] }[],
): LongName[] {
  const names = calls.flatMap(({ who }) => {
    const more = who.length - 1;
    return who.flatMap(({ name, participants }) => [
      { name, role: undefined, more },
      ...participants.map((holder) => ({ name: holder.name, role: name, more })),
    ]);
  });
  // Where more are called, that takes room too.
  const lengthOf = ({ name, role = '', more }: LongName): number => name.length + role.length + (more > 0 ? 12 : 0);
  const long = [...new Map(names.map((one) => [JSON.stringify(one), one])).values()]
    .filter((one) => lengthOf(one) > shortName)
    .toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return [...new Set([...long.slice(0, 3), ...long.filter(({ more }) => more > 0).slice(0, 2)])];
}
