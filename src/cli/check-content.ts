import { prepareChecks, runChecks } from '../checks/registry.ts';
import { openReadCache, type StoredReadCache } from '../workspace/read-cache.ts';
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
  return judged(catalogue, today, cache);
}

/** The same at once, where `prepareChecks` has been waited for. */
export function checkContentNow(folder: string, today: string): CheckedContent {
  const content = existingFolder(folder);
  const cache = openReadCache(content);
  return judged(readFolder(content, { cache }), today, cache);
}

function judged(catalogue: Catalogue, today: string, cache: StoredReadCache): CheckedContent {
  const findings = runChecks(catalogue, { today });
  // After the checks: what they found in a file that has not changed is kept too.
  cache.save();
  const fileCount = allDocuments(catalogue).length + catalogue.broken.length;
  return { catalogue, findings, hasErrors: findings.some(({ level }) => level === 'error'), fileCount };
}
