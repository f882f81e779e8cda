import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../model/audit/finding.ts';
import type { ReportFormat } from '../outputs/reporters.ts';

/**
 * Findings with the paths that readers of a format can follow: people from the working folder, where a terminal opens them;
 * tools from where the repository starts, as code hosts know no other paths.
 */
export function placedFor<One extends Finding>(
  format: ReportFormat,
  findings: readonly One[],
  env: NodeJS.ProcessEnv,
): readonly One[] {
  if (format === 'text') return findings;
  const placed = new Map<string, string>();
  return findings.map((finding) => {
    const { file } = finding.at;
    const below = placed.get(file) ?? repositoryPath(file, env);
    placed.set(file, below);
    return { ...finding, at: { ...finding.at, file: below } };
  });
}

/**
 * A path from the top of the repository, with `/`: of the one that a CI has checked out, where the file lies in it, else of
 * the one that git knows, else from the working folder. Without links on the way, as git knows the file. In full where none
 * of them holds it.
 *
 * @param shown As `shownPath` made it; `-` is no file.
 */
export function repositoryPath(shown: string, env: NodeJS.ProcessEnv): string {
  if (shown === '-') return shown;
  const file = path.resolve(shown);
  const real = realPathOf(file);
  const named = [env['GITHUB_WORKSPACE'], env['CI_PROJECT_DIR']].filter((root) => root && path.isAbsolute(root));
  for (const root of [
    ...named,
    repositoryAround(path.dirname(real)),
    repositoryAround(path.dirname(file)),
    process.cwd(),
  ]) {
    if (!root) continue;
    const below = pathBelow(realFolder(root), real) ?? pathBelow(root, file);
    if (below !== undefined) return below.split(path.sep).join('/');
  }
  return shown;
}

/** Top of the repository that a folder lies in, or is; undefined where there is none. A worktree and a submodule have a file there. */
export function repositoryAround(start: string): string | undefined {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Path without links on the way; a link itself stays one. */
function realPathOf(file: string): string {
  return path.join(realFolder(path.dirname(file)), path.basename(file));
}

/** A folder without links on the way, as far as it exists. */
function realFolder(folder: string): string {
  for (let existing = folder; ; existing = path.dirname(existing)) {
    try {
      return path.join(realpathSync(existing), path.relative(existing, folder));
    } catch {
      if (existing === path.dirname(existing)) return folder;
    }
  }
}

function pathBelow(root: string, file: string): string | undefined {
  const below = path.relative(root, file);
  return below === '' || below === '..' || below.startsWith(`..${path.sep}`) || path.isAbsolute(below)
    ? undefined
    : below;
}
