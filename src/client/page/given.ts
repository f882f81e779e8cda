import { loadOwn } from './load.ts';

/** What the address of a page gives it, after the mistakes of its way are put right. */
export interface Given {
  /** Each key once; an empty value where the link says that the alert has none. */
  values: [key: string, value: string][];
  /** What tells one firing alert from another of the same name. */
  labels: string;
  /** When the alert started, in milliseconds since the epoch. */
  start: number | undefined;
  /** What is wrong with what the link gives, as a sentence. */
  problem: string | undefined;
}

declare global {
  /** Reads the address, and brings the reader to the section that it means. Assigned by `assets/link.js`. */
  var alertbookReadLink: (() => Given) | undefined;
}

/** What the address gives. The script that reads it is only loaded for an address that gives something. */
export async function readGiven(): Promise<Given> {
  const nothing: Given = { values: [], labels: '', start: undefined, problem: undefined };
  if (location.search.length < 2 && !asksForMissing()) return nothing;
  try {
    await loadOwn('link');
    return globalThis.alertbookReadLink?.() ?? nothing;
  } catch {
    return { ...nothing, problem: 'What the link gives could not be read: load the page again.' };
  }
}

/** Whether the fragment names nothing on the page as it is written. */
function asksForMissing(): boolean {
  const written = location.hash.slice(1);
  if (written === '') return false;
  try {
    return document.getElementById(decodeURIComponent(written)) === null;
  } catch {
    return true;
  }
}
