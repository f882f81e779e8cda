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
