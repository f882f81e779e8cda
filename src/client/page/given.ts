import { element } from './elements.ts';
import { loadOwn } from './load.ts';
import { givenTexts } from '../../texts/scripts.ts';

/** What the address of a page gives it, after the mistakes of its way are put right. */
export interface Given {
  /** Each key once; an empty value where the link says that the alert has none. */
  values: [key: string, value: string][];
  /** What tells one firing alert from another of the same name. */
  labels: string;
  /** When the alert started, in milliseconds since the epoch. */
  start: number | undefined;
  /** Why the start that the link gives is none, as a sentence. */
  problem: string | undefined;
}

declare global {
  /** Reads the address, and brings the reader to the section that it means. Assigned by `assets/link.js`. */
  var alertbookReadLink: (() => Given) | undefined;
}

const patienceMs = 8000;

/** What the address gives. The script that reads it is only loaded for an address that gives something. */
export async function readGiven(): Promise<Given> {
  const nothing: Given = { values: [], labels: '', start: undefined, problem: undefined };
  if (location.search.length < 2 && !asksForMissing()) return nothing;
  try {
    await Promise.race([loadOwn('link'), tooLong()]);
    return globalThis.alertbookReadLink?.() ?? nothing;
  } catch {
    document.querySelector('main h1')?.after(element('p', { class: 'landing', role: 'status' }, givenTexts.unreadable));
    return nothing;
  }
}

/** Fails when a server that stalls has kept the page waiting for long enough: who to call does not hang on the link. */
function tooLong(): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(reject, patienceMs));
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
