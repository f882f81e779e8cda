import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Place } from '../text/place.ts';

export type Level = 'error' | 'warning' | 'note';

/** Something wrong with the content, for the person who wrote it. */
export interface Finding {
  /** Id of the check, `<subject>/<problem>`; its page is `docs/checks/<subject>-<problem>.md`. */
  id: string;
  level: Level;
  /** What is wrong, with the value: one whole sentence or two. */
  message: string;
  /** One thing to do. */
  hint?: string;
  at: Place;
  /** Name of the alert whose rule it is about, where it is about one. */
  alert?: string;
  /** Whether it is not in the baseline that the run was compared with; undefined without one. */
  isNew?: true;
}

/** A finding that does not count: someone has said so, where it is or in the settings, or the baseline has it. */
export interface AcceptedFinding extends Finding {
  acceptedBy: 'comment' | 'settings' | 'baseline';
  /** Why, in the words of whoever accepted it. */
  reason?: string;
}

/** What a check hands in; its id and level are added from the check. */
export type Reported = Omit<Finding, 'id' | 'level'> & { level?: Level };

/** A rule that the content is held against. It returns what it found; it never prints, throws or reads. */
export interface Check {
  id: string;
  level: Level;
  /** One sentence that says what holds when nothing is found. */
  summary: string;
  run: (catalogue: Catalogue, context: CheckContext) => Reported[];
}

export interface CheckContext {
  /** ISO 8601 day, in UTC, that counts as today. */
  today: string;
}

/** Findings in the order in which a reader goes through files. */
export function inReadingOrder<One extends Finding>(findings: readonly One[]): One[] {
  return findings.toSorted(
    (a, b) =>
      compareText(a.at.file, b.at.file) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column ||
      compareText(a.id, b.id),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const loudness: Record<Level, number> = { error: 2, warning: 1, note: 0 };

/** What a check itself reports more quietly, as it does of drafts, stays quiet when the check is made louder. */
export function quieter(level: Level, reported: Level | undefined): Level {
  return reported !== undefined && loudness[reported] < loudness[level] ? reported : level;
}
