import { prepareChecks, runChecks } from '../checks/registry.ts';
import { openReadCache } from '../workspace/read-cache.ts';
import { readFolder } from '../workspace/read-folder.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Finding } from '../model/audit/finding.ts';
import { existingFolder } from './options.ts';

export interface CheckedContent {
  catalogue: Catalogue;
  findings: Finding[];
  hasErrors: boolean;
  fileCount: number;
}

/**
 * Reads a content folder and holds it against every check.
 *
 * @param options.isForeign Whether the content may come from a stranger.
 * @throws UsageError when the folder does not exist.
 */
export async function checkContent(
  folder: string,
  today: string,
  options: { isForeign?: boolean } = {},
): Promise<CheckedContent> {
  const content = existingFolder(folder);
  const cache = openReadCache(content);
  const catalogue = readFolder(content, { ...options, cache });
  await prepareChecks(catalogue);
  const checked = judged(catalogue, today);
  // After the checks: what they found in a file that has not changed is kept too.
  cache.save();
  return checked;
}

/**
 * A content folder that is checked again and again while it is written: of what has not changed, nothing is read twice.
 *
 * @throws UsageError when the folder does not exist.
 */
export async function watchedContent(folder: string, today: string): Promise<WatchedContent> {
  const cache = openReadCache(existingFolder(folder));
  const read = (): Catalogue => {
    const catalogue = readFolder(existingFolder(folder), { cache });
    cache.turn();
    return catalogue;
  };
  const catalogue = read();
  await prepareChecks(catalogue);
  return { first: judged(catalogue, today), check: () => judged(read(), today), keep: () => cache.save() };
}

export interface WatchedContent {
  /** What it was when it was opened. */
  first: CheckedContent;
  /** Checks it as it is now. */
  check: () => CheckedContent;
  /** Keeps what is known of it for the next run. */
  keep: () => void;
}

function judged(catalogue: Catalogue, today: string): CheckedContent {
  const findings = runChecks(catalogue, { today });
  const fileCount = allDocuments(catalogue).length + catalogue.broken.length;
  return { catalogue, findings, hasErrors: findings.some(({ level }) => level === 'error'), fileCount };
}
