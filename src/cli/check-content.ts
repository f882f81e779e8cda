import { prepareChecks, runChecks } from '../checks/registry.ts';
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
  const catalogue = readFolder(existingFolder(folder), options);
  await prepareChecks(catalogue);
  return judged(catalogue, today);
}

/** The same at once, where `prepareChecks` has been waited for. */
export function checkContentNow(folder: string, today: string): CheckedContent {
  return judged(readFolder(existingFolder(folder)), today);
}

function judged(catalogue: Catalogue, today: string): CheckedContent {
  const findings = runChecks(catalogue, { today });
  const fileCount = allDocuments(catalogue).length + catalogue.broken.length;
  return { catalogue, findings, hasErrors: findings.some(({ level }) => level === 'error'), fileCount };
}
