import { handoverTable, shiftAt } from './handover-table.ts';

/** When one window of maintenance opens, for the browser to look up without a calendar. */
export interface PublishedWindow {
  name: string;
  /** Time zone of the window. */
  zone: string;
  /** Moments at which it opens and closes, in turn, as `handoverTable` writes them: it is open in turns of even number. */
  table: string;
}

/** Windows by service. */
export type PublishedWindows = Record<string, PublishedWindow[]>;

/** An opening that runs, or the next one. Milliseconds since the epoch. */
export interface Opening {
  name: string;
  zone: string;
  isOpen: boolean;
  from: number;
  until: number;
}

/** Openings in few characters. Of two that overlap, the later one is part of the earlier. */
export function openingTable(openings: readonly { from: number; until: number }[]): string {
  const apart: { from: number; until: number }[] = [];
  for (const { from, until } of openings) {
    const last = apart.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else apart.push({ from, until });
  }
  return handoverTable(apart.flatMap(({ from, until }) => [from, until]).map((at, turn) => ({ at, turn })));
}

/** What a reader of a page of a service has to know of its maintenance: what runs, and what begins soon, the first first. */
export function openingsWithin(windows: readonly PublishedWindow[], now: number, withinMs: number): Opening[] {
  return windows
    .flatMap((window) => openingOf(window, now) ?? [])
    .filter(({ isOpen, from }) => isOpen || from - now <= withinMs)
    .toSorted((a, b) => a.from - b.from);
}

function openingOf({ name, zone, table }: PublishedWindow, now: number): Opening | undefined {
  const running = shiftAt(table, now);
  if (running && running.turn % 2 === 0) return { name, zone, isOpen: true, from: running.from, until: running.until };
  // Before the first opening no turn runs; after the last one nobody knows.
  const from = running?.until ?? firstMoment(table);
  const opening = from === undefined || from < now ? undefined : shiftAt(table, from);
  return opening && ({ name, zone, isOpen: false, from, until: opening.until } as Opening);
}

function firstMoment(table: string): number | undefined {
  const minute = table.split(' ')[1];
  return minute === undefined ? undefined : Number(minute) * 60_000;
}
