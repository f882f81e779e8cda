import { ownValue } from '../text/own-value.ts';

/** The moment at which a turn begins. */
export interface Handover {
  /** Milliseconds since the epoch, on a whole minute. */
  at: number;
  /** Number of the turn, from 0; the members take turns in order. */
  turn: number;
}

/** The turn that runs at a moment. */
export interface CurrentShift {
  turn: number;
  /** Milliseconds since the epoch; the end is the beginning of the next turn. */
  from: number;
  until: number;
}

/** Someone who is on call instead of whose turn it is. */
export interface Cover {
  /** Milliseconds since the epoch. */
  from: number;
  until: number;
  /** `team/person`; undefined where nobody is on call. */
  who: string | undefined;
}

/** Who is on call in a shift, and how long that is sure. */
export interface Duty {
  /** `team/person`; undefined where nobody is on call. */
  who: string | undefined;
  /** Milliseconds since the epoch; infinite for someone who has a shift alone. */
  from: number;
  until: number;
  /** Whether they are on call instead of whose turn it is. */
  isCover: boolean;
}

/** Turns of one rotation, for the browser. */
export interface PublishedHandovers {
  /** Time zone of the hand-overs. */
  zone: string;
  /** As `handoverTable` writes them; empty where nobody can tell whose turn it is, or nobody takes turns. */
  turns: string;
  /** Covers by the id of the shift, in order, never two at once: minutes since the epoch, then who; empty for nobody. */
  covers?: Record<string, [from: number, until: number, who: string][]>;
}

const minute = 60_000;

/**
 * Hand-overs in few characters, for the browser to look up without a calendar: number of the first turn, minute since the
 * epoch at which it begins, then the length of turns in minutes, with how many of them follow each other:
 * `12 29433000 10080*14 10020 10080*20`. The hours that the clocks gain and lose are in it.
 */
export function handoverTable(handovers: readonly Handover[]): string {
  const [first] = handovers;
  if (!first) return '';
  const runs: { length: number; count: number }[] = [];
  for (const [index, { at }] of handovers.slice(1).entries()) {
    const length = (at - handovers[index]!.at) / minute;
    const last = runs.at(-1);
    if (last?.length === length) last.count++;
    else runs.push({ length, count: 1 });
  }
  const lengths = runs.map(({ length, count }) => (count > 1 ? `${length}*${count}` : String(length)));
  return [first.turn, first.at / minute, ...lengths].join(' ');
}

/** The turn that runs at a moment; undefined before the first turn of a table and after its end. */
export function shiftAt(table: string, moment: number): CurrentShift | undefined {
  const [firstTurn, firstMinute, ...runs] = table.split(' ');
  let turn = Number(firstTurn);
  let from = Number(firstMinute) * minute;
  if (!(moment >= from)) return undefined;
  for (const run of runs) {
    const [length = 0, count = 1] = run.split('*').map(Number);
    const passed = Math.min(count, Math.floor((moment - from) / (length * minute)));
    turn += passed;
    from += passed * length * minute;
    if (passed < count) return { turn, from, until: from + length * minute };
  }
  return undefined;
}

/** Who holds a shift while a turn runs: a place in its list of members. */
export function participantOf(turn: number, members: number): number {
  return turn % members;
}

/** Covers in few characters. */
export function publishedCovers(covers: readonly Cover[]): [from: number, until: number, who: string][] {
  return covers.map(({ from, until, who }) => [from / minute, until / minute, who ?? '']);
}

/**
 * Who is on call in a shift at a moment: whoever covers it, else whose turn it is; undefined where nobody can tell.
 *
 * @param members Those who take turns in the shift, in order, as `team/person`.
 */
export function dutyAt(
  { turns, covers }: PublishedHandovers,
  { shift, members }: { shift: string; members: readonly string[] },
  moment: number,
): Duty | undefined {
  const own = ((covers && ownValue(covers, shift)) ?? []).map(([from, until, who]) => ({
    from: from * minute,
    until: until * minute,
    who: who === '' ? undefined : who,
  }));
  return dutyBetween(own, turnAt(turns, members, moment), moment);
}

/** Whose turn it is, whoever covers it: always that of someone who has a shift alone. */
function turnAt(turns: string, members: readonly string[], moment: number): Duty | undefined {
  if (members.length < 2)
    return members.length === 0 ? undefined : { who: members[0], from: -Infinity, until: Infinity, isCover: false };
  const running = turns === '' ? undefined : shiftAt(turns, moment);
  return (
    running && {
      who: members[participantOf(running.turn, members.length)],
      from: running.from,
      until: running.until,
      isCover: false,
    }
  );
}

/** The cover that runs at a moment, else the turn as far as no cover cuts it. */
export function dutyBetween(covers: readonly Cover[], turn: Duty | undefined, moment: number): Duty | undefined {
  const running = covers.find(({ from, until }) => from <= moment && moment < until);
  if (running) return { ...running, isCover: true };
  if (!turn) return undefined;
  const before = covers.filter(({ until }) => until <= moment).map(({ until }) => until);
  const after = covers.filter(({ from }) => from > moment).map(({ from }) => from);
  return { ...turn, from: Math.max(turn.from, ...before), until: Math.min(turn.until, ...after) };
}
