import { allDocuments, withChanges, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, CheckContext, Reported } from '../model/audit/finding.ts';

/** What a check finds, and the files that it could not be run on. */
export interface CheckRun {
  reported: Reported[];
  /** Files that the check failed on, with the words of the error. */
  failed: { file: string; why: string }[];
}

/** How many files are taken out, one after the other, before the fault is ours for sure. */
const maxFailed = 5;

/**
 * Runs a check. Where it throws because of one file, that file is taken out, and the others are checked.
 *
 * @throws What the check throws, when no file explains it.
 */
export function runCheck(check: Check, catalogue: Catalogue, context: CheckContext): CheckRun {
  const failed: CheckRun['failed'] = [];
  for (let left = catalogue; ;) {
    try {
      return { reported: check.run(left, context), failed };
    } catch (error) {
      const file = failed.length < maxFailed ? culpritIn(left, check, context) : undefined;
      if (file === undefined) throw error;
      failed.push({ file, why: (error as Error).message });
      left = without(left, new Set([file]));
    }
  }
}

/** The file without which a check does not fail: the last one of the fewest, from the first on, that make it fail. */
function culpritIn(catalogue: Catalogue, check: Check, context: CheckContext): string | undefined {
  const files = [...new Set([...allDocuments(catalogue), ...catalogue.rules].map(({ file }) => file))];
  const failsWith = (count: number): boolean => {
    try {
      check.run(without(catalogue, new Set(files.slice(count))), context);
      return false;
    } catch {
      return true;
    }
  };
  if (failsWith(0)) return undefined;
  let [works, fails] = [0, files.length];
  while (fails - works > 1) {
    const middle = (works + fails) >> 1;
    if (failsWith(middle)) fails = middle;
    else works = middle;
  }
  return files[fails - 1];
}

/** A catalogue in which some files could not be read. */
function without(catalogue: Catalogue, files: ReadonlySet<string>): Catalogue {
  const documents = allDocuments(catalogue);
  const broken = documents.filter(({ file }) => files.has(file));
  return withChanges(catalogue, {
    documents: documents.filter(({ file }) => !files.has(file)),
    rules: catalogue.rules.filter(({ file }) => !files.has(file)),
    broken: [...catalogue.broken, ...broken],
  });
}
