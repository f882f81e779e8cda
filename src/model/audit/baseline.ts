import type { KnownFinding } from '../../../schemas/baseline.ts';
import type { AcceptedFinding, Finding } from './finding.ts';

/** A finding of a run as a baseline knows it: by what it is about, never by its line. */
export type Fingerprint = Omit<KnownFinding, 'count'>;

/** What a run has found beside what was known. */
export interface BaselineComparison {
  /** Findings that are not known, in their order. */
  fresh: Finding[];
  known: AcceptedFinding[];
  /** Entries that are found less often than they say, by their place in the list, with how often they are found. */
  gone: { index: number; entry: KnownFinding; found: number }[];
}

/**
 * What a finding is about: its file, check and alert, and the values that its message quotes. The words between them may
 * change from version to version.
 *
 * @param file Path from the folder of the baseline.
 */
export function fingerprintOf({ id, alert, message }: Finding, file: string): Fingerprint {
  const values = [...message.matchAll(/`([^`]*)`/g)].map(([, value]) => value!).filter((value) => value !== alert);
  return { file, check: id, ...(alert !== undefined && { alert }), values };
}

/**
 * Sets what is known apart. An entry stands for as many findings as it counts; of more, the last ones are new.
 *
 * @param options.fileOf Path of a finding's file from the folder of the baseline.
 * @param options.isJudged Whether this run would have found what an entry is about: its file was read, and all of it.
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  entries: readonly KnownFinding[],
  { fileOf, isJudged }: { fileOf: (finding: Finding) => string; isJudged: (entry: KnownFinding) => boolean },
): BaselineComparison {
  const left = new Map<string, number>();
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  const fresh: Finding[] = [];
  const known: AcceptedFinding[] = [];
  for (const finding of findings) {
    const key = keyOf(fingerprintOf(finding, fileOf(finding)));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    if (count > 0) known.push({ ...finding, acceptedBy: 'baseline' });
    else fresh.push({ ...finding, isNew: true });
  }
  const gone = entries.flatMap((entry, index) => {
    const unfound = Math.min(left.get(keyOf(entry)) ?? 0, entry.count);
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - unfound);
    return unfound > 0 && isJudged(entry) ? [{ index, entry, found: entry.count - unfound }] : [];
  });
  return { fresh, known, gone };
}

/** Entries for some findings, one for those that are about the same. */
export function entriesFor(findings: readonly Finding[], fileOf: (finding: Finding) => string): KnownFinding[] {
  const entries = new Map<string, KnownFinding>();
  for (const finding of findings) {
    const entry = { ...fingerprintOf(finding, fileOf(finding)), count: 0 };
    const known = entries.get(keyOf(entry)) ?? entry;
    known.count++;
    entries.set(keyOf(entry), known);
  }
  return [...entries.values()];
}

/** Entries without what is gone of them. */
export function withoutGone(entries: readonly KnownFinding[], gone: BaselineComparison['gone']): KnownFinding[] {
  const foundByIndex = new Map(gone.map(({ index, found }) => [index, found]));
  return entries.flatMap((entry, index) => {
    const count = foundByIndex.get(index) ?? entry.count;
    return count === 0 ? [] : [{ ...entry, count }];
  });
}

/** Entries in the order of files, checks and alerts, so that a change of the file is small. */
export function inOrder(entries: readonly KnownFinding[]): KnownFinding[] {
  return entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function keyOf({ file, check, alert = '', values }: Fingerprint): string {
  return [file, check, alert, ...values].join('\0');
}
