import { existsSync, lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../model/audit/finding.ts';
import { publicFolder, type PublicFile } from '../model/catalogue/public-file.ts';
import { entryFinding, type FolderEntry } from '../readers/content/read-catalogue.ts';
import { readPublicFile } from '../readers/public/read-public-file.ts';
import { filesBelow } from './content-folder.ts';

/** The files of the team that are copied into the site, and what of them cannot be read. */
export interface PublicFolder {
  files: PublicFile[];
  findings: Finding[];
}

/** Folder beside a content folder that holds what is copied into the site, whether it is there or not. */
export function publicBeside(content: string): string {
  return path.join(path.dirname(content), publicFolder);
}

/** Hidden files that hosts and standards ask for. What else is hidden is nobody's business: `.env`, `.git`, `.DS_Store`. */
const shownHidden = /^(?:\.well-known|\.nojekyll)$/;

/**
 * Reads `public/` beside a content folder. Symbolic links that lead out of it are not followed, and it is not itself one
 * that leads out of the folder that holds both.
 *
 * @param shown How messages call the folder.
 */
export function readPublicFolder(folder: string, shown: string): PublicFolder {
  if (!lstatSync(folder, { throwIfNoEntry: false }) || isBuiltSite(folder)) return { files: [], findings: [] };
  const files: PublicFile[] = [];
  const findings: Finding[] = [];
  for (const entry of entriesOf(folder)) {
    const file = path.posix.join(shown, entry.path);
    if ('problem' in entry) findings.push(entryFinding(file, entry.problem, false));
    else files.push(readPublicFile(entry.path, entry.bytes, file));
  }
  return { files, findings };
}

function entriesOf(folder: string): Iterable<FolderEntry> {
  const around = realpathSync(path.dirname(folder));
  const isLink = lstatSync(folder).isSymbolicLink();
  const real = existsSync(folder) ? realpathSync(folder) : '';
  if (isLink && !real.startsWith(around + path.sep)) {
    const hint = 'Copy what it leads to into the folder, or delete the link.';
    return [{ path: '', problem: { of: 'link', what: 'leads out of the folder, so it is not followed', hint } }];
  }
  return lstatSync(real).isDirectory() ? filesBelow(folder, { isShown: (name) => shownHidden.test(name) }) : [];
}

/** Whether a site of ours was built into the folder: hosts such as GitLab Pages want it by that name. */
function isBuiltSite(folder: string): boolean {
  return ['404.html', 'assets/site.js'].every((name) => existsSync(path.join(folder, name)));
}
